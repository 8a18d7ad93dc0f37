/** The parts of sending feedback that must work even when nothing more can be loaded. */

export const VOTES = '/api/votes';
const MAX_QUERY_CHARACTERS = 200;

export type Said = Record<'failed' | 'kept' | 'sentLater' | 'refusedLater' | 'left', string>;

/** What the form would send, as its body. */
export function bodyOf(form: HTMLFormElement, submitter: HTMLElement | null): URLSearchParams {
  const body = new URLSearchParams();
  for (const [name, value] of new FormData(form, submitter)) {
    if (typeof value === 'string') body.append(name, value);
  }
  // The search that led here, for a vote that is sent later from another page.
  const query = new URLSearchParams(location.search).get('q');
  if (query && form.getAttribute('action') === VOTES) {
    body.set('query', Array.from(query).slice(0, MAX_QUERY_CHARACTERS).join(''));
  }
  return body;
}

/** 128 random bits. `crypto.randomUUID` is missing on plain http, where intranets live. */
export function makeKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}

export function saidOf(host: HTMLElement): Said {
  return JSON.parse(host.dataset['words'] ?? '{}') as Said;
}

/** Tells how sending went, beside the question, which stays. */
export function say(host: HTMLElement, what: keyof Said): void {
  let note = host.querySelector<HTMLElement>('[data-note]');
  if (!note) {
    note = document.createElement('p');
    note.dataset['note'] = '';
    note.className = 'notice';
    note.setAttribute('role', 'alert');
    host.append(note);
  }
  note.textContent = saidOf(host)[what];
}
