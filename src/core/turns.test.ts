import { expect, test } from 'vitest';
import { createTurns } from './turns.ts';

test('works of one name wait for each other, also when one fails; other names do not', async () => {
  const turns = createTurns();
  const seen: string[] = [];
  const { promise: gate, resolve: open } = Promise.withResolvers<undefined>();
  const first = turns('a', async () => {
    await gate;
    seen.push('a1');
    throw new Error('a1 failed');
  });
  const second = turns('a', () => Promise.resolve(seen.push('a2')));
  await turns('b', () => Promise.resolve(seen.push('b')));
  expect(seen).toEqual(['b']);
  open(undefined);
  await expect(first).rejects.toThrow('a1 failed');
  await second;
  expect(seen).toEqual(['b', 'a1', 'a2']);
});
