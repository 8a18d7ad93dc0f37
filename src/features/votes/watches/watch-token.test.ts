import fc from 'fast-check';
import { expect, test } from 'vitest';
import { makeUuid } from '#core/ids.ts';
import { watchIdOf, watchToken } from './watch-token.ts';

const SECRET = 'a secret of at least 32 characters';

test('a token is known again for what it was made for, and for nothing else', () => {
  const id = makeUuid();
  const token = watchToken(id, 'confirm', SECRET);
  expect(watchIdOf(token, 'confirm', SECRET)).toBe(id);
  expect(watchIdOf(token, 'unsubscribe', SECRET)).toBe(undefined);
  expect(watchIdOf(token, 'confirm', `${SECRET}!`)).toBe(undefined);
});

test('whatever is made up or changed is no token', () => {
  const token = watchToken(makeUuid(), 'confirm', SECRET);
  const changed = fc
    .tuple(
      fc.nat(token.length - 1),
      fc.constantFrom('A', 'a', '0', '_', '-', '.', '\u0000', 'é'),
      fc.boolean(),
    )
    .map(([at, character, isLonger]) => {
      return token.slice(0, at) + character + token.slice(at + (isLonger ? 0 : 1));
    })
    .filter((text) => text !== token);
  const madeUp = fc.oneof(changed, fc.string({ unit: 'binary', maxLength: 80 }));
  fc.assert(
    fc.property(madeUp, (text) => {
      expect(watchIdOf(text, 'confirm', SECRET)).toBe(undefined);
    }),
    { numRuns: 10_000 },
  );
});
