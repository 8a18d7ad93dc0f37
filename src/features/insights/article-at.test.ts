import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CatalogArticle } from '#features/articles/index.ts';
import { articlesByAddress, looksLikeArticle } from './article-at.ts';

const ARTICLES = [
  { id: 'login', locale: 'en', slug: 'change-login' },
  { id: 'login', locale: 'pt-BR', slug: 'change-login' },
  { id: 'invoice', locale: 'en', slug: 'find-invoice' },
] as CatalogArticle[];
const articleAt = articlesByAddress({ articles: ARTICLES }, 'en');
const LOGIN = { article: 'login', locale: 'en' };

test.each([
  ['/articles/change-login/', LOGIN],
  ['/articles/change-login/?q=new%20login', LOGIN],
  ['/articles/change-login/#step-2', LOGIN],
  ['/articles/change-login/index.html?x', LOGIN],
  ['/articles/change-login/index', LOGIN],
  ['/articles/change-login', LOGIN],
  ['/articles/%63hange-login/', LOGIN],
  ['https://help.example.com/articles/change-login/', LOGIN],
  ['/pt-BR/articles/change-login/', { article: 'login', locale: 'pt-BR' }],
  ['/articles/find-invoice/', { article: 'invoice', locale: 'en' }],
  ['/pt-BR/articles/find-invoice/', undefined],
  ['/en/articles/change-login/', undefined],
  ['/articles/', undefined],
  ['/articles/change-login.md', undefined],
  ['/articles/change-login/1-open.webp', undefined],
  ['/articles/change-login//', undefined],
  ['/?/articles/change-login/', undefined],
  ['/articles/%zz/', undefined],
  ['//articles/change-login/', undefined],
  ['', undefined],
])('%s shows %o', (address, article) => {
  expect(articleAt(address)).toEqual(article);
});

test.each([
  ['/articles/gone/', true],
  ['/pt-BR/articles/gone/?a=b', true],
  ['/articles/', false],
  ['/articles/gone.md', false],
  ['/categories/gone/', false],
])('%s looks like an article: %s', (address, looks) => {
  expect(looksLikeArticle(address)).toBe(looks);
});

test('no address makes it fail', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (address) => {
      expect(articleAt(address)).toBeUndefined();
      expect(articleAt(`/articles/change-login/?${address}`)).toEqual(LOGIN);
    }),
    { numRuns: 10_000 },
  );
});
