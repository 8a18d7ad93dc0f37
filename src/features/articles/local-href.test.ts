import { expect, test } from 'vitest';
import { localHref } from './local-href.ts';
import { CATALOG, LOCALES } from './translations-fixture.ts';

test.each([
  ['/articles/login/', '/de/articles/login/'],
  ['/articles/login/?q=a#step-2', '/de/articles/login/?q=a#step-2'],
  // Only in the source language: at the place that is meant, else at the notice.
  ['/articles/password/', '/articles/password/#in-de'],
  ['/articles/password/?q=a', '/articles/password/?q=a#in-de'],
  ['/articles/password/#step-2', '/articles/password/#step-2'],
  ['/support/?a=1', '/de/support/?a=1'],
  ['/', '/de/'],
  ['#step-1', '#step-1'],
  ['https://example.com/articles/login/', 'https://example.com/articles/login/'],
  ['//example.com/', '//example.com/'],
  ['mailto:ana@example.com', 'mailto:ana@example.com'],
])('in a German article %s leads to %s', (href, to) => {
  expect(localHref(href, { catalog: CATALOG, locale: 'de', locales: LOCALES })).toBe(to);
});
