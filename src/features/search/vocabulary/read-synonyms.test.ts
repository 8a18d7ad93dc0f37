import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readSynonyms } from './read-synonyms.ts';

function read(yaml: string) {
  const folder = mkdtempSync(join(tmpdir(), 'synonyms-'));
  mkdirSync(join(folder, 'synonyms'));
  writeFileSync(join(folder, 'synonyms/en.yml'), yaml);
  return readSynonyms(folder, ['en', 'de']);
}

test('groups are folded, twins go, and a language without the file has none', () => {
  const groups = read('# why\n- [Sign-in, sign in, LOGIN]\n');
  expect([...groups]).toEqual([
    ['en', [['sign in', 'login']]],
    ['de', []],
  ]);
});

describe('a mistake names line, found and expected', () => {
  test.each([
    [
      'text in place of groups',
      'sign in',
      'en.yml:1: file: found "sign in", expected a list of groups',
    ],
    ['one word alone', '- [a, b]\n- [c]', 'en.yml:2: 1: found ["c"], expected two or more'],
    ['a number', '- [2, two]', 'en.yml:1: 0.0: found 2, expected a word or phrase, in quotes'],
    ['no letters', '- ["?!", b]', 'en.yml:1: 0.0: found "?!", expected letters or digits'],
    ['a sentence', '- [a, one two three four five]', 'expected at most 4 words'],
    ['thirteen', `- [${'abcdefghijklm'.split('').join(', ')}]`, 'expected at most 12 that mean'],
    ['broken YAML', '- [a, b', 'en.yml:1'],
  ])('%s', (_what, yaml, message) => {
    expect(() => read(yaml)).toThrow(message);
  });
});
