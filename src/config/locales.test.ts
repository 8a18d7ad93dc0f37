import { describe, expect, test } from 'vitest';
import { barePath, directionOf, languageName, localeOfPath, localPath } from './locales.ts';

const LOCALES = ['en', 'de', 'ar', 'pt-BR'];

test.each([
  ['en', 'ltr'],
  ['ja', 'ltr'],
  ['ar', 'rtl'],
  ['he', 'rtl'],
])('%s is written %s', (locale, direction) => {
  expect(directionOf(locale)).toBe(direction);
});

test('languages have names', () => {
  expect(languageName('de')).toBe('Deutsch');
  expect(languageName('de', 'en')).toBe('German');
});

test.each([
  ['/', 'en'],
  ['/de', 'de'],
  ['/de/', 'de'],
  ['/de?q=1', 'de'],
  ['/de#x', 'de'],
  ['/pt-BR/support/', 'pt-BR'],
  ['/pt-br/support/', 'en'],
  ['/dev/', 'en'],
  ['/articles/de/', 'en'],
  ['/en/articles/', 'en'],
  ['', 'en'],
])('the language of %j is %s', (path, locale) => {
  expect(localeOfPath(path, LOCALES)).toBe(locale);
});

describe('a path in German', () => {
  test.each([
    ['/', '/de/'],
    ['/support/?a=1#b', '/de/support/?a=1#b'],
    ['/de/support/', '/de/support/'],
    ['/ar/', '/ar/'],
    ['/feedback/token/', '/feedback/token/'],
    ['/feedbacks/', '/de/feedbacks/'],
    ['/api/votes', '/api/votes'],
  ])('%s → %s', (path, local) => {
    expect(localPath(path, 'de', LOCALES)).toBe(local);
  });

  test('in the source language it stays', () => {
    expect(localPath('/support/', 'en', LOCALES)).toBe('/support/');
  });
});

test.each([
  ['/de/support/', '/support/'],
  ['/de/', '/'],
  ['/de', '/'],
  ['/support/', '/support/'],
])('%s without its language is %s', (path, bare) => {
  expect(barePath(path, LOCALES)).toBe(bare);
});
