import { expect, test } from 'vitest';
import { addressOf, filtersOf, MAX_QUERY_CHARACTERS, readAsked } from './search-address.ts';

const read = (query: string) => readAsked(new URLSearchParams(query));

test.each([
  ['q=new+login', { query: 'new login', exact: false }],
  ['q=a&category=account&kind=problem&exact=1', { category: 'account', kind: 'problem' }],
  ['q=a&kind=nothing', { kind: undefined }],
  ['', { query: '', exact: false }],
  [`q=${'x'.repeat(MAX_QUERY_CHARACTERS)}`, { query: 'x'.repeat(MAX_QUERY_CHARACTERS) }],
  [`q=${'🙂'.repeat(MAX_QUERY_CHARACTERS + 1)}`, { query: '🙂'.repeat(MAX_QUERY_CHARACTERS) }],
])('%s', (address, asked) => {
  expect(read(address)).toMatchObject(asked);
});

test('an address asks again what it was made of', () => {
  const asked = { query: 'a & b #1', category: 'account', kind: 'how-to', exact: true } as const;
  expect(read(new URL(addressOf(asked), 'http://localhost').search)).toEqual(asked);
});

test('filters are those that were chosen', () => {
  expect(filtersOf({ query: 'a', exact: false })).toBeUndefined();
  expect(filtersOf({ query: 'a', exact: false, kind: 'problem' })).toEqual({ kind: 'problem' });
});
