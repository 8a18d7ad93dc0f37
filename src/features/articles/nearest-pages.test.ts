import { expect, test } from 'vitest';
import { nearestPages, wordsOfAddress } from './nearest-pages.ts';
import { CATALOG, LOCALES } from './translations-fixture.ts';

test.each([
  ['en', '/articles/Logn/', [['login in en', '/articles/login/']]],
  ['en', '/help/acount', [['Account', '/categories/account/']]],
  ['de', '/de/help/acount', [['Konto', '/de/categories/account/']]],
  ['de', '/de/articles/logn', [['login in de', '/de/articles/login/']]],
  // What is not translated is offered where it is, with its notice.
  ['de', '/de/articles/pasword', [['password in en', '/articles/password/#in-de']]],
  ['en', '/sperre/', []],
  ['en', '/', []],
])('in %s, %s is near to %j', (locale, path, pages) => {
  expect(nearestPages(CATALOG, path, { locale, locales: LOCALES })).toEqual(
    pages.map(([title, path]) => ({ title, path })),
  );
});

test('an unlisted page is not proposed', () => {
  const articles = CATALOG.articles.map((article) => ({ ...article, unlisted: true }));
  const reader = { locale: 'de', locales: LOCALES };
  expect(nearestPages({ ...CATALOG, articles }, '/de/articles/logn', reader)).toEqual([]);
  expect(nearestPages({ ...CATALOG, articles }, '/de/articles/pasword', reader)).toEqual([]);
});

test.each([
  ['/articles/Change_my-login.html', 'Change my login'],
  ['/hc/en-us/articles/360001234-Reset-it', 'Reset it'],
  ['/wp-admin/', 'wp admin'],
  ['/a/b/über-uns', 'über uns'],
  ['/', ''],
  [`/${'x-'.repeat(200)}`, 'x '.repeat(50)],
])('the words of %s', (path, words) => {
  expect(wordsOfAddress(path)).toBe(words);
});
