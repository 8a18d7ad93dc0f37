import { expect, test } from 'vitest';
import { contrast, mix } from './colour.ts';

test.each([
  ['#000000', '#ffffff', 21],
  ['#ffffff', '#ffffff', 1],
  // The grey pair every guide to WCAG 1.4.3 names: the one passes, the next does not.
  ['#767676', '#ffffff', 4.54],
  ['#777777', '#ffffff', 4.48],
] as const)('%s on %s is %d', (one, other, ratio) => {
  expect(contrast(one, other)).toBeCloseTo(ratio, 2);
  expect(contrast(other, one)).toBeCloseTo(ratio, 2);
});

test.each([
  ['#000000', '#ffffff', 0, '#ffffff'],
  ['#000000', '#ffffff', 1, '#000000'],
  ['#ff0000', '#0000ff', 0.5, '#800080'],
  ['#0b6157', '#fdfdfb', 0.1, '#e5edeb'],
] as const)('%s over %s, %d of it, is %s', (one, other, share, mixed) => {
  expect(mix(one, other, share)).toBe(mixed);
});
