import { describe, expect, test, vi } from 'vitest';
import { codeOf } from '#core/app-error.ts';
import type { Auth } from './auth.ts';
import { ask, tokenOf, useAuthSite } from './auth-fixture.ts';
import { identitySessions, identityVerifications } from './table.ts';

const DAY_MS = 86_400_000;

const site = useAuthSite();

describe('the life of a session', () => {
  test('signing out ends it on the server, and only this one', async () => {
    const here = await site.signIn();
    const elsewhere = await site.signIn();
    expect(await site.auth.signOut(here.headers)).toBe(
      '__Host-waymark_session=; Max-Age=0; Path=/; HttpOnly; Secure; SameSite=Lax',
    );
    expect(await site.auth.currentPerson(here.headers)).toBeNull();
    expect(await site.auth.currentPerson(elsewhere.headers)).toEqual(elsewhere.person);
    expect(await site.database.db.$count(identitySessions)).toBe(1);
  });

  test('signing out without a session only clears the cookie', async () => {
    expect(await site.auth.signOut(new Headers())).toContain('Max-Age=0');
  });

  test('a database that refuses to delete is no successful sign-out', async () => {
    const { headers } = await site.signIn();
    await expect(site.make({ db: site.refusing('delete') }).signOut(headers)).rejects.toMatchObject(
      {
        code: 'unavailable',
      },
    );
  });

  test('it ends 30 days after the last visit, and visits move it at most once a day', async () => {
    const { headers } = await site.signIn();
    const start = Date.now();
    const expiry = async () =>
      (await site.database.db.select().from(identitySessions))[0]?.expiresAt;
    const first = await expiry();
    const visitAt = (days: number) => {
      vi.useFakeTimers({ toFake: ['Date'], now: start + days * DAY_MS });
      return site.auth.currentPerson(headers);
    };
    expect(await visitAt(0.9)).not.toBeNull();
    expect(await expiry()).toBe(first);
    expect(await visitAt(29)).not.toBeNull();
    expect(await expiry()).toBe(new Date(start + 59 * DAY_MS).toISOString());
    expect(await visitAt(58)).not.toBeNull();
    expect(await visitAt(58 + 31)).toBeNull();
  });

  test('a visitor stays signed in while the database takes no writes', async () => {
    const { headers, person } = await site.signIn();
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 2 * DAY_MS });
    expect(await site.make({ db: site.refusing('update') }).currentPerson(headers)).toEqual(person);
    expect(site.log.warn).toHaveBeenCalledWith(
      { code: 'unavailable' },
      'a session could not be extended',
    );
  });

  test('what has expired is removed when the next link is asked for', async () => {
    await site.signIn();
    await site.auth.makeSignInLink({ email: ask.email, returnTo: '/' });
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 31 * DAY_MS });
    await site.auth.requestSignInLink(ask);
    expect(await site.database.db.$count(identitySessions)).toBe(0);
    expect(await site.database.db.$count(identityVerifications)).toBe(1);
  });
});

test.each([
  ['asking for a link', 'insert', (it: Auth) => it.requestSignInLink(ask)],
  ['queueing the mail', 'batch', (it: Auth) => it.requestSignInLink(ask)],
  ['confirming', 'delete', (it: Auth, token: string) => it.confirmSignIn(token)],
  ['reading', 'select', (it: Auth, _: string, cookie: Headers) => it.currentPerson(cookie)],
] as const)('%s while the database refuses %s is unavailable', async (_, method, act) => {
  const { headers } = await site.signIn();
  const token = tokenOf(new URL(await site.auth.makeSignInLink(ask)));
  const failed = await act(site.make({ db: site.refusing(method) }), token, headers).catch(codeOf);
  expect(failed).toBe('unavailable');
  expect(await site.auth.confirmSignIn(token)).toMatchObject({ ok: true });
});
