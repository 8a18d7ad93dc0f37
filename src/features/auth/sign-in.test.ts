import { beforeEach, expect, test, vi } from 'vitest';
import { createLimiter, type WindowLimiter } from '#core/limiter.ts';
import { err, ok } from '#core/result.ts';
import type { Auth } from './auth.ts';
import { askForLink, confirmLink, type SignInLimits } from './sign-in.ts';

const person = {
  id: 'person-1',
  email: 'ana@example.com',
  name: '',
  emailVerified: true,
  role: 'customer',
} as const;

let auth: { [Name in keyof Auth]: ReturnType<typeof vi.fn<Auth[Name]>> };
let limits: SignInLimits;
const headers = new Headers();

beforeEach(() => {
  auth = {
    requestSignInLink: vi.fn(() => Promise.resolve(ok({ setCookie: 'waymark_sign_in=v' }))),
    confirmSignIn: vi.fn(() => Promise.resolve(ok({ person, setCookie: 'waymark_session=v' }))),
    confirmCode: vi.fn(),
    startSession: vi.fn(),
    askPath: vi.fn(),
    linkOwner: vi.fn(),
    currentPerson: vi.fn(),
    signOut: vi.fn(),
    forgetExpired: vi.fn(),
    makeSignInLink: vi.fn(),
  };
  limits = { perAddress: limiter(5), perEmail: limiter(3) };
});

function limiter(events: number): WindowLimiter {
  return createLimiter({ events, windowMs: 60_000, now: () => 0 });
}

function ask(fields: Record<string, unknown>, address = '203.0.113.7') {
  return askForLink({ auth, limits }, { fields, address, locale: 'en', headers });
}

test('a link is asked for with the way back made safe', async () => {
  expect(await ask({ email: ' Ana@Example.com', return_to: '//evil.example' })).toEqual(
    ok({ setCookie: 'waymark_sign_in=v' }),
  );
  expect(auth.requestSignInLink).toHaveBeenCalledExactlyOnceWith({
    email: 'ana@example.com',
    returnTo: '/support/',
    locale: 'en',
    headers,
  });
});

test.each([
  [{}, 'required'],
  [{ email: '' }, 'required'],
  [{ email: 'ana' }, 'not-an-email'],
  [{ email: 'ana@example.com\r\nBcc: eve@example.net' }, 'not-an-email'],
  [{ email: ['ana@example.com', 'eve@example.net'] }, 'not-text'],
  [{ email: `ana@${'a'.repeat(300)}.example` }, 'too-long'],
  [{ email: 'ana\u0000@example.com' }, 'has-null-character'],
])('%j is refused and counts toward no limit', async (fields, code) => {
  const take = vi.fn<WindowLimiter['take']>();
  const peek = vi.fn<WindowLimiter['peek']>();
  limits = { perAddress: { take, peek }, perEmail: { take, peek } };
  expect(await ask(fields)).toEqual(err({ code: 'invalid', fields: [{ field: 'email', code }] }));
  expect(take).not.toHaveBeenCalled();
  expect(auth.requestSignInLink).not.toHaveBeenCalled();
});

test('one mailbox gets three, whoever asks', async () => {
  for (const host of [1, 2, 3]) {
    expect(await ask({ email: 'ana@example.com' }, `203.0.113.${host}`)).toMatchObject({
      ok: true,
    });
  }
  expect(await ask({ email: 'ANA@example.com' }, '203.0.113.4')).toEqual(
    err({ code: 'too-many-requests', retryAfterSeconds: 60 }),
  );
  expect(await ask({ email: 'ben@example.com' }, '203.0.113.4')).toMatchObject({ ok: true });
  expect(auth.requestSignInLink).toHaveBeenCalledTimes(4);
});

test('one network gets five, and then uses up nobody else’s', async () => {
  const inOneNetwork = (host: number) => `2001:db8:1:2::${host}`;
  for (const n of [1, 2, 3, 4, 5]) {
    expect(await ask({ email: `p${n}@example.com` }, inOneNetwork(n))).toMatchObject({ ok: true });
  }
  for (const n of [6, 7, 8, 9]) {
    expect(await ask({ email: 'ana@example.com' }, inOneNetwork(n))).toMatchObject({ ok: false });
  }
  expect(await ask({ email: 'ana@example.com' }, '2001:db8:1:3::1')).toMatchObject({ ok: true });
});

test('a mail that could not be stored counts toward no limit, one that was does', async () => {
  limits = { perAddress: limiter(1), perEmail: limiter(1) };
  auth.requestSignInLink.mockRejectedValueOnce(new Error('unavailable'));
  await expect(ask({ email: 'ana@example.com' })).rejects.toThrow('unavailable');
  auth.requestSignInLink.mockResolvedValueOnce(err({ code: 'invalid' }));
  expect(await ask({ email: 'ana@example.com' })).toMatchObject({ ok: false });
  expect(await ask({ email: 'ana@example.com' })).toMatchObject({ ok: true });
  expect(await ask({ email: 'ana@example.com' })).toMatchObject({
    error: { code: 'too-many-requests' },
  });
});

test('a confirmed link answers the cookie and where to go', async () => {
  expect(
    await confirmLink(auth, {
      fields: { token: 'abc', return_to: '/support/new?article=a' },
      headers,
    }),
  ).toEqual(ok({ person, setCookie: 'waymark_session=v', returnTo: '/support/new?article=a' }));
  expect(auth.confirmSignIn).toHaveBeenCalledExactlyOnceWith('abc', headers);
});

test.each(['https://evil.example', '/\\evil.example', '', undefined, ['/a', '/b']])(
  'return_to %j leads to the default page',
  async (return_to) => {
    expect(await confirmLink(auth, { fields: { token: 'abc', return_to }, headers })).toMatchObject(
      {
        value: { returnTo: '/support/' },
      },
    );
  },
);

test('a used link fails, and no token at all is invalid', async () => {
  auth.confirmSignIn.mockResolvedValue(err({ code: 'link-used' }));
  expect(await confirmLink(auth, { fields: { token: 'abc' }, headers })).toEqual(
    err({ code: 'link-used' }),
  );
  expect(await confirmLink(auth, { fields: {}, headers })).toMatchObject({
    error: { code: 'invalid' },
  });
  expect(await confirmLink(auth, { fields: { token: 'a'.repeat(201) }, headers })).toMatchObject({
    error: { code: 'invalid' },
  });
});
