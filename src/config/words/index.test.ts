import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { ERROR_STATUS } from '#core/app-error.ts';
import { en } from './en.ts';
import { wordsFor, type Words } from './index.ts';

/** Every dictionary of this folder, by its file's name. */
const LOCALES = readdirSync(import.meta.dirname)
  .filter((file) => !/^(index|plural|check-words)\.|\.test\./.test(file))
  .map((file) => file.replace(/\.ts$/, ''));

/** What a sentence is told with, as many as it asks for: numbers that no sentence has by itself. */
const VALUES = [205, 613, 857];

/** What is the same word in English and in another language. */
const SAME_IN_ENGLISH = new Set([
  'API',
  'Codes',
  'Cookie',
  'Optional',
  'Problem',
  'Status',
  'Support',
]);

/** Every sentence of a dictionary with its path; those that take values are told with examples. */
function sentences(words: object, path: string[] = []): [string, string][] {
  return Object.entries(words).flatMap(([name, said]: [string, unknown]) => {
    const here = [...path, name];
    if (typeof said === 'string') return [[here.join('.'), said] as [string, string]];
    if (typeof said === 'function')
      return [
        [here.join('.'), String(Reflect.apply(said, null, VALUES.slice(0, said.length)))] as [
          string,
          string,
        ],
      ];
    return typeof said === 'object' && said !== null ? sentences(said, here) : [];
  });
}

/** The values of VALUES that a sentence tells, the number in the digits of its language. */
function valuesIn(sentence: string, locale: string): unknown[] {
  const spellings = (value: number) => [String(value), value.toLocaleString(locale)];
  return VALUES.filter((value) => spellings(value).some((one) => sentence.includes(one)));
}

describe.each(LOCALES)('the dictionary %s', (locale) => {
  const words: Words = wordsFor(locale);
  const all = sentences(words);
  const english = new Map(sentences(en));

  test('is the one its locale gets', () => {
    expect(words === en).toBe(locale === 'en');
  });

  test('has the sentences of the English one, in their order', () => {
    expect(all.length).toBeGreaterThan(100);
    expect(all.map(([path]) => path)).toEqual([...english.keys()]);
  });

  test('says something everywhere', () => {
    for (const [path, said] of all) {
      expect(said.trim(), path).not.toBe('');
      expect(said, path).not.toMatch(/undefined|\[object|NaN/);
    }
  });

  test('tells every value that the English one tells', () => {
    for (const [path, said] of all) {
      const told = valuesIn(english.get(path) ?? '', 'en');
      expect(valuesIn(said, locale), path).toEqual(expect.arrayContaining(told));
    }
  });

  test.skipIf(locale === 'en')('leaves nothing in English', () => {
    const left = all.filter(([path, said]) => english.get(path) === said);
    expect(left.filter(([, said]) => !SAME_IN_ENGLISH.has(said))).toEqual([]);
  });

  test('has words for every error a reader can meet', () => {
    expect(Object.keys(words.problems).sort()).toEqual(Object.keys(ERROR_STATUS).sort());
  });
});

test.each([
  ['en', 0, '0 articles', 'Nothing found for “login”.'],
  ['en', 1, '1 article', '1 article for “login”'],
  ['en', 2, '2 articles', '2 articles for “login”'],
  ['ar', 0, 'لا مقالات', 'لم نجد شيئًا عن «\u2068login\u2069».'],
  ['ar', 1, 'مقالة واحدة', 'مقالة واحدة عن «\u2068login\u2069»'],
  ['ar', 2, 'مقالتان', 'مقالتان عن «\u2068login\u2069»'],
  ['ar', 3, '3 مقالات', '3 مقالات عن «\u2068login\u2069»'],
  ['ar', 11, '11 مقالة', '11 مقالة عن «\u2068login\u2069»'],
  ['de', 0, '0 Artikel', 'Zu „login“ wurde nichts gefunden.'],
  ['de', 1, '1 Artikel', '1 Artikel zu „login“'],
  ['de', 1234, '1.234 Artikel', '1.234 Artikel zu „login“'],
  ['ja', 0, '0 件の記事', '「login」に一致する記事は見つかりませんでした。'],
  ['ja', 1, '1 件の記事', '「login」で 1 件の記事が見つかりました'],
  ['ja', 1234, '1,234 件の記事', '「login」で 1,234 件の記事が見つかりました'],
])('%s counts %i', (locale, n, articles, results) => {
  expect(wordsFor(locale).home.articleCount(n)).toBe(articles);
  expect(wordsFor(locale).search.results(n, 'login')).toBe(results);
});

test.each([['en'], ['xx'], ['']])('the locale %j has English words', (locale) => {
  expect(wordsFor(locale)).toBe(en);
});
