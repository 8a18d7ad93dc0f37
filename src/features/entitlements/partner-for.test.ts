import fc from 'fast-check';
import { expect, test } from 'vitest';
import { partnerFor } from './partner-for.ts';
import type { Partner } from './resources.ts';

const partner = (id: string, country: string, languages: string[]): Partner => ({
  id,
  country,
  languages,
  name: `Example Partner ${id}`,
  services: ['training'],
  url: `https://example.com/${id}`,
});
const partners = [
  partner('berlin', 'DE', ['de', 'en']),
  partner('madrid', 'ES', ['es']),
  partner('sao-paulo', 'BR', ['pt']),
];

test.each([
  ['by country', 'pt-BR,pt;q=0.9,en;q=0.5', 'sao-paulo'],
  ['a country beats a language that comes first', 'en,es-ES;q=0.5', 'madrid'],
  ['by language when no country fits', 'pt-PT', 'sao-paulo'],
  ['the order of weights, not of writing', 'de;q=0.2,es;q=0.8', 'madrid'],
  ['a language with weight 0 is refused', 'pt;q=0,es;q=0.1', 'madrid'],
  ['nothing said', null, 'berlin'],
  ['nothing understood', 'ja-JP', 'berlin'],
  ['junk', ';;q=,*,🙂', 'berlin'],
])('%s: %j → %s', (_, header, id) => {
  expect(partnerFor(partners, header)?.id).toBe(id);
});

test('any header is survived', () => {
  fc.assert(
    fc.property(fc.string(), (header) => {
      expect(partners).toContain(partnerFor(partners, header));
    }),
    { numRuns: 10_000 },
  );
});
