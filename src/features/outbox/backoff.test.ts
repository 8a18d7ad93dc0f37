import { expect, test } from 'vitest';
import { retryDelayMs } from './backoff.ts';

const almostOne = 1 - Number.EPSILON;

test.each([
  { failures: 1, random: 0, delay: 0 },
  { failures: 1, random: 0.5, delay: 2_500 },
  { failures: 1, random: almostOne, delay: 4_999 },
  { failures: 2, random: 0.5, delay: 5_000 },
  { failures: 3, random: 0.5, delay: 10_000 },
  { failures: 10, random: 0.5, delay: 1_280_000 },
  { failures: 11, random: 0.5, delay: 1_800_000 },
  { failures: 100, random: almostOne, delay: 3_599_999 },
  { failures: 5_000, random: 0.5, delay: 1_800_000 },
  { failures: 0, random: 0.5, delay: 2_500 },
])('after failure $failures, drawn $random: wait $delay ms', ({ failures, random, delay }) => {
  expect(retryDelayMs(failures, () => random)).toBe(delay);
});
