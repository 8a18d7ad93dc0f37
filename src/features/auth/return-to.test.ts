import fc from 'fast-check';
import { expect, test } from 'vitest';
import { safeReturnTo } from './return-to.ts';

const FALLBACK = '/support/';

test.each([
  ['/', '/'],
  ['/support/new', '/support/new'],
  [
    '/support/new?article=change-my-bitrix24-login#form',
    '/support/new?article=change-my-bitrix24-login#form',
  ],
  ['/search/?q=a%0Ab', '/search/?q=a%0Ab'],
  ['/search/?next=https://evil.example', '/search/?next=https://evil.example'],
  ['/de/articles/größe/', '/de/articles/gr%C3%B6%C3%9Fe/'],
  ['/a//b', '/a//b'],
  ['/a/../b', '/b'],
  ['/@evil.example', '/@evil.example'],
  ['/path ', '/path'],
  ["/o'hara/", "/o'hara/"],
])('%j is a path of this site: %s', (value, expected) => {
  expect(safeReturnTo(value, FALLBACK)).toBe(expected);
});

test.each([
  [''],
  ['support/new'],
  [' /support/'],
  ['//evil.example'],
  ['///evil.example'],
  ['/\\evil.example'],
  ['\\/evil.example'],
  ['\\\\evil.example'],
  ['/a\\..\\evil.example'],
  ['https:evil.example'],
  ['https://evil.example/'],
  ['HTTPS://evil.example/'],
  ['http://this-site.invalid/'],
  ['javascript:alert(1)'],
  ['data:text/html,hello'],
  ['/\t/evil.example'],
  ['/\n/evil.example'],
  ['/ok\r\nSet-Cookie: a=b'],
  ['/ok\u0000'],
  ['/\u2028/evil.example'],
  ['/ok\ud800'],
  ['/.//evil.example'],
  ['/..//evil.example'],
  ['/a/..//evil.example'],
  ['/%2e//evil.example'],
  ['/%2e%2e//evil.example'],
  ['/%2f/evil.example'],
  ['/%2F%2Fevil.example'],
  ['/%5cevil.example'],
  ['/%255cevil.example'],
  ['/%252f/evil.example'],
  ['/%09/evil.example'],
  ['/ok%0d%0aSet-Cookie:%20a=b'],
  ['/ok%00'],
  ['/%zz'],
  ['/%'],
  ['/%2525252525252f'],
  [`/${'a'.repeat(2048)}`],
  [`/${'ü'.repeat(1000)}`],
  [undefined],
  [null],
  [['/support/', '/support/']],
  [{ path: '/support/' }],
])('%j is not', (value) => {
  expect(safeReturnTo(value, FALLBACK)).toBe(FALLBACK);
});

const pieces = fc.constantFrom(
  ...['/', '/', '//', '\\', '%2f', '%5c', '%25', '%', '.', '..', '%2e', '\t', '\n', '\r', ' ', '@'],
  ...[
    '?',
    '#',
    ':',
    'https:',
    'evil.example',
    'a',
    'ü',
    '\u0000',
    '\u2028',
    '[',
    ']',
    ';',
    '%0d%0a',
  ],
);
const tricky = fc.oneof(
  fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary' }).map((text) => `/${text}`),
);

test('whatever comes in, what goes out stays on this site, in any browser, once and again', () => {
  fc.assert(
    fc.property(tricky, (value) => {
      const path = safeReturnTo(value, FALLBACK);
      for (const site of ['https://help.example.com', 'http://localhost:4321']) {
        expect(new URL(path, site).origin).toBe(site);
        expect(new URL(decodeURIComponent(new URL(path, site).pathname), site).origin).toBe(site);
      }
      expect(path).toMatch(/^\/(?![/\\])[\x20-\x7e]*$/);
      expect(path.length).toBeLessThanOrEqual(2048);
      expect(safeReturnTo(path, FALLBACK)).toBe(path);
    }),
    { numRuns: 10_000 },
  );
});
