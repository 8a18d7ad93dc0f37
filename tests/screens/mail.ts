import { icon } from './icons.ts';
import { PRODUCT } from './product.ts';
import type { Words } from './words/en.ts';

/** A letter that is open in the reader's mail program. */
export interface Letter {
  readonly to: string;
  readonly subject: string;
  readonly start: string;
  /** The paragraphs of the letter, already HTML. */
  readonly paragraphs: readonly string[];
}

interface Entry {
  readonly from: string;
  readonly time: string;
  readonly subject: string;
  readonly start: string;
}

function entry(of: Entry, open = false): string {
  return `<div class="entry ${open ? 'open' : ''}">
    <p class="from"><b>${of.from}</b><span class="small soft">${of.time}</span></p>
    <p class="subject">${of.subject}</p><p class="small soft">${of.start}…</p></div>`;
}

/** A mail program: the list of messages with ours on top, and the letter beside it. */
export function inbox({ mail, names }: Words, letter: Letter): string {
  const ours = { from: PRODUCT, time: mail.ourTime, subject: letter.subject, start: letter.start };
  const older = [mail.calendar, { from: names.ben, ...mail.photos }].map((of) => entry(of));
  return `<div class="mail">
    <nav><span class="here">${icon('inbox')}</span><span>${icon('star')}</span><span>${icon('send')}</span></nav>
    <div class="list"><h1>${mail.inbox}</h1>${entry(ours, true)}${older.join('')}</div>
    <div class="letter"><h1>${letter.subject}</h1>
      <div class="from"><span class="sender">${icon('mail')}</span>
        <div><b>${PRODUCT}</b><p class="small soft">${mail.to(letter.to)}</p></div></div>
      ${letter.paragraphs.map((text) => `<p>${text}</p>`).join('')}</div>
  </div>`;
}
