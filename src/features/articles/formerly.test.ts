import { describe, expect, test } from 'vitest';
import { addressKey, createMovedTo, redirectsOf } from './formerly.ts';
import type { CatalogArticle } from './catalog.ts';

const article = (slug: string, formerly: string[], locale = 'en') =>
  ({ slug, formerly, locale }) as CatalogArticle;

const CATALOG = {
  categories: [],
  articles: [
    article('login', ['/articles/sign-in-name/', '/open/17272884/']),
    article('password', ['/hc/en-us/articles/360001234-Reset-it', '/über/Passwort']),
    article('login', ['/de/alt/'], 'de'),
  ],
};
const movedTo = createMovedTo(redirectsOf(CATALOG, 'en'));

describe('an old address leads to its article', () => {
  test.each([
    ['/articles/sign-in-name/', '/articles/login/'],
    ['/articles/sign-in-name', '/articles/login/'],
    ['/articles/sign-in-name?q=a&b=c', '/articles/login/?q=a&b=c'],
    ['/open/17272884', '/articles/login/'],
    ['/open/17272884-changed-title/', '/articles/login/'],
    ['/hc/en-us/articles/360001234', '/articles/password/'],
    ['/hc/en-us/articles/360001234-Another-title?x', '/articles/password/?x'],
    ['/%C3%BCber/Passwort', '/articles/password/'],
    ['/de/alt/', '/de/articles/login/'],
  ])('%s → %s', (address, location) => {
    expect(movedTo(address)).toBe(location);
  });
});

describe('nothing else does', () => {
  test.each([
    '/',
    '/articles/login/',
    '/articles/sign-in-name/more/',
    '/open/1727288',
    '/open/172728840',
    '/hc/de/articles/360001234',
    '/hc/en-us/articles/360001234-a/b',
    '/de/alt/mehr/',
    '/%',
    '//evil.example/open/17272884',
  ])('%s', (address) => {
    expect(movedTo(address)).toBeUndefined();
  });
});

test('whatever an address says, it leads to a page of this site', () => {
  for (const tail of [
    '?//evil.example',
    '?\\\\evil.example',
    '#//evil.example',
    '?a=https://x.example/',
  ]) {
    expect(movedTo(`/open/17272884${tail}`)).toMatch(/^\/articles\/login\/(\?|$)/);
  }
});

test.each([
  ['/a/1234', '/a/1234', false],
  ['/a/12345', '/a/12345', true],
  ['/a/12345-b', '/a/12345', true],
  ['/a/12345b', '/a/12345b', false],
  ['/', '/', false],
])('%s is known as %s', (path, key, isNumbered) => {
  expect(addressKey(path)).toEqual({ key, isNumbered });
});
