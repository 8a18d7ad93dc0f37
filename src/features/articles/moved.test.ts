import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createMoved } from './moved.ts';
import { CATALOG, LOCALES } from './translations-fixture.ts';

const moved = createMoved(CATALOG, LOCALES);

test.each([
  // An address from before.
  ['/old-login/', 301, '/articles/login/'],
  ['/old-login?q=a', 301, '/articles/login/?q=a'],
  ['/de/alt/', 301, '/de/articles/login/'],
  // Not translated: the source page, which says so in the reader's language.
  ['/de/articles/password/', 302, '/articles/password/#in-de'],
  ['/de/articles/password', 302, '/articles/password/#in-de'],
  ['/de/articles/password/?q=a&$&=b', 302, '/articles/password/?q=a&$&=b#in-de'],
  ['/ar/articles/login/', 302, '/articles/login/#in-ar'],
  ['/ar/articles/login.md', 302, '/articles/login.md'],
  // The source language is named by no address.
  ['/en/', 301, '/'],
  ['/en/articles/login/?q=a', 301, '/articles/login/?q=a'],
  ['/en/support/', 301, '/support/'],
])('%s → %i %s', (address, status, to) => {
  expect(moved(address)).toEqual({ to, status });
});

test.each([
  ['/de/articles/login/'],
  ['/articles/password/'],
  ['/de/articles/other/'],
  ['/fr/articles/login/'],
  ['/en'],
  ['/en//example.com/'],
  ['/en/\\example.com/'],
  ['/en/./'],
  ['//en/x'],
])('%s leads nowhere', (address) => {
  expect(moved(address)).toBeUndefined();
});

test('an unlisted article has its notice, and no Markdown', () => {
  const articles = CATALOG.articles.map((article) => ({ ...article, unlisted: true }));
  const moved = createMoved({ ...CATALOG, articles }, LOCALES);
  expect(moved('/de/articles/password/')?.to).toBe('/articles/password/#in-de');
  expect(moved('/de/articles/password.md')).toBeUndefined();
});

test('no address leads to another site', () => {
  const part = fc.constantFrom(
    '/',
    '\\',
    '.',
    'en',
    '/en/',
    'example.com',
    '%5c',
    '?',
    '#',
    '\t',
    '@',
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
      const to = moved(`/en/${parts.join('')}`)?.to;
      if (to !== undefined)
        expect(new URL(to, 'https://help.test').origin).toBe('https://help.test');
    }),
    { numRuns: 10_000 },
  );
});
