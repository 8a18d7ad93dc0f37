/**
 * All that an article page runs before a reader acts: it waits for an answer, and then loads what
 * sends it. Answers kept from a time without connection are sent now.
 */
import { bodyOf, makeKey, say, VOTES } from './feedback-form.ts';
import { keep, readKept } from './kept-votes.ts';

const load = () => import('./feedback.client.ts');

addEventListener('submit', (event) => {
  const form = event.target as HTMLFormElement;
  const host = form.closest<HTMLElement>('[data-feedback]');
  if (!host || form.method !== 'post' || 'plain' in form.dataset) return;
  event.preventDefault();
  const { submitter } = event;
  load().then(
    ({ answer }) => answer(host, form, submitter),
    () => answerPlainly(host, form, submitter),
  );
});

addEventListener('input', (event) => {
  const field = event.target as HTMLTextAreaElement;
  if (field.closest('[data-feedback]') && field.maxLength > 0) {
    void load().then(({ countLeft }) => countLeft(field));
  }
});

/** The code could not be loaded: the connection is gone, or the page is older than the last deploy. */
function answerPlainly(
  host: HTMLElement,
  form: HTMLFormElement,
  submitter: HTMLElement | null,
): void {
  const isVote = form.getAttribute('action') === VOTES;
  const body = bodyOf(form, submitter).toString();
  if (!navigator.onLine && isVote && keep({ body, key: makeKey() })) {
    say(host, 'kept');
    return;
  }
  form.dataset['plain'] = '';
  form.requestSubmit(submitter);
}

function sendKept(): void {
  if (readKept().length > 0) void load().then(({ sendKeptVotes }) => sendKeptVotes());
}
addEventListener('online', sendKept);
sendKept();
