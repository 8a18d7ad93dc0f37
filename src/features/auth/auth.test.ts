import { createHash } from 'node:crypto';
import { asc } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { codeOf } from '#core/app-error.ts';
import { systemClock } from '#core/clock.ts';
import { makeUuid } from '#core/ids.ts';
import { createSeal, outbox, startOutbox, type OutgoingMail } from '#features/outbox/index.ts';
import { createAuth, type Auth, type AuthParts } from './auth.ts';
import { identitySessions, identityUsers, identityVerifications } from './table.ts';
import { openTestDatabase, type TestDatabase } from './test-database.ts';

const DAY_MS = 86_400_000;
const secret = 'a secret of the test, long enough';
const seal = createSeal(secret);
const ask = { email: 'ana@example.com', returnTo: '/support/new?article=a', locale: 'en' };

let database: TestDatabase;
let auth: Auth;
const log = { warn: vi.fn(), error: vi.fn() };
const consoleSpies = (['log', 'warn', 'error', 'info'] as const).map((m) => vi.spyOn(console, m));

beforeEach(async () => {
  vi.clearAllMocks();
  database = await openTestDatabase();
  auth = make();
});

afterEach(async () => {
  vi.useRealTimers();
  await database.close();
  expect(consoleSpies.flatMap((spy) => spy.mock.calls)).toEqual([]);
});

function make(parts: Partial<AuthParts> = {}): Auth {
  return createAuth({
    db: database.db,
    siteUrl: 'https://help.example.com',
    siteName: 'Example Help',
    secret,
    clock: systemClock,
    makeId: makeUuid,
    seal,
    mailWords: () => ({
      subject: (site) => `Sign in to ${site}`,
      text: (site, link) => `Open ${link} to sign in to ${site}.`,
    }),
    mailQueued: () => undefined,
    log,
    ...parts,
  });
}

/** Delivers what is due and answers the mails that left. */
async function deliver(): Promise<OutgoingMail[]> {
  const sent: OutgoingMail[] = [];
  const send = (mail: OutgoingMail) => Promise.resolve(void sent.push(mail));
  const { db } = database;
  const due = await db.select().from(outbox);
  const worker = startOutbox({
    db,
    transport: { send },
    seal,
    clock: systemClock,
    log,
    intervalMs: 5,
  });
  await vi.waitFor(() => expect(sent).toHaveLength(due.filter((r) => r.state === 'due').length));
  await worker.stop();
  return sent;
}

async function mailedLink(change: Partial<typeof ask> = {}): Promise<URL> {
  expect(await auth.requestSignInLink({ ...ask, ...change })).toEqual({
    ok: true,
    value: undefined,
  });
  const [outgoing] = await deliver();
  return new URL(/https?:\S+/.exec(outgoing?.mail.text ?? '')?.[0] ?? '');
}

function tokenOf(link: URL): string {
  return link.searchParams.get('token') ?? '';
}

/** The Cookie header a browser sends after this Set-Cookie. */
function browserWith(setCookie: string): Headers {
  return new Headers({ cookie: setCookie.split(';')[0] ?? '' });
}

/** The database, except that it cannot do one thing now. */
function refusing(method: 'select' | 'insert' | 'update' | 'delete' | 'batch'): AuthParts['db'] {
  const refuse = () => {
    throw Object.assign(new Error('busy'), { code: 'unavailable' });
  };
  return new Proxy(database.db, {
    get: (target, key, receiver) =>
      key === method ? refuse : (Reflect.get(target, key, receiver) as unknown),
  });
}

async function signIn(email = ask.email) {
  const confirmed = await auth.confirmSignIn(tokenOf(await mailedLink({ email })));
  if (!confirmed.ok) throw new Error('not signed in');
  return { ...confirmed.value, headers: browserWith(confirmed.value.setCookie) };
}

describe('from the form to a session', () => {
  test('the mailed link leads to the confirm page with token and way back', async () => {
    await auth.requestSignInLink(ask);
    const [outgoing] = await deliver();
    expect(outgoing?.mail).toMatchObject({
      to: 'ana@example.com',
      subject: 'Sign in to Example Help',
      locale: 'en',
    });
    const link = new URL(/https:\S+/.exec(outgoing?.mail.text ?? '')?.[0] ?? '');
    expect(link.origin + link.pathname).toBe('https://help.example.com/sign-in/confirm');
    expect(link.searchParams.get('return_to')).toBe('/support/new?article=a');
    expect(tokenOf(link)).toMatch(/^[\w-]{22}$/);
  });

  test('the token makes a person and a session, and the cookie is that person', async () => {
    const { person, setCookie, headers } = await signIn();
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
    expect(await auth.currentPerson(headers)).toEqual(person);
  });

  test('on plain http the cookie has neither prefix nor Secure', async () => {
    auth = make({ siteUrl: 'http://localhost:4321' });
    const { person, setCookie, headers } = await signIn();
    expect(setCookie).toMatch(
      /^waymark_session=[^;]+; Max-Age=34560000; Path=\/; HttpOnly; SameSite=Lax$/,
    );
    expect(await auth.currentPerson(headers)).toEqual(person);
  });

  test('signing in again is the same person with a new session token', async () => {
    const first = await signIn();
    const second = await signIn('ANA@Example.com ');
    expect(second.person).toEqual(first.person);
    expect(second.setCookie).not.toBe(first.setCookie);
    expect(await database.db.$count(identityUsers)).toBe(1);
    expect(await database.db.$count(identitySessions)).toBe(2);
  });

  test('a link for the demo works like a mailed one and writes no mail', async () => {
    const link = new URL(
      await auth.makeSignInLink({ email: ask.email, returnTo: '//evil.example' }),
    );
    expect(link.searchParams.get('return_to')).toBe('/support/');
    expect(await auth.confirmSignIn(tokenOf(link))).toMatchObject({ ok: true });
    expect(await database.db.$count(outbox)).toBe(0);
    await expect(auth.makeSignInLink({ email: 'ana', returnTo: '/' })).rejects.toThrow(RangeError);
  });

  test('the worker is woken after the mail is committed', async () => {
    const rowsWhenWoken: Promise<number>[] = [];
    auth = make({ mailQueued: () => void rowsWhenWoken.push(database.db.$count(outbox)) });
    await auth.requestSignInLink(ask);
    expect(await Promise.all(rowsWhenWoken)).toEqual([1]);
  });
});

describe('who may not get in', () => {
  test('a token works once', async () => {
    const token = tokenOf(await mailedLink());
    expect(await auth.confirmSignIn(token)).toMatchObject({ ok: true });
    expect(await auth.confirmSignIn(token)).toEqual({ ok: false, error: { code: 'link-used' } });
    expect(await database.db.$count(identitySessions)).toBe(1);
  });

  test('of many confirmations at once exactly one makes a session', async () => {
    const token = tokenOf(await mailedLink());
    const all = await Promise.all(Array.from({ length: 10 }, () => auth.confirmSignIn(token)));
    expect(all.filter((result) => result.ok)).toHaveLength(1);
    expect(await database.db.$count(identitySessions)).toBe(1);
  });

  test('several links of one new person, confirmed at once, make one person', async () => {
    const links = Array.from({ length: 6 }, () => auth.makeSignInLink({ ...ask }));
    const tokens = (await Promise.all(links)).map((link) => tokenOf(new URL(link)));
    const all = await Promise.all(tokens.map((token) => auth.confirmSignIn(token)));
    expect(all.filter((result) => result.ok)).toHaveLength(6);
    expect(await database.db.$count(identityUsers)).toBe(1);
    expect(await database.db.$count(identitySessions)).toBe(6);
  });

  test.each([
    ['14 min 59 s', 15 * 60_000 - 1000, true],
    ['15 min 1 s', 15 * 60_000 + 1000, false],
  ])('a link used after %s', async (_, ms, works) => {
    const token = tokenOf(await mailedLink());
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + ms });
    expect((await auth.confirmSignIn(token)).ok).toBe(works);
    expect(await database.db.$count(identitySessions)).toBe(works ? 1 : 0);
  });

  test.each(['', 'invented', 'a'.repeat(200), '%00', "' or 1=1 --"])('token %j', async (token) => {
    await mailedLink();
    expect(await auth.confirmSignIn(token)).toEqual({ ok: false, error: { code: 'link-used' } });
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
    const { headers } = await signIn();
    const forged = new Headers({ cookie: forge(headers.get('cookie') ?? '') });
    expect(await auth.currentPerson(forged)).toBeNull();
  });

  test('a cookie signed with another secret is nobody', async () => {
    const { headers } = await signIn();
    const other = make({ secret: 'another secret of the test, as long' });
    expect(await other.currentPerson(headers)).toBeNull();
  });

  test('the hash that stands in the database is not a cookie', async () => {
    const { headers } = await signIn();
    const [row] = await database.db.select().from(identitySessions);
    const signature = headers.get('cookie')?.split('.').at(-1) ?? '';
    const stolen = new Headers({ cookie: `__Host-waymark_session=${row?.token}.${signature}` });
    expect(await auth.currentPerson(stolen)).toBeNull();
  });

  test.each([
    ['ana'],
    ['ana@example.com,eve@example.net'],
    ['ana@example.com\r\nBcc: eve@example.net'],
  ])('no mail to %j', async (email) => {
    expect(await auth.requestSignInLink({ ...ask, email })).toEqual({
      ok: false,
      error: { code: 'invalid', fields: [{ field: 'email', code: 'not-an-email' }] },
    });
    expect(await database.db.$count(outbox)).toBe(0);
  });
});

describe('the life of a session', () => {
  test('signing out ends it on the server, and only this one', async () => {
    const here = await signIn();
    const elsewhere = await signIn();
    expect(await auth.signOut(here.headers)).toBe(
      '__Host-waymark_session=; Max-Age=0; Path=/; HttpOnly; Secure; SameSite=Lax',
    );
    expect(await auth.currentPerson(here.headers)).toBeNull();
    expect(await auth.currentPerson(elsewhere.headers)).toEqual(elsewhere.person);
    expect(await database.db.$count(identitySessions)).toBe(1);
  });

  test('signing out without a session only clears the cookie', async () => {
    expect(await auth.signOut(new Headers())).toContain('Max-Age=0');
  });

  test('a database that refuses to delete is no successful sign-out', async () => {
    const { headers } = await signIn();
    await expect(make({ db: refusing('delete') }).signOut(headers)).rejects.toMatchObject({
      code: 'unavailable',
    });
  });

  test('it ends 30 days after the last visit, and visits move it at most once a day', async () => {
    const { headers } = await signIn();
    const start = Date.now();
    const expiry = async () => (await database.db.select().from(identitySessions))[0]?.expiresAt;
    const first = await expiry();
    const visitAt = (days: number) => {
      vi.useFakeTimers({ toFake: ['Date'], now: start + days * DAY_MS });
      return auth.currentPerson(headers);
    };
    expect(await visitAt(0.9)).not.toBeNull();
    expect(await expiry()).toBe(first);
    expect(await visitAt(29)).not.toBeNull();
    expect(await expiry()).toBe(new Date(start + 59 * DAY_MS).toISOString());
    expect(await visitAt(58)).not.toBeNull();
    expect(await visitAt(58 + 31)).toBeNull();
  });

  test('a visitor stays signed in while the database takes no writes', async () => {
    const { headers, person } = await signIn();
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 2 * DAY_MS });
    expect(await make({ db: refusing('update') }).currentPerson(headers)).toEqual(person);
    expect(log.warn).toHaveBeenCalledWith(
      { code: 'unavailable' },
      'a session could not be extended',
    );
  });

  test('what has expired is removed when the next link is asked for', async () => {
    await signIn();
    await auth.makeSignInLink({ email: ask.email, returnTo: '/' });
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 31 * DAY_MS });
    await auth.requestSignInLink(ask);
    expect(await database.db.$count(identitySessions)).toBe(0);
    expect(await database.db.$count(identityVerifications)).toBe(1);
  });
});

test.each([
  ['asking for a link', 'insert', (it: Auth) => it.requestSignInLink(ask)],
  ['queueing the mail', 'batch', (it: Auth) => it.requestSignInLink(ask)],
  ['confirming', 'delete', (it: Auth, token: string) => it.confirmSignIn(token)],
  ['reading', 'select', (it: Auth, _: string, cookie: Headers) => it.currentPerson(cookie)],
] as const)('%s while the database refuses %s is unavailable', async (_, method, act) => {
  const { headers } = await signIn();
  const token = tokenOf(new URL(await auth.makeSignInLink(ask)));
  const failed = await act(make({ db: refusing(method) }), token, headers).catch(codeOf);
  expect(failed).toBe('unavailable');
  expect(await auth.confirmSignIn(token)).toMatchObject({ ok: true });
});

describe('what the database knows', () => {
  test('neither link nor session token, address nor user agent, in any byte of its files', async () => {
    await auth.requestSignInLink(ask);
    const whileDue = await database.bytes();
    const [outgoing] = await deliver();
    const token = tokenOf(new URL(/https:\S+/.exec(outgoing?.mail.text ?? '')?.[0] ?? ''));
    const confirmed = await auth.confirmSignIn(token);
    const cookie = confirmed.ok ? (confirmed.value.setCookie.split(';')[0] ?? '') : '';
    const sessionToken = cookie.slice(cookie.indexOf('=') + 1).split('.')[0] ?? '';
    const visit = new Headers({
      cookie,
      'user-agent': 'ExampleBrowser/7.3',
      'x-forwarded-for': '203.0.113.77',
    });
    expect(await auth.currentPerson(visit)).not.toBeNull();
    const bytes = whileDue + (await database.bytes());
    expect(sessionToken).toHaveLength(32);
    expect(bytes).not.toContain(token);
    expect(bytes).not.toContain(sessionToken);
    expect(bytes).not.toContain('ExampleBrowser');
    expect(bytes).not.toContain('203.0.113.77');
    expect(bytes).not.toContain('127.0.0.1');
    expect(bytes).toContain('ana@example.com');
    expect(bytes).toContain(createHash('sha256').update(sessionToken).digest('hex'));
  });

  test('the same rows for a known and an unknown address', async () => {
    await signIn();
    const known = await auth.requestSignInLink(ask);
    const unknown = await auth.requestSignInLink({ ...ask, email: 'new@example.com' });
    expect(unknown).toEqual(known);
    const rows = await database.db.select().from(outbox).orderBy(asc(outbox.id));
    expect(rows.map((row) => row.destination)).toEqual([ask.email, ask.email, 'new@example.com']);
    expect(await database.db.$count(identityUsers)).toBe(1);
  });

  test('ids are UUIDv7 and instants ISO 8601', async () => {
    await signIn();
    const [row] = await database.db.select().from(identitySessions);
    expect(row?.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-/);
    for (const instant of [row?.createdAt, row?.updatedAt, row?.expiresAt]) {
      expect(instant).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    }
  });
});

test('nothing is said in the log, and no address is fetched', async () => {
  const fetched = vi.spyOn(globalThis, 'fetch');
  const { headers } = await signIn();
  await auth.confirmSignIn('invented');
  await auth.currentPerson(headers);
  await auth.signOut(headers);
  expect(log.warn).not.toHaveBeenCalled();
  expect(log.error).not.toHaveBeenCalled();
  expect(fetched).not.toHaveBeenCalled();
});
