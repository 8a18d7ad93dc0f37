import { expect, test } from 'vitest';
import type { Site } from '#config/site.ts';
import type { CatalogArticle } from './catalog.ts';
import { alternatesOf, missingLocales, untranslated } from './translations.ts';
import { CATALOG, LOCALES } from './translations-fixture.ts';

const SITE = { locales: [...LOCALES] } as unknown as Site;
const [login, password, anmelden] = CATALOG.articles as [
  CatalogArticle,
  CatalogArticle,
  CatalogArticle,
];

test('an article is there in its languages, and in the others its notice', () => {
  const everywhere = [
    { locale: 'en', href: '/articles/login/' },
    { locale: 'de', href: '/de/articles/login/' },
    { locale: 'ar', href: '/articles/login/#in-ar', isNotice: true },
  ];
  expect(alternatesOf(CATALOG, login, SITE)).toEqual(everywhere);
  expect(alternatesOf(CATALOG, anmelden, SITE)).toEqual(everywhere);
  expect(missingLocales(CATALOG, login, SITE)).toEqual(['ar']);
  expect(missingLocales(CATALOG, password, SITE)).toEqual(['de', 'ar']);
});

test.each([
  ['en', []],
  ['de', ['password']],
  ['ar', ['login', 'password']],
])('not translated into %s: %j', (locale, ids) => {
  expect(untranslated(CATALOG, locale, 'en').map(({ id }) => id)).toEqual(ids);
});

test('an unlisted article is not among those that are not translated', () => {
  const articles = CATALOG.articles.map((one) => ({ ...one, unlisted: one.id === 'login' }));
  expect(untranslated({ ...CATALOG, articles }, 'ar', 'en').map(({ id }) => id)).toEqual([
    'password',
  ]);
});
