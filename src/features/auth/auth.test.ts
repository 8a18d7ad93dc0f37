import { describe, expect, test, vi } from 'vitest';
import { outbox } from '#features/outbox/index.ts';
import { ask, linkIn, tokenOf, useAuthSite } from './auth-fixture.ts';
import { identitySessions, identityUsers } from './table.ts';

const site = useAuthSite();

describe('from the form to a session', () => {
  test('the mailed link leads to the confirm page with token and way back', async () => {
    await site.auth.requestSignInLink(ask);
    const [outgoing] = await site.deliver();
    expect(outgoing?.mail).toMatchObject({
      to: 'ana@example.com',
      subject: 'Sign in to Example Help',
      locale: 'en',
    });
    const link = linkIn(outgoing);
    expect(link.origin + link.pathname).toBe('https://help.example.com/sign-in/confirm');
    expect(link.searchParams.get('return_to')).toBe('/support/new?article=a');
    expect(tokenOf(link)).toMatch(/^[\w-]{22}$/);
  });

  test('the token makes a person and a session, and the cookie is that person', async () => {
    const { person, setCookie, headers } = await site.signIn();
    expect(person).toEqual({
      id: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-7/) as string,
      email: 'ana@example.com',
      name: '',
      emailVerified: true,
      role: 'customer',
    });
    expect(setCookie).toMatch(
      /^__Host-waymark_session=[^;]{40,}; Max-Age=34560000; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    );
    expect(await site.auth.currentPerson(headers)).toEqual(person);
  });

  test('on plain http the cookie has neither prefix nor Secure', async () => {
    site.auth = site.make({ siteUrl: 'http://localhost:4321' });
    const { person, setCookie, headers } = await site.signIn();
    expect(setCookie).toMatch(
      /^waymark_session=[^;]+; Max-Age=34560000; Path=\/; HttpOnly; SameSite=Lax$/,
    );
    expect(await site.auth.currentPerson(headers)).toEqual(person);
  });

  test('signing in again is the same person with a new session token', async () => {
    const first = await site.signIn();
    const second = await site.signIn('ANA@Example.com ');
    expect(second.person).toEqual(first.person);
    expect(second.setCookie).not.toBe(first.setCookie);
    expect(await site.database.db.$count(identityUsers)).toBe(1);
    expect(await site.database.db.$count(identitySessions)).toBe(2);
  });

  test('a link for the demo works like a mailed one and writes no mail', async () => {
    const link = new URL(
      await site.auth.makeSignInLink({ email: ask.email, returnTo: '//evil.example' }),
    );
    expect(link.searchParams.get('return_to')).toBe('/support/');
    expect(await site.auth.confirmSignIn(tokenOf(link))).toMatchObject({ ok: true });
    expect(await site.database.db.$count(outbox)).toBe(0);
    await expect(site.auth.makeSignInLink({ email: 'ana', returnTo: '/' })).rejects.toThrow(
      RangeError,
    );
  });

  test('the worker is woken after the mail is committed', async () => {
    const rowsWhenWoken: Promise<number>[] = [];
    site.auth = site.make({
      mailQueued: () => void rowsWhenWoken.push(site.database.db.$count(outbox)),
    });
    await site.auth.requestSignInLink(ask);
    expect(await Promise.all(rowsWhenWoken)).toEqual([1]);
  });
});

describe('who may not get in', () => {
  test('a token works once', async () => {
    const token = tokenOf(await site.mailedLink());
    expect(await site.auth.confirmSignIn(token)).toMatchObject({ ok: true });
    expect(await site.auth.confirmSignIn(token)).toEqual({
      ok: false,
      error: { code: 'link-used' },
    });
    expect(await site.database.db.$count(identitySessions)).toBe(1);
  });

  test('of many confirmations at once exactly one makes a session', async () => {
    const token = tokenOf(await site.mailedLink());
    const all = await Promise.all(Array.from({ length: 10 }, () => site.auth.confirmSignIn(token)));
    expect(all.filter((result) => result.ok)).toHaveLength(1);
    expect(await site.database.db.$count(identitySessions)).toBe(1);
  });

  test('several links of one new person, confirmed at once, make one person', async () => {
    const links = Array.from({ length: 6 }, () => site.auth.makeSignInLink({ ...ask }));
    const tokens = (await Promise.all(links)).map((link) => tokenOf(new URL(link)));
    const all = await Promise.all(tokens.map((token) => site.auth.confirmSignIn(token)));
    expect(all.filter((result) => result.ok)).toHaveLength(6);
    expect(await site.database.db.$count(identityUsers)).toBe(1);
    expect(await site.database.db.$count(identitySessions)).toBe(6);
  });

  test.each([
    ['14 min 59 s', 15 * 60_000 - 1000, true],
    ['15 min 1 s', 15 * 60_000 + 1000, false],
  ])('a link used after %s', async (_, ms, works) => {
    const token = tokenOf(await site.mailedLink());
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + ms });
    expect((await site.auth.confirmSignIn(token)).ok).toBe(works);
    expect(await site.database.db.$count(identitySessions)).toBe(works ? 1 : 0);
  });

  test.each(['', 'invented', 'a'.repeat(200), '%00', "' or 1=1 --"])('token %j', async (token) => {
    await site.mailedLink();
    expect(await site.auth.confirmSignIn(token)).toEqual({
      ok: false,
      error: { code: 'link-used' },
    });
  });

  test.each([
    ['no cookie', () => ''],
    ['another name', (cookie: string) => cookie.replace('__Host-', '')],
    ['a cut signature', (cookie: string) => cookie.slice(0, -4)],
    ['another signature', (cookie: string) => cookie.replace(/\.[^.]+$/, `.${'A'.repeat(43)}%3D`)],
    ['no signature', (cookie: string) => cookie.replace(/\.[^.]+$/, '')],
    ['a forged token', (cookie: string) => cookie.replace(/=\w{4}/, '=AAAA')],
    ['nothing but a dot', () => '__Host-waymark_session=.'],
    ['broken escapes', () => '__Host-waymark_session=%zz.%'],
  ])('a cookie with %s is nobody', async (_, forge) => {
    const { headers } = await site.signIn();
    const forged = new Headers({ cookie: forge(headers.get('cookie') ?? '') });
    expect(await site.auth.currentPerson(forged)).toBeNull();
  });

  test('a cookie signed with another secret is nobody', async () => {
    const { headers } = await site.signIn();
    const other = site.make({ secret: 'another secret of the test, as long' });
    expect(await other.currentPerson(headers)).toBeNull();
  });

  test('the hash that stands in the database is not a cookie', async () => {
    const { headers } = await site.signIn();
    const [row] = await site.database.db.select().from(identitySessions);
    const signature = headers.get('cookie')?.split('.').at(-1) ?? '';
    const stolen = new Headers({ cookie: `__Host-waymark_session=${row?.token}.${signature}` });
    expect(await site.auth.currentPerson(stolen)).toBeNull();
  });

  test.each([
    ['ana'],
    ['ana@example.com,eve@example.net'],
    ['ana@example.com\r\nBcc: eve@example.net'],
  ])('no mail to %j', async (email) => {
    expect(await site.auth.requestSignInLink({ ...ask, email })).toEqual({
      ok: false,
      error: { code: 'invalid', fields: [{ field: 'email', code: 'not-an-email' }] },
    });
    expect(await site.database.db.$count(outbox)).toBe(0);
  });
});
