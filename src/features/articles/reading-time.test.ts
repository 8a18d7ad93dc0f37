import { mdxToMdast } from 'satteri';
import { expect, test } from 'vitest';
import { readingMinutes } from './reading-time.ts';

const words = (n: number) => `${'word '.repeat(n)}\n\n`;
const pictures = (n: number) => '![The menu](./1.png)\n\n'.repeat(n);

test.each([
  ['nothing', '', 1],
  ['299 words', words(299), 1],
  ['300 words', words(300), 2],
  ['298 words without spaces', '言葉を読む。'.repeat(99) + '言葉', 1],
  ['300 words without spaces', '言葉を読む。'.repeat(100), 2],
  ['14 pictures', pictures(14), 1],
  ['15 pictures', pictures(15), 2],
  ['both', words(200) + pictures(10), 2],
])('%s', (_what, text, minutes) => {
  expect(readingMinutes(mdxToMdast(text))).toBe(minutes);
});
