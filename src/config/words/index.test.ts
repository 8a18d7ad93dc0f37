import { describe, expect, test } from 'vitest';
import { ERROR_STATUS } from '#core/app-error.ts';
import { en } from './en.ts';
import { wordsFor } from './index.ts';

/** What a sentence may be told with, as many as it asks for. */
const WORDS = [2, 'x', 'y', 'z'];

/** Every sentence of a dictionary with its path; those that take words are told with examples. */
function sentences(words: object, path: string[] = []): [string, string][] {
  return Object.entries(words).flatMap(([name, said]: [string, unknown]) => {
    const here = [...path, name];
    if (typeof said === 'string') return [[here.join('.'), said] as [string, string]];
    if (typeof said === 'function')
      return [
        [here.join('.'), String(Reflect.apply(said, null, WORDS.slice(0, said.length)))] as [
          string,
          string,
        ],
      ];
    return typeof said === 'object' && said !== null ? sentences(said, here) : [];
  });
}

describe('English', () => {
  const all = sentences(en);

  test('says something everywhere', () => {
    expect(all.length).toBeGreaterThan(100);
    for (const [path, said] of all) {
      expect(said.trim(), path).not.toBe('');
      expect(said, path).not.toMatch(/undefined|\[object|NaN/);
    }
  });

  test('has words for every error a reader can meet', () => {
    expect(Object.keys(en.problems).sort()).toEqual(Object.keys(ERROR_STATUS).sort());
  });

  test.each([
    [0, '0 articles', 'Nothing found for “login”.'],
    [1, '1 article', '1 article for “login”'],
    [2, '2 articles', '2 articles for “login”'],
  ])('counts %i', (n, articles, results) => {
    expect(en.home.articleCount(n)).toBe(articles);
    expect(en.search.results(n, 'login')).toBe(results);
  });
});

test.each([['en'], ['xx'], ['']])('the locale %j has words', (locale) => {
  expect(wordsFor(locale)).toBe(en);
});
