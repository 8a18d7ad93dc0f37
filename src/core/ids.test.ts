import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createUuidMaker, hashToken, hmac, makeToken, makeUuid, sameSecret } from './ids.ts';

test('a row id is a UUIDv7, no two are the same, and they sort by time', async () => {
  const first = makeUuid();
  await new Promise((resolve) => setTimeout(resolve, 5));
  const ids = Array.from({ length: 1000 }, makeUuid);
  expect(first).toMatch(/^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
  expect(new Set(ids).size).toBe(1000);
  expect(ids.every((id) => id > first)).toBe(true);
});

test('a token has 128 bits as 22 characters that need no escape in an address', () => {
  const tokens = Array.from({ length: 1000 }, makeToken);
  for (const token of tokens) {
    expect(token).toMatch(/^[\w-]{22}$/);
    expect(Buffer.from(token, 'base64url')).toHaveLength(16);
  }
  expect(new Set(tokens).size).toBe(1000);
});

test('what is kept of a token is its SHA-256', () => {
  // FIPS 180-4, example "abc".
  expect(hashToken('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});

describe('hmac', () => {
  test('is HMAC-SHA-256 over each part behind its length in bytes', () => {
    const expected = createHmac('sha256', 'key').update('2:ab3:é1').digest('base64url');
    expect(hmac('key', 'ab', 'é1')).toBe(expected);
  });

  test.each([
    [
      ['ab', 'c'],
      ['a', 'bc'],
    ],
    [['abc'], ['abc', '']],
    [
      ['', 'a'],
      ['a', ''],
    ],
    [['1:a'], ['a']],
    [['a1:b'], ['a', 'b']],
    [['1:a1:b'], ['a', 'b']],
    [[], ['']],
    [['é'], ['e\u0301']],
  ])('%j and %j give different values', (left, right) => {
    expect(hmac('key', ...left)).not.toBe(hmac('key', ...right));
  });

  test('gives different values for different lists or keys', () => {
    const parts = fc.array(fc.stringMatching(/^[\d:a]{0,4}$/), { maxLength: 4 });
    fc.assert(
      fc.property(parts, parts, (left, right) => {
        const isSame = JSON.stringify(left) === JSON.stringify(right);
        expect(hmac('key', ...left) === hmac('key', ...right)).toBe(isSame);
        expect(hmac('key', ...left)).not.toBe(hmac('other', ...left));
      }),
      { numRuns: 10_000 },
    );
  });
});

test.each([
  ['secret', 'secret', true],
  ['', '', true],
  ['secret', 'secreT', false],
  ['secret', 'secret ', false],
  ['secret', '', false],
  ['é', 'e', false],
  ['é', 'éé', false],
])('the secrets %j and %j are the same: %s', (a, b, expected) => {
  expect(sameSecret(a, b)).toBe(expected);
});

test('row ids sort in the order they were made, whatever the clock does', () => {
  // One millisecond for 10,000 ids, which is more than it can count, then a clock that goes back.
  const instants = [...Array.from({ length: 10_000 }, () => 5000), 4000, 4000, 9000];
  let n = 0;
  const make = createUuidMaker(() => instants[n++] ?? 9000);
  const ids = instants.map(make);
  expect([...ids].sort()).toEqual(ids);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids)
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});
