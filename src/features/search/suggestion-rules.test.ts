import { expect, test } from 'vitest';
import { isWorthSuggesting } from './suggestion-rules.ts';

test.each([
  ['', false],
  ['lo', false],
  ['log', true],
  ['  lo  ', false],
  ['語', false],
  ['言語', true],
  ['ログ', true],
  ['로그', true],
  ['دخ', false],
  ['دخل', true],
  ['👍👍', false],
])('“%s” is worth suggesting for: %s', (text, isWorth) => {
  expect(isWorthSuggesting(text)).toBe(isWorth);
});
