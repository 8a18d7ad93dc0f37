import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cookieValue, sessionCookie } from './session-cookie.ts';

test.each([
  [
    'https://help.example.com',
    '__Host-waymark_session=v; Max-Age=34560000; Path=/; HttpOnly; Secure; SameSite=Lax',
    '__Host-waymark_session=; Max-Age=0; Path=/; HttpOnly; Secure; SameSite=Lax',
  ],
  [
    'http://localhost:4321',
    'waymark_session=v; Max-Age=34560000; Path=/; HttpOnly; SameSite=Lax',
    'waymark_session=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax',
  ],
])('on %s', (siteUrl, set, clear) => {
  const cookie = sessionCookie(siteUrl);
  expect(cookie.set('v')).toBe(set);
  expect(cookie.clear()).toBe(clear);
});

test.each([
  ['waymark_session=a', 'a'],
  ['other=1; waymark_session=a; more=2', 'a'],
  ['waymark_session=a; waymark_session=b', 'a'],
  ['waymark_session=a=b', 'a=b'],
  ['waymark_session=', undefined],
  ['waymark_session', undefined],
  ['__Host-waymark_session=a', undefined],
  ['xwaymark_session=a', undefined],
  ['', undefined],
])('%j holds %s', (header, value) => {
  expect(cookieValue(header, 'waymark_session')).toBe(value);
});

test('what was set is read back among whatever other cookies there are', () => {
  const cookie = sessionCookie('https://help.example.com');
  const value = fc.stringMatching(/^[\w.%=-]{1,40}$/);
  const other = fc
    .string({ maxLength: 12 })
    .filter((text) => !text.includes(';') && !text.trim().startsWith(cookie.name));
  fc.assert(
    fc.property(fc.array(other), value, fc.array(other), (before, kept, after) => {
      const header = [...before, `${cookie.name}=${kept}`, ...after].join('; ');
      expect(cookieValue(header, cookie.name)).toBe(kept);
      expect(cookieValue([...before, ...after].join('; '), cookie.name)).toBe(undefined);
    }),
    { numRuns: 10_000 },
  );
});
