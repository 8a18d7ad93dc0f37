/**
 * All that an article page runs before a reader acts: it waits for an answer, and then loads what
 * sends it. Answers kept from a time without connection are sent now.
 */
import { KEPT } from './kept-votes.ts';

const load = () => import('./feedback.client.ts');

addEventListener('submit', (event) => {
  const form = event.target as HTMLFormElement;
  const host = form.closest<HTMLElement>('[data-feedback]');
  if (!host || form.method !== 'post') return;
  event.preventDefault();
  void load().then(({ answer }) => answer(host, form, event.submitter));
});

addEventListener('input', (event) => {
  const field = event.target as HTMLTextAreaElement;
  if (field.closest('[data-feedback]') && field.maxLength > 0) {
    void load().then(({ countLeft }) => countLeft(field));
  }
});

function sendKept(): void {
  if (localStorage.getItem(KEPT) !== null) void load().then(({ sendKeptVotes }) => sendKeptVotes());
}
addEventListener('online', sendKept);
sendKept();
