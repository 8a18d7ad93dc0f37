/**
 * Sends a feedback form without leaving the page: the same data to the same address, and the
 * feedback page it leads to is shown in place, so the words exist once. When that fails the form
 * goes the plain way, except without a connection: then the page stays and says so.
 */
export async function answer(
  host: HTMLElement,
  form: HTMLFormElement,
  submitter: HTMLButtonElement | null,
): Promise<void> {
  if (host.ariaBusy === 'true') return;
  host.ariaBusy = 'true';
  try {
    // Not `form.action`: a field of that name would be found instead.
    const response = await fetch(form.getAttribute('action') ?? '', {
      method: 'POST',
      headers: { Accept: 'text/html' },
      body: new URLSearchParams(entriesOf(form, submitter)),
    });
    show(host, await response.text(), response.url);
  } catch {
    say(host, host.dataset['failed'] ?? '');
  } finally {
    host.ariaBusy = null;
  }
}

function entriesOf(form: HTMLFormElement, submitter: HTMLButtonElement | null): [string, string][] {
  return [...new FormData(form, submitter)].map(([name, value]) => [
    name,
    typeof value === 'string' ? value : '',
  ]);
}

/** Puts the answer's own feedback part in place of the question, and the focus on its heading. */
function show(host: HTMLElement, html: string, url: string): void {
  const page = new DOMParser().parseFromString(html, 'text/html');
  const part = page.querySelector<HTMLElement>('[data-feedback]');
  if (!part) throw new Error(`No feedback at ${url}.`);
  part.querySelectorAll('[data-on-its-own-page]').forEach((element) => element.remove());
  host.replaceChildren(...part.children);
  host.setAttribute('aria-labelledby', part.getAttribute('aria-labelledby') ?? '');
  host.querySelector<HTMLElement>('[tabindex="-1"]')?.focus({ preventScroll: true });
  host.scrollIntoView({ block: 'nearest' });
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

function say(host: HTMLElement, text: string): void {
  let status = host.querySelector<HTMLElement>('[role="alert"]');
  if (!status) {
    status = document.createElement('p');
    status.setAttribute('role', 'alert');
    status.className = 'field-error';
    host.append(status);
  }
  status.textContent = text;
}
