import { createHash } from 'node:crypto';
import { asc } from 'drizzle-orm';
import { describe, expect, test, vi } from 'vitest';
import { outbox } from '#features/outbox/index.ts';
import { ask, linkIn, tokenOf, useAuthSite } from './auth-fixture.ts';
import { identitySessions, identityUsers } from './table.ts';

const site = useAuthSite();

describe('what the database knows', () => {
  test('neither link nor session token, address nor user agent, in any byte of its files', async () => {
    await site.auth.requestSignInLink(ask);
    const whileDue = await site.database.bytes();
    const [outgoing] = await site.deliver();
    const token = tokenOf(linkIn(outgoing));
    const confirmed = await site.auth.confirmSignIn(token);
    const cookie = confirmed.ok ? (confirmed.value.setCookie.split(';')[0] ?? '') : '';
    const sessionToken = cookie.slice(cookie.indexOf('=') + 1).split('.')[0] ?? '';
    const visit = new Headers({
      cookie,
      'user-agent': 'ExampleBrowser/7.3',
      'x-forwarded-for': '203.0.113.77',
    });
    expect(await site.auth.currentPerson(visit)).not.toBeNull();
    const bytes = whileDue + (await site.database.bytes());
    expect(sessionToken).toHaveLength(32);
    // Asked one by one, so that a failure does not print the file.
    const secrets = { token, sessionToken, agent: 'ExampleBrowser', address: '203.0.113.77' };
    for (const [name, text] of Object.entries({ ...secrets, loopback: '127.0.0.1' })) {
      expect([name, bytes.includes(text)]).toEqual([name, false]);
    }
    expect(bytes.includes('ana@example.com')).toBe(true);
    expect(bytes.includes(createHash('sha256').update(sessionToken).digest('hex'))).toBe(true);
  });

  test('the same rows for a known and an unknown address', async () => {
    await site.signIn();
    const known = await site.auth.requestSignInLink(ask);
    const unknown = await site.auth.requestSignInLink({ ...ask, email: 'new@example.com' });
    expect([known.ok, unknown.ok]).toEqual([true, true]);
    const rows = await site.database.db.select().from(outbox).orderBy(asc(outbox.id));
    expect(rows.map((row) => row.destination)).toEqual(['', ask.email, 'new@example.com']);
    expect(await site.database.db.$count(identityUsers)).toBe(1);
  });

  test('ids are UUIDv7 and instants ISO 8601', async () => {
    await site.signIn();
    const [row] = await site.database.db.select().from(identitySessions);
    expect(row?.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-/);
    for (const instant of [row?.createdAt, row?.updatedAt, row?.expiresAt]) {
      expect(instant).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    }
  });
});

test('nothing is said in the log, and no address is fetched', async () => {
  const fetched = vi.spyOn(globalThis, 'fetch');
  const { headers } = await site.signIn();
  await site.auth.confirmSignIn('invented');
  await site.auth.currentPerson(headers);
  await site.auth.signOut(headers);
  expect(site.log.warn).not.toHaveBeenCalled();
  expect(site.log.error).not.toHaveBeenCalled();
  expect(fetched).not.toHaveBeenCalled();
});
