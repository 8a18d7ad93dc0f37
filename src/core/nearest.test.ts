import { expect, test } from 'vitest';
import { nearest } from './nearest.ts';

const IDS = ['change-my-login', 'change-my-password', 'connect-a-social-login', 'reset'];

test.each([
  ['change-my-logn', ['change-my-login']],
  ['chnage-my-password', ['change-my-password']],
  ['social-login', ['connect-a-social-login']],
  ['login-change', ['change-my-login']],
  ['rest', ['reset']],
  ['something-else-entirely', []],
])('%s', (typed, meant) => {
  expect(nearest(typed, IDS)).toEqual(meant);
});

test('an empty name means none of many', () => {
  expect(nearest('', ['abcdef']).length).toBeLessThanOrEqual(3);
});
