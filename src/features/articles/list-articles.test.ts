import { expect, test } from 'vitest';
import type { Catalog, CatalogArticle } from './catalog.ts';
import { articlesIn, byLetter, listedArticles, placesOf } from './list-articles.ts';

const article = (title: string, change: Partial<CatalogArticle> = {}) =>
  ({
    title,
    slug: title.toLowerCase().replaceAll(' ', '-'),
    locale: 'en',
    category: 'account',
    ...change,
  }) as CatalogArticle;

const catalogOf = (...articles: CatalogArticle[]): Catalog => ({
  categories: [
    {
      id: 'account',
      title: { en: 'Account' },
      description: { en: 'About accounts' },
      icon: 'flag',
      sections: [],
    },
  ],
  articles,
});
const titles = (articles: CatalogArticle[]) => articles.map(({ title }) => title);

test('articles of a category: first those with a place, then the others by title', () => {
  const catalog = catalogOf(
    article('Beta'),
    article('alpha'),
    article('Last', { order: 2 }),
    article('First', { order: -1 }),
    article('Item 10'),
    article('Item 9'),
    article('Deutsch', { locale: 'de' }),
    article('Elsewhere', { category: 'security' }),
  );
  expect(titles(articlesIn(catalog, 'en', 'account'))).toEqual([
    ...['First', 'Last'],
    ...['alpha', 'Beta', 'Item 9', 'Item 10'],
  ]);
});

test('an unlisted article stands in no list', () => {
  const catalog = catalogOf(
    article('A'),
    article('B', { unlisted: true }),
    article('C', { locale: 'de' }),
  );
  expect(titles(listedArticles(catalog))).toEqual(['A', 'C']);
  expect(titles(listedArticles(catalog, 'en'))).toEqual(['A']);
  expect(titles(articlesIn(catalog, 'en', 'account'))).toEqual(['A']);
});

test('articles of a section, of none, and of all', () => {
  const catalog = catalogOf(article('A', { section: 'login' }), article('B'));
  expect(titles(articlesIn(catalog, 'en', 'account', 'login'))).toEqual(['A']);
  expect(titles(articlesIn(catalog, 'en', 'account', null))).toEqual(['B']);
  expect(titles(articlesIn(catalog, 'en', 'account'))).toEqual(['A', 'B']);
});

test('an article stands in its category, and in its section when it has one', () => {
  const sections = [{ id: 'login', title: { en: 'Login' }, description: undefined }];
  const categories = catalogOf().categories.map((category) => ({ ...category, sections }));
  const titlesOf = (section?: string) =>
    placesOf({ categories }, { category: 'account', section }, 'en');
  expect(titlesOf()).toEqual([{ title: 'Account', href: '/categories/account/' }]);
  expect(titlesOf('login')).toEqual([
    { title: 'Account', href: '/categories/account/' },
    { title: 'Login', href: '/categories/account/login/' },
  ]);
});

test.each([
  ['en', ['Éclair', 'apple', 'Echo', '2 ways', '“Quoted”'], ['A', 'E', '#']],
  ['de', ['Ändern', 'Anmelden', 'Zahlen'], ['A', 'Z']],
  ['sv', ['Ändra', 'Anmäla', 'Zon'], ['A', 'Z', 'Ä']],
  ['tr', ['istek', 'Ilgi'], ['I', 'İ']],
])('first letters as %s sorts them', (locale, all, letters) => {
  const groups = byLetter(
    all.map((title) => article(title)),
    locale,
  );
  expect(groups.map(({ letter }) => letter)).toEqual(letters);
  expect(groups.flatMap((group) => group.articles)).toHaveLength(all.length);
});
