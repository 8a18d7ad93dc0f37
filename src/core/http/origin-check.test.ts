import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isOwnOrigin } from './origin-check.ts';

const SITE = 'https://help.example.com';
const HOST = 'help.example.com';
const LOCAL = 'http://localhost:4321';

type Row = [
  secFetchSite: string | null,
  origin: string | null,
  host: string | null,
  expected: boolean,
];

const check =
  (siteOrigin: string | undefined) =>
  (...[secFetchSite, origin, host, expected]: Row) =>
    expect(isOwnOrigin({ secFetchSite, origin, host }, siteOrigin)).toBe(expected);

describe('with SITE_URL set', () => {
  test.each<Row>([
    // A browser of today: both headers.
    ['same-origin', SITE, HOST, true],
    ['same-site', SITE, HOST, false],
    ['cross-site', SITE, HOST, false],
    ['none', SITE, HOST, true],
    ['cross-site', 'https://evil.example', HOST, false],
    ['same-origin', 'https://evil.example', HOST, false],
    ['none', 'https://evil.example', HOST, false],
    ['whatever', SITE, HOST, false],
    ['', SITE, HOST, false],
    ['Same-Origin', SITE, HOST, false],
    // `Origin: null` decides nothing, only Sec-Fetch-Site vouches for it.
    ['same-origin', 'null', HOST, true],
    ['none', 'null', HOST, false],
    ['same-site', 'null', HOST, false],
    ['cross-site', 'null', HOST, false],
    [null, 'null', HOST, false],
    ['same-origin', null, HOST, true],
    ['none', null, HOST, false],
    // An old browser: Origin alone.
    [null, SITE, HOST, true],
    [null, SITE, 'localhost:4321', true],
    [null, 'http://help.example.com', HOST, false],
    [null, 'https://help.example.com:8443', 'help.example.com:8443', false],
    [null, 'https://help.example.com.evil.example', HOST, false],
    [null, 'https://evil-help.example.com', HOST, false],
    [null, 'https://sub.help.example.com', HOST, false],
    [null, `${SITE}/`, HOST, false],
    [null, LOCAL, 'localhost:4321', false],
    [null, '', HOST, false],
    // A forged Host helps nobody.
    [null, 'https://evil.example', 'evil.example', false],
    // Neither header: no browser, so nobody's cookies, but nothing vouches for it either.
    [null, null, HOST, false],
    [null, null, null, false],
  ])('Sec-Fetch-Site %j, Origin %j, Host %j: %s', check(SITE));
});

describe('without SITE_URL', () => {
  test.each<Row>([
    ['same-origin', LOCAL, 'localhost:4321', true],
    [null, LOCAL, 'localhost:4321', true],
    ['none', LOCAL, 'localhost:4321', true],
    [null, 'http://127.0.0.1:4321', '127.0.0.1:4321', true],
    [null, 'http://127.12.0.7:4321', '127.12.0.7:4321', true],
    [null, 'http://[::1]:4321', '[::1]:4321', true],
    [null, 'http://localhost', 'localhost', true],
    [null, 'https://localhost', 'localhost', true],
    ['same-origin', 'null', 'localhost:4321', true],
    ['same-origin', null, 'localhost:4321', true],
    // Another program on this machine is another site.
    [null, 'http://localhost:3000', 'localhost:4321', false],
    [null, 'http://localhost', 'localhost:4321', false],
    [null, LOCAL, 'localhost', false],
    [null, LOCAL, '127.0.0.1:4321', false],
    [null, LOCAL, null, false],
    ['same-site', 'http://localhost:3000', 'localhost:4321', false],
    ['cross-site', LOCAL, 'localhost:4321', false],
    // A name that leads here but is not loopback's own (DNS rebinding).
    [null, 'http://evil.example:4321', 'evil.example:4321', false],
    ['same-origin', 'http://evil.example:4321', 'evil.example:4321', false],
    [null, 'http://localhost.evil.example:4321', 'localhost.evil.example:4321', false],
    [null, 'http://127.0.0.1.evil.example', '127.0.0.1.evil.example', false],
    [null, 'http://0.0.0.0:4321', '0.0.0.0:4321', false],
    [null, 'http://192.168.0.2:4321', '192.168.0.2:4321', false],
    [null, 'http://[::2]:4321', '[::2]:4321', false],
    [null, 'http://user@localhost:4321', 'user@localhost:4321', false],
    [null, 'null', 'localhost:4321', false],
    [null, 'nonsense', 'nonsense', false],
    [null, '', '', false],
    [null, null, 'localhost:4321', false],
  ])('Sec-Fetch-Site %j, Origin %j, Host %j: %s', check(undefined));
});

test('whatever another site makes a browser send, it is never ours', () => {
  const piece = fc.constantFrom(
    ...[
      'https://',
      'http://',
      'help.example.com',
      'evil.example',
      'localhost',
      '127.0.0.1',
      '[::1]',
    ],
    ...['@', '.', ':', '/', '#', '?', ':4321', ' ', '\t', '%00', '127.0.0.1.', 'ｌocalhost'],
  );
  const written = fc.array(piece, { maxLength: 5 }).map((parts) => parts.join(''));
  const site = fc.constantFrom(null, 'same-origin', 'none', 'same-site', 'cross-site');
  fc.assert(
    fc.property(site, written, written, (secFetchSite, origin, host) => {
      const facts = { secFetchSite, origin, host };
      expect(isOwnOrigin(facts, SITE)).toBe(
        origin === SITE && secFetchSite !== 'cross-site' && secFetchSite !== 'same-site',
      );
      if (!isOwnOrigin(facts, undefined)) return;
      expect(new URL(origin).hostname).toMatch(/^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/);
      expect(new URL(origin).host).toBe(host);
    }),
    { numRuns: 10_000 },
  );
});
