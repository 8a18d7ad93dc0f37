import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fateOf, forget, keep, KEPT, readKept } from './kept-votes.ts';

function storage(initial?: string) {
  const items = new Map(initial === undefined ? [] : [[KEPT, initial]]);
  return {
    getItem: (name: string) => items.get(name) ?? null,
    setItem: (name: string, value: string) => void items.set(name, value),
    removeItem: (name: string) => void items.delete(name),
  };
}

test('a kept vote is read back, once for the same answer, until it is forgotten', () => {
  const store = storage();
  expect(keep({ body: 'value=up', key: 'a' }, () => store)).toBe(true);
  keep({ body: 'value=down', key: 'b' }, () => store);
  keep({ body: 'value=up', key: 'c' }, () => store);
  expect(readKept(() => store).map(({ key }) => key)).toEqual(['b', 'c']);
  forget('b', () => store);
  forget('c', () => store);
  expect(store.getItem(KEPT)).toBe(null);
});

test.each([['not json'], ['{"a":1}'], ['null']])('what is not ours is nothing: %s', (found) => {
  expect(readKept(() => storage(found))).toEqual([]);
});

test('a browser that refuses to store says so', () => {
  const full = {
    ...storage(),
    setItem: () => {
      throw new Error('QuotaExceededError');
    },
  };
  expect(keep({ body: 'value=up', key: 'a' }, () => full)).toBe(false);
});

test('at most twenty are kept, the newest', () => {
  const store = storage();
  for (let n = 1; n <= 21; n++) keep({ body: `n=${n}`, key: String(n) }, () => store);
  expect(readKept(() => store)).toHaveLength(20);
  expect(readKept(() => store)[0]?.key).toBe('2');
});

test.each([
  [200, 'taken'],
  [201, 'taken'],
  [303, 'taken'],
  [400, 'refused'],
  [404, 'refused'],
  [422, 'refused'],
  [408, 'later'],
  [429, 'later'],
  [500, 'later'],
  [503, 'later'],
])('%d → %s', (status, fate) => {
  expect(fateOf(status)).toBe(fate);
});

test('a browser that forbids storage altogether is survived', () => {
  const forbidden = () => {
    throw new Error('SecurityError');
  };
  expect(readKept(forbidden)).toEqual([]);
  expect(keep({ body: 'value=up', key: 'a' }, forbidden)).toBe(false);
});

test('whatever stands in the store, a vote is kept, read back and forgotten', () => {
  const vote = { body: 'value=up', key: 'mine' };
  const found = fc.oneof(
    fc.json({ maxDepth: 2 }),
    fc
      .array(fc.oneof(fc.jsonValue({ maxDepth: 1 }), fc.constant(vote)))
      .map((v) => JSON.stringify(v)),
    fc.string(),
  );
  fc.assert(
    fc.property(found, (text) => {
      const store = storage(text);
      for (const { body, key } of readKept(() => store)) {
        expect([typeof body, typeof key]).toEqual(['string', 'string']);
      }
      expect(keep(vote, () => store)).toBe(true);
      expect(readKept(() => store).at(-1)).toEqual(vote);
      forget('mine', () => store);
      expect(readKept(() => store).map(({ key }) => key)).not.toContain('mine');
    }),
    { numRuns: 10_000 },
  );
});
