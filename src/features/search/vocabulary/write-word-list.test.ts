import { mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openWordList } from '../word-list.client.ts';
import { writeWordList } from './write-word-list.ts';

async function written(counts: [string, number][], articles: number, synonyms: string[][] = []) {
  const folder = mkdtempSync(join(tmpdir(), 'words-'));
  writeWordList(folder, 'en', { articles, counts: new Map(counts) }, synonyms);
  const words = join(folder, 'words');
  const fetched: string[] = [];
  const list = await openWordList((name) => {
    fetched.push(name);
    return Promise.resolve(readFileSync(join(words, name), 'utf8'));
  }, 'en');
  const sizes = readdirSync(words).map((name) => statSync(join(words, name)).size);
  return { list, fetched, largest: Math.max(...sizes) };
}

test('a letter is fetched once, when it is needed, and holds its words with their counts', async () => {
  const { list, fetched } = await written(
    [
      ['invoice', 12],
      ['invite', 3],
      ['board', 9],
    ],
    40,
  );
  expect(fetched).toEqual(['en.json']);
  expect([...(await list.wordsLike('ivnoice'))]).toEqual([
    ['invite', 3],
    ['invoice', 12],
  ]);
  await list.wordsLike('index');
  expect(fetched).toHaveLength(2);
  expect([...(await list.wordsLike('zebra'))]).toEqual([]);
});

test('a word in most articles is common, but not on a small site', async () => {
  const counts: [string, number][] = [
    ['board', 21],
    ['card', 20],
  ];
  const big = (await written(counts, 40)).list;
  expect([big.common.has('board'), big.common.has('card'), big.common.has('the')]).toEqual([
    true,
    false,
    true,
  ]);
  expect((await written([['board', 19]], 19)).list.common.has('board')).toBe(false);
  expect((await written([['board', 20]], 20)).list.common.has('board')).toBe(true);
});

test('a group of synonyms is kept when the index has one of them, in any form', async () => {
  const groups = [
    ['invoice', 'receipt'],
    ['dog', 'cat'],
    ['sign in', 'log in'],
  ];
  const { list } = await written(
    [
      ['invoices', 2],
      ['sign', 2],
      ['in', 9],
    ],
    40,
    groups,
  );
  expect(list.synonyms).toEqual([
    { found: ['invoice'], onlySaid: ['receipt'] },
    { found: ['sign in'], onlySaid: ['log in'] },
  ]);
});

test('what a search fetches does not grow with the site', async () => {
  const words = (n: number) =>
    Array.from({ length: n }, (_, i): [string, number] => [`w${i.toString(36)}ord`, 1 + (i % 7)]);
  const small = await written(words(10_000), 400);
  const large = await written(words(80_000), 10_000);
  expect(large.largest).toBeLessThan(small.largest * 1.3);
});
