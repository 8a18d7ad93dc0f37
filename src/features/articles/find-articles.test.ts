import { describe, expect, test } from 'vitest';
import type { CatalogArticle } from './catalog.ts';
import { articlePath, markdownPath } from './paths.ts';
import { findArticle, nearbySiblings, relatedArticles, siblingsOf } from './find-articles.ts';

function article(id: string, change: Partial<CatalogArticle> = {}): CatalogArticle {
  return {
    id,
    locale: 'en',
    slug: `the-${id}`,
    category: 'account',
    section: undefined,
    order: undefined,
    promoted: false,
    unlisted: false,
    formerly: [],
    title: id,
    question: id,
    description: id,
    updated: '2026-11-22',
    reviewed: undefined,
    keywords: [],
    video: undefined,
    revision: '0123456789ab',
    change: 'medium',
    follows: undefined,
    problems: [],
    stepCount: 0,
    minutes: 1,
    linksTo: [],
    ...change,
  };
}

const catalogOf = (...articles: CatalogArticle[]) => ({ categories: [], articles });

describe('an article is found', () => {
  // The source language comes first, as readCatalog orders them.
  const login = article('login');
  const german = article('login', { locale: 'de' });
  const catalog = catalogOf(login, german, article('password'));

  test('also when it is unlisted', () => {
    const hidden = article('hidden', { unlisted: true });
    expect(findArticle(catalogOf(login, hidden), 'hidden', 'en')).toBe(hidden);
  });

  test.each([
    ['in the language of the reader', 'login', 'de', german],
    ['in the source language', 'login', 'en', login],
    ['in the source language, when it is not translated', 'login', 'fr', login],
    ['not by its slug', 'the-login', 'en', undefined],
    ['not, when there is none', 'nothing', 'en', undefined],
  ])('%s', (_how, id, locale, expected) => {
    expect(findArticle(catalog, id, locale)).toBe(expected);
  });
});

test.each([
  ['en', 'en', '/articles/the-login/'],
  ['de', 'en', '/de/articles/the-login/'],
  ['de', 'de', '/articles/the-login/'],
  ['pt-BR', 'en', '/pt-BR/articles/the-login/'],
])('an article in %s on a site in %s is at %s', (locale, source, path) => {
  expect(articlePath(article('login', { locale }), source)).toBe(path);
});

describe('the articles around one', () => {
  const category = (id: string, ...sections: string[]) => ({
    id,
    title: { en: id },
    description: { en: id },
    icon: 'flag' as const,
    sections: sections.map((section) => ({ id: section, title: { en: section } })),
  });
  const all = [
    article('c', { section: 'later' }),
    article('b', { order: 2 }),
    article('a'),
    article('d', { section: 'sooner' }),
    article('e', { category: 'security' }),
    article('b', { locale: 'de' }),
  ];
  const [first] = all as [CatalogArticle];

  test('are those of its category, as its page shows them', () => {
    const catalog = { categories: [category('account', 'sooner', 'later')], articles: all };
    expect(siblingsOf(catalog, first).map(({ id }) => id)).toEqual(['b', 'a', 'd', 'c']);
    const hidden = article('f', { unlisted: true });
    const withHidden = { ...catalog, articles: [...all, hidden] };
    expect(siblingsOf(withHidden, hidden).map(({ id }) => id)).toEqual(['b', 'a', 'd', 'c']);
  });
});

test('its Markdown stands beside the page', () => {
  expect(markdownPath(article('login', { locale: 'de' }), 'en')).toBe('/de/articles/the-login.md');
});

describe('what to read next', () => {
  const ids = (...articles: CatalogArticle[]) => {
    const [first] = articles as [CatalogArticle];
    return relatedArticles(catalogOf(...articles.toReversed()), first).map(({ id }) => id);
  };

  test('is what it links to in that order, then what links to it, then its category', () => {
    const related = ids(
      article('a', { linksTo: ['d', 'c'] }),
      article('b'),
      article('c', { category: 'other' }),
      article('d', { category: 'other' }),
      article('e', { category: 'other', linksTo: ['a'] }),
      article('f', { category: 'other' }),
    );
    expect(related).toEqual(['d', 'c', 'e', 'b']);
  });

  test('is what explains the same error before the rest of its category', () => {
    const problems = [{ error: 'Taken', anchor: 'taken' }];
    const related = ids(
      article('a', { problems }),
      article('b'),
      article('c', { problems: [...problems], category: 'other' }),
    );
    expect(related).toEqual(['c', 'b']);
  });

  test('names none twice, and not itself', () => {
    expect(ids(article('a', { linksTo: ['b', 'a'] }), article('b', { linksTo: ['a'] }))).toEqual([
      'b',
    ]);
  });

  test('is four at most', () => {
    expect(ids(...['a', 'b', 'c', 'd', 'e', 'f'].map((id) => article(id)))).toHaveLength(4);
    expect(ids(...['a', 'b', 'c', 'd', 'e'].map((id) => article(id)))).toHaveLength(4);
    expect(ids(...['a', 'b', 'c', 'd'].map((id) => article(id)))).toHaveLength(3);
  });

  test('is in its own language', () => {
    expect(ids(article('a', { linksTo: ['b'] }), article('b', { locale: 'de' }))).toEqual([]);
  });

  test('is nothing unlisted, whatever links to it', () => {
    const hidden = article('b', { unlisted: true, linksTo: ['a'] });
    expect(ids(article('a', { linksTo: ['b'] }), hidden, article('c'))).toEqual(['c']);
    // Its own page still says what to read next.
    expect(ids(hidden, article('a', { linksTo: ['b'] }), article('c'))).toEqual(['a', 'c']);
  });

  test('leaves out a link to what is no article any more', () => {
    expect(ids(article('a', { linksTo: ['gone'] }))).toEqual([]);
  });
});

describe('of many siblings those around an article are listed', () => {
  const siblings = (count: number) =>
    Array.from({ length: count }, (_, place) => article(`a${place}`));

  test.each([
    ['all of 20', 20, 19, 0, 19],
    ['the first of 21', 21, 0, 0, 19],
    ['the first, until the middle', 100, 10, 0, 19],
    ['those around it', 100, 11, 1, 20],
    ['the last', 100, 99, 80, 99],
  ])('%s', (_what, count, place, first, last) => {
    const all = siblings(count);
    const shown = nearbySiblings(all, all[place] ?? article('none'));
    expect([shown.at(0), shown.at(-1)]).toEqual([all[first], all[last]]);
    expect(shown).toContain(all[place]);
  });
});
