import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { voterKey, type VoterTraces } from './voter-key.ts';

const SECRET = 'a secret of at least 32 characters';
const SALTS: Record<string, string> = {
  '2026-11-21': 'salt of the 21st',
  '2026-11-22': 'salt of the 22nd',
};

const READER: VoterTraces = {
  cookie: undefined,
  address: '203.0.113.9',
  userAgent: 'Firefox',
  globalPrivacyControl: false,
};

/** The key of a vote at a time of 2026-11-22, or of another day. */
function keyAt(time: string, traces: Partial<VoterTraces> = {}, salts = SALTS, secret = SECRET) {
  const now = new Date(time.includes('T') ? time : `2026-11-22T${time}Z`);
  return voterKey({ ...READER, ...traces }, secret, now, (day) => salts[day]);
}

const cookieOf = (time: string, traces?: Partial<VoterTraces>) => keyAt(time, traces).cookie;

describe('without a cookie', () => {
  const first = keyAt('10:00:00');

  test('a double click is one reader', () => {
    expect(keyAt('10:00:01').key).toBe(first.key);
    expect(keyAt('10:09:59.999').key).toBe(first.key);
  });

  test.each([
    ['the last click of a window and the first of the next', '10:09:59.999', '10:10:00'],
    ['a click at the start of a window and one at the end of the next', '10:00:00', '10:19:59.999'],
  ])('%s are one reader', (_what, before, after) => {
    expect(keyAt(after).key).not.toBe(keyAt(before).key);
    expect(keyAt(after).previousKey).toBe(keyAt(before).key);
  });

  test.each([
    ['half an hour', '10:30:00'],
    ['two windows', '10:20:00'],
    ['a day', '2026-11-21T10:00:00Z'],
  ])('a colleague behind the same address after %s is another reader', (_when, time) => {
    const later = keyAt(time);
    expect(later.key).not.toBe(first.key);
    expect(later.previousKey).not.toBe(first.key);
  });

  test.each<[string, Partial<VoterTraces>]>([
    ['another address', { address: '203.0.113.10' }],
    ['another browser', { userAgent: 'Chromium' }],
    ['no browser name', { userAgent: '' }],
    ['address and browser run together', { address: '203.0.113.9Fire', userAgent: 'fox' }],
  ])('%s is another reader', (_what, traces) => {
    const other = keyAt('10:00:00', traces);
    expect(other.key).not.toBe(first.key);
    expect(other.previousKey).not.toBe(first.key);
    expect(other.previousKey).not.toBe(first.previousKey);
  });

  test.each([
    ['2001:db8:1:2::9', '2001:db8:1:2:ffff::1', true],
    ['2001:db8:1:2::9', '2001:db8:1:3::9', false],
    ['203.0.113.9', '::ffff:203.0.113.9', true],
  ])('%s and %s are one reader: %s', (one, other, isSame) => {
    expect(keyAt('10:00', { address: one }).key === keyAt('10:00', { address: other }).key).toBe(
      isSame,
    );
  });

  test('another secret gives another key', () => {
    expect(keyAt('10:00:00', {}, SALTS, 'x'.repeat(32)).key).not.toBe(first.key);
  });
});

describe('at midnight', () => {
  const before = '2026-11-21T23:59:59Z';

  test('the window before is looked up with the salt of the day before', () => {
    expect(keyAt('00:00:00').previousKey).toBe(keyAt(before).key);
    expect(keyAt('00:09:59').previousKey).toBe(keyAt(before).key);
    expect(keyAt('00:10:00').previousKey).toBe(keyAt('00:00:00').key);
  });

  test('no window before is made up when that salt is gone', () => {
    const today = { '2026-11-22': 'salt of the 22nd' };
    const reader = keyAt('00:00:00', {}, today);
    expect(reader.previousKey).toBeUndefined();
    expect(reader.key).toBe(keyAt('00:00:00').key);
  });
});

describe('with no salt of today', () => {
  test('nobody shares a key with anybody', () => {
    const keys = Array.from({ length: 100 }, () => keyAt('10:00:00', {}, {}));
    expect(new Set(keys.map(({ key }) => key)).size).toBe(100);
    expect(keys.every(({ previousKey }) => previousKey === undefined)).toBe(true);
  });

  test('the cookie still leads back to the same key', () => {
    const first = keyAt('10:00:00', {}, {});
    expect(keyAt('10:01:00', { cookie: first.cookie }, {}).key).toBe(first.key);
  });
});

describe('a cookie', () => {
  const first = keyAt('10:00:00');
  const cookie = first.cookie ?? '';

  test('set by a vote without one leads to the same key ever after', () => {
    expect(keyAt('10:01:00', { cookie }).key).toBe(first.key);
    expect(keyAt('2027-03-01T05:00:00Z', { cookie }, {}).key).toBe(first.key);
  });

  test('counts more than address and browser, and looks for no window before', () => {
    const elsewhere = keyAt('15:00:00', { cookie, address: '192.0.2.1', userAgent: 'Safari' });
    expect(elsewhere).toEqual({ key: first.key, previousKey: undefined, cookie });
  });

  test('of two readers behind one address keeps them apart', () => {
    const colleague = cookieOf('11:00:00');
    expect(keyAt('12:00:00', { cookie: colleague }).key).not.toBe(
      keyAt('12:00:00', { cookie }).key,
    );
  });

  const [id = '', signature = ''] = cookie.split('.');
  test.each([
    ['empty', ''],
    ['without a signature', id],
    ['with an empty signature', `${id}.`],
    ['without an id', `.${signature}`],
    ['with another id', `${'A'.repeat(43)}.${signature}`],
    ['with a signature cut short', `${id}.${signature.slice(0, -1)}`],
    ['with a signature made longer', `${id}.${signature}A`],
    ['with the key instead of a signature', `${id}.${first.key}`],
    ['signed by itself', `${id}.${createHmac('sha256', id).update(id).digest('base64url')}`],
    ['of another secret', keyAt('10:00:00', {}, SALTS, 'x'.repeat(32)).cookie],
    ['of nonsense', '\u0000é.🙂'],
  ])('%s counts as none', (_what, forged) => {
    expect(keyAt('10:00:00', { cookie: forged })).toEqual(first);
  });

  test('holds nothing of address, browser or key', () => {
    expect(cookie).toMatch(/^[\w-]{43}\.[\w-]{43}$/);
    expect(cookie).not.toContain(first.key);
    expect(id).not.toBe(
      keyAt('10:00:00', {}, { '2026-11-22': 'another salt' }).cookie?.split('.')[0],
    );
  });
});

describe('with Sec-GPC', () => {
  const quiet = { globalPrivacyControl: true };

  test('no cookie is set, and a double click is one reader all the same', () => {
    const first = keyAt('10:00:00', quiet);
    expect(first.cookie).toBeUndefined();
    expect(keyAt('10:00:01', quiet).key).toBe(first.key);
    expect(keyAt('10:10:00', quiet).previousKey).toBe(first.key);
  });

  test('a cookie of before is not looked at', () => {
    const cookie = cookieOf('08:00:00');
    expect(keyAt('10:00:00', { ...quiet, cookie })).toEqual(keyAt('10:00:00', quiet));
  });

  test('and no salt, nobody shares a key', () => {
    expect(keyAt('10:00:00', quiet, {}).key).not.toBe(keyAt('10:00:00', quiet, {}).key);
  });
});

test('no cookie anybody makes up names a reader', () => {
  const honest = keyAt('10:00:00');
  const part = fc.stringMatching(/^[\w-]{0,43}$/);
  const made = fc.oneof(
    fc.string(),
    fc.tuple(part, part).map((parts) => parts.join('.')),
  );
  fc.assert(
    fc.property(made, (cookie) => {
      expect(keyAt('10:00:00', { cookie }).key).toBe(honest.key);
    }),
    { numRuns: 10_000 },
  );
});

test('at a window’s edge the cookie of the row that was met leads back to it', () => {
  const first = keyAt('10:09:59');
  const second = keyAt('10:10:01');
  expect(second.previousKey).toBe(first.key);
  expect(second.previousCookie).toBe(first.cookie);
  expect(keyAt('11:00:00', { cookie: second.previousCookie }).key).toBe(first.key);
});
