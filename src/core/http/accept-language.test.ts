import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wantedLanguages } from './accept-language.ts';

test.each([
  [null, []],
  ['', []],
  ['de', ['de']],
  ['de-AT,de;q=0.9', ['de-AT', 'de']],
  ['fr-FR;q=0.2, AR ;q=0.5, de; q=0.7', ['de', 'ar', 'fr-FR']],
  ['de;q=0, ar', ['ar']],
  ['de;q=x, ar;Q=0.1', ['ar']],
  ['*, !!, pt-br', ['pt-BR']],
])('%j asks for %j', (header, tags) => {
  expect(wantedLanguages(header).map(String)).toEqual(tags);
});

test('anything may be sent', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (header) => wantedLanguages(header).length <= 10),
    { numRuns: 10_000 },
  );
});
