import { inbox } from './mail.ts';
import { button, lines, link } from './product.ts';
import { ANA } from './profile.ts';
import type { Words } from './words/en.ts';

/** The message that asks to confirm a new address, open in the inbox of that address. */
export function confirmLetter(words: Words): string {
  const { confirmLetter: letter, mail } = words;
  return inbox(words, {
    to: ANA.newEmail,
    subject: letter.subject,
    start: letter.start,
    paragraphs: [
      mail.hello,
      lines(letter.request),
      link('https://network.example.com/confirm', 'hover'),
      lines(letter.notYou),
    ],
  });
}

/** The message that leads to a new password. */
export function resetLetter(words: Words): string {
  const { mail, reset, resetLetter: letter } = words;
  return inbox(words, {
    to: ANA.email,
    subject: reset.title,
    start: letter.start,
    paragraphs: [
      mail.hello,
      lines(letter.request),
      button(reset.choose, { primary: true, state: 'hover' }),
      lines(letter.notYou),
    ],
  });
}
