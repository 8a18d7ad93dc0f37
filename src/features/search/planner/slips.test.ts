import { expect, test } from 'vitest';
import { slips } from './slips.ts';

test.each([
  ['invoice', 'invoice', 0],
  ['invoce', 'invoice', 1],
  ['invoicee', 'invoice', 1],
  ['invaice', 'invoice', 1],
  ['inovice', 'invoice', 1],
  ['nivoice', 'invoice', 1],
  ['inovce', 'invoice', 2],
  ['inoce', 'invoice', 2],
  ['ince', 'invoice', 3],
  ['abc', 'cab', 2],
  ['', 'ab', 2],
])('%s and %s: %i', (a, b, expected) => {
  expect(slips(a, b, 2)).toBe(expected);
  expect(slips(b, a, 2)).toBe(expected);
});

test('no more than the limit is counted', () => {
  expect(slips('inovce', 'invoice', 1)).toBe(2);
  expect(slips('a', 'abcdefgh', 2)).toBe(3);
});
