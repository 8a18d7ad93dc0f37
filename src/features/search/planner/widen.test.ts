import { describe, expect, test } from 'vitest';
import { listOf } from './fixture.ts';
import { hasSynonyms, isFormOf, waysToSay } from './widen.ts';

const list = listOf([], {
  common: ['in', 'not'],
  synonyms: [
    { found: ['sign in', 'login'], onlySaid: ['log in'] },
    { found: ['delete', 'remove'], onlySaid: ['erase'] },
    { found: ['password'], onlySaid: ['passcode'] },
    { found: ['log', 'journal'], onlySaid: [] },
  ],
});
const ways = (...words: string[]) => waysToSay(words, list).map(({ say }) => say);

describe('waysToSay', () => {
  test('longer phrases first, words of grammar left out', () => {
    expect(ways('cannot', 'log', 'in')).toEqual(['sign', 'login', 'journal']);
  });
  test('any grammatical form', () => expect(ways('deleted', 'board')).toEqual(['remove']));
  test('what the index does not have is never asked for', () => {
    expect(ways('remove')).toEqual(['delete']);
    expect(ways('password')).toEqual([]);
  });
  test('a phrase counts only whole', () => expect(ways('in', 'log')).toEqual(['journal']));
  test('a word that only readers use is no slip', () => {
    expect(hasSynonyms('passcode', list)).toBe(true);
    expect(hasSynonyms('pasword', list)).toBe(false);
  });
});

test.each([
  ['delete', 'deleting', true],
  ['invoices', 'invoice', true],
  ['price', 'pricing', true],
  ['pay', 'paying', false],
  ['note', 'notification', false],
  ['table', 'tables', true],
])('%s and %s are forms of one word: %s', (a, b, are) => {
  expect(isFormOf(a, b)).toBe(are);
  expect(isFormOf(b, a)).toBe(are);
});
