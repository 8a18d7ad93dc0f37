import { icon } from './icons.ts';
import { PRODUCT } from './product.ts';

/** A letter that is open in the reader's mail program. */
export interface Letter {
  readonly to: string;
  readonly subject: string;
  readonly start: string;
  /** The paragraphs of the letter, already HTML. */
  readonly paragraphs: readonly string[];
}

const OLDER = [
  {
    from: 'Team calendar',
    time: '8:55',
    subject: 'Your week at a glance',
    start: 'Three meetings, one',
  },
  {
    from: 'Ben Sample',
    time: 'Mon',
    subject: 'Photos from the workshop',
    start: 'Hi Ana, here are the',
  },
];

/** A mail program: the list of messages with ours on top, and the letter beside it. */
export function inbox(letter: Letter): string {
  const entry = (
    m: { from: string; time: string; subject: string; start: string },
    open: boolean,
  ) =>
    `<div class="entry ${open ? 'open' : ''}">
      <p class="from"><b>${m.from}</b><span class="small soft">${m.time}</span></p>
      <p class="subject">${m.subject}</p><p class="small soft">${m.start}…</p></div>`;
  const ours = { from: PRODUCT, time: '9:41', subject: letter.subject, start: letter.start };
  return `<div class="mail">
    <nav><span class="here">${icon('inbox')}</span><span>${icon('star')}</span><span>${icon('send')}</span></nav>
    <div class="list"><h1>Inbox</h1>${entry(ours, true)}${OLDER.map((m) => entry(m, false)).join('')}</div>
    <div class="letter"><h1>${letter.subject}</h1>
      <div class="from"><span class="sender">${icon('mail')}</span>
        <div><b>${PRODUCT}</b><p class="small soft">to ${letter.to}</p></div></div>
      ${letter.paragraphs.map((text) => `<p>${text}</p>`).join('')}</div>
  </div>`;
}
