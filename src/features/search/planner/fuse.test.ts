import { describe, expect, test } from 'vitest';
import type { Match } from './engine.ts';
import { fuse, rarity, type Slot } from './fuse.ts';

const TOTAL = 100;
const NONE = { titleLength: 0, inErrors: false, inKeywords: false, isWhole: true };
/** A word that these articles have, each once unless said otherwise. */
const word = (by: Record<string, Partial<Match>>, trust = 1): Slot => {
  const ids = Object.keys(by);
  const score = rarity(ids.length, TOTAL);
  return [{ trust, matches: ids.map((id) => ({ id, score, at: [], ...NONE, ...by[id] })) }];
};
const order = (...slots: Slot[]) => fuse(slots, TOTAL).map(({ id }) => id);

describe('the better article has', () => {
  test('more of the query', () => {
    expect(order(word({ a: {}, b: {} }), word({ b: {} }))).toEqual(['b', 'a']);
  });
  test('the rarer word', () => {
    expect(order(word({ a: {}, x: {}, y: {}, z: {} }), word({ b: {} }))[0]).toBe('b');
  });
  test('the word in its title', () => {
    expect(order(word({ a: {}, b: { titleLength: 3 } }))).toEqual(['b', 'a']);
  });
  test('the shorter of two titles that have it', () => {
    expect(order(word({ a: { titleLength: 7 }, b: { titleLength: 2 } }))).toEqual(['b', 'a']);
  });
  test('it in an error message, before a title', () => {
    const both = { a: { titleLength: 4 }, b: { inErrors: true } };
    expect(order(word(both), word(both), word(both))).toEqual(['b', 'a']);
  });
  test('the words beside each other, in order', () => {
    const first = word({ a: { at: [3] }, b: { at: [3] }, c: { at: [4] } });
    const second = word({ a: { at: [30] }, b: { at: [4] }, c: { at: [3] } });
    expect(order(first, second)).toEqual(['b', 'c', 'a']);
  });
  test('the word itself, before a synonym', () => {
    const [own, other] = [word({ b: {} }), word({ a: {} }, 0.55)];
    expect(order([...own, ...other])).toEqual(['b', 'a']);
  });
});

test('coverage is by rarity, and places are in order without twins', () => {
  const slots = [word({ a: { at: [7, 2] } }), word({ a: { at: [2] }, b: {} })];
  const [a, b] = fuse(slots, TOTAL);
  expect(a).toMatchObject({ id: 'a', coverage: 1, at: [2, 7] });
  expect(b?.coverage).toBeCloseTo(rarity(2, TOTAL) / (rarity(1, TOTAL) + rarity(2, TOTAL)));
});

test('nothing asked, nothing found', () => expect(fuse([], TOTAL)).toEqual([]));
