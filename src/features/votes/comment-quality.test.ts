import { expect, test } from 'vitest';
import { commentQuality } from './comment-quality.ts';

test.each([
  ['Step 3 does not show the button you name', 1],
  ['手順3のボタンが見つかりません', 1],
  ['[email]', 0],
  ['https://example.com/offer', 0],
  ['12345 ???', 0],
  ['bad', 0.3],
  ['does not work', 1],
  ['STEP THREE DOES NOT WORK', 0.9],
  ['see https://example.com for the right way', 0.7],
])('%j → %d', (comment, quality) => {
  expect(commentQuality(comment)).toBe(quality);
});
