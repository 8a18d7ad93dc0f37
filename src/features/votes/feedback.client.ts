import { bodyOf, makeKey, saidOf, say, VOTES } from './feedback-form.ts';
import { fateOf, forget, keep, readKept } from './kept-votes.ts';

let shownAt = 0;

/**
 * Sends a feedback form without leaving the page: the same data to the same address, and the
 * feedback page it leads to is shown in place, so the words exist once. Without a connection a vote
 * is kept in the browser; anything else stays in its form, and the reader is told.
 */
export async function answer(
  host: HTMLElement,
  form: HTMLFormElement,
  submitter: HTMLElement | null,
): Promise<void> {
  if (host.ariaBusy === 'true') return;
  host.ariaBusy = 'true';
  // Not `form.action`: a field of that name would be found instead.
  const action = form.getAttribute('action') ?? '';
  const fields = bodyOf(form, submitter);
  if (hasTyped(form)) {
    fields.set('seconds', ((performance.now() - shownAt) / 1000).toFixed(1));
  }
  const body = fields.toString();
  const key = makeKey();
  try {
    const response = await post(action, body, key, 'text/html');
    show(host, await response.text(), response.url);
  } catch {
    const isKept = action === VOTES && keep({ body, key });
    say(host, isKept ? 'kept' : 'failed');
  } finally {
    host.ariaBusy = null;
  }
}

/** Sends votes kept from a time without connection, each under the key it had then. */
export async function sendKeptVotes(): Promise<void> {
  const host = document.querySelector<HTMLElement>('[data-feedback]');
  for (const { body, key } of readKept()) {
    const response = await post(VOTES, body, key, 'application/json').catch(() => undefined);
    const fate = response ? fateOf(response.status) : 'later';
    if (fate === 'later') return;
    forget(key);
    if (host) say(host, fate === 'taken' ? 'sentLater' : 'refusedLater');
  }
}

/** Says how many characters are left, where a counter stands beside the field. */
export function countLeft(field: HTMLTextAreaElement): void {
  const host = field.closest<HTMLElement>('[data-feedback]');
  const counter = field.form?.querySelector<HTMLElement>('[data-counter]');
  if (!host || !counter) return;
  // As the server counts: code points, not UTF-16 units.
  const left = field.maxLength - Array.from(field.value).length;
  counter.textContent = saidOf(host).left.replace(
    '{n}',
    left.toLocaleString(document.documentElement.lang),
  );
}

/** Whether a comment was typed here, and not only sent again as it stood. */
function hasTyped(form: HTMLFormElement): boolean {
  return [...form.querySelectorAll('textarea')].some(
    ({ value, defaultValue }) => value !== defaultValue,
  );
}

function post(action: string, body: string, key: string, accept: string): Promise<Response> {
  return fetch(action, {
    method: 'POST',
    headers: {
      Accept: accept,
      'Content-Type': 'application/x-www-form-urlencoded',
      ...(action === VOTES && { 'Idempotency-Key': key }),
    },
    body,
  });
}

/** Puts the answer's own feedback part in place of the question, and the focus on what is asked. */
function show(host: HTMLElement, html: string, url: string): void {
  // This page's policy holds for what is parsed here too, and does not know that page's styles.
  const unstyled = html.replace(/<style[^]*?<\/style>/g, '');
  const page = new DOMParser().parseFromString(unstyled, 'text/html');
  const part = page.querySelector<HTMLElement>('[data-feedback]');
  const panel = part?.querySelector('[data-panel]') ?? part;
  if (!part || !panel) throw new Error(`No feedback at ${url}.`);
  if ('inArticle' in host.dataset) {
    panel.querySelectorAll('[data-on-its-own-page]').forEach((element) => element.remove());
  }
  host.querySelector('[data-note]')?.remove();
  const place = host.querySelector<HTMLElement>('[data-panel]');
  place?.replaceChildren(...panel.children);
  // A wish for a translation is answered in the language that is wished for.
  const { lang, dir } = page.documentElement;
  if (place && lang !== document.documentElement.lang) Object.assign(place, { lang, dir });
  const announce = host.querySelector('[data-announce]');
  // An error says itself, by its role.
  if (announce && !host.querySelector('[role=alert]'))
    announce.textContent = host.querySelector('h2')?.textContent ?? '';
  host.querySelector<HTMLElement>('[tabindex="-1"]:not(input)')?.focus({ preventScroll: true });
  host.scrollIntoView({ block: 'nearest' });
  shownAt = performance.now();
  rememberVote(part.dataset['token']);
}

/** The way to support takes the vote along, so that nothing is asked twice. */
function rememberVote(token: string | undefined): void {
  const link = document.querySelector<HTMLAnchorElement>('[data-support-link]');
  if (!link || token === undefined) return;
  const url = new URL(link.href);
  url.searchParams.set('vote', token);
  link.href = url.href;
}
