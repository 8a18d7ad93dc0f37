import { describe, expect, test, vi } from 'vitest';
import { err } from '#core/result.ts';
import { tokenOf, useAuthSite } from './auth-fixture.ts';
import { MAX_TRIES_PER_MAIL, MAX_TRIES_PER_MAILBOX, typedCode } from './sign-in-codes.ts';
import { identitySessions, signInCodes } from './table.ts';

const site = useAuthSite();
const WRONG = err({ code: 'invalid', fields: [{ field: 'code', code: 'wrong-code' }] });
const ENDED = err({ code: 'code-ended' });

const sessions = () => site.database.db.$count(identitySessions);
const other = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0');

describe('the code of a mail', () => {
  test('signs in where it was asked for, once, and its link has ended then too', async () => {
    const { link, code, headers } = await site.askFor();
    expect(code).toMatch(/^\d{6}$/);
    const confirmed = await site.auth.confirmCode(headers, code);
    expect(confirmed).toMatchObject({ ok: true, value: { person: { email: 'ana@example.com' } } });
    expect(await sessions()).toBe(1);
    expect(await site.auth.confirmCode(headers, code)).toEqual(ENDED);
    expect(await site.auth.confirmSignIn(tokenOf(link))).toEqual(err({ code: 'link-used' }));
    expect([await sessions(), await site.database.db.$count(signInCodes)]).toEqual([1, 0]);
  });

  test('has ended when its link was used', async () => {
    const { link, code, headers } = await site.askFor();
    expect(await site.auth.confirmSignIn(tokenOf(link))).toMatchObject({ ok: true });
    expect(await site.auth.confirmCode(headers, code)).toEqual(ENDED);
    expect(await sessions()).toBe(1);
  });

  test('typed ten times at once makes one session', async () => {
    const { code, headers } = await site.askFor();
    const all = await Promise.all(
      Array.from({ length: 10 }, () => site.auth.confirmCode(headers, code)),
    );
    expect(all.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await sessions()).toBe(1);
  });

  test.each([
    ['no cookie', () => new Headers()],
    ['an invented one', () => new Headers({ cookie: '__Host-waymark_sign_in=invented' })],
    ['that of another mail', async () => (await site.askFor('eve@example.com')).headers],
  ])('is nothing to a browser with %s', async (_, browser) => {
    const { code } = await site.askFor();
    expect((await site.auth.confirmCode(await browser(), code)).ok).toBe(false);
    expect(await sessions()).toBe(0);
  });

  test.each([
    ['14 min 59 s', 15 * 60_000 - 1000, true],
    ['15 min 1 s', 15 * 60_000 + 1000, false],
  ])('typed after %s', async (_, ms, works) => {
    const { code, headers } = await site.askFor();
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + ms });
    expect((await site.auth.confirmCode(headers, code)).ok).toBe(works);
    expect(await sessions()).toBe(works ? 1 : 0);
  });

  test('of a first mail that comes late works beside that of a second', async () => {
    const first = await site.askFor();
    const second = await site.askFor('ana@example.com', first.headers);
    expect(second.headers.get('cookie')).toBe(first.headers.get('cookie'));
    expect(await site.auth.confirmCode(second.headers, first.code)).toMatchObject({ ok: true });
  });

  test('asked for another mailbox in the same browser begins anew', async () => {
    const first = await site.askFor();
    const second = await site.askFor('ben@example.com', first.headers);
    expect(second.headers.get('cookie')).not.toBe(first.headers.get('cookie'));
  });
});

describe('guessing', () => {
  test(`the right code works as try ${MAX_TRIES_PER_MAIL}, and not after it`, async () => {
    const lucky = await site.askFor('lucky@example.com');
    const { link, code, headers } = await site.askFor();
    for (let n = 1; n < MAX_TRIES_PER_MAIL; n++) {
      expect(await site.auth.confirmCode(lucky.headers, other(lucky.code))).toEqual(WRONG);
      expect(await site.auth.confirmCode(headers, other(code))).toEqual(WRONG);
    }
    expect(await site.auth.confirmCode(lucky.headers, lucky.code)).toMatchObject({ ok: true });
    expect(await site.auth.confirmCode(headers, other(code))).toEqual(WRONG);
    expect(await site.auth.confirmCode(headers, code)).toEqual(ENDED);
    expect(await site.auth.confirmSignIn(tokenOf(link))).toMatchObject({ ok: true });
  });

  test('fifty guesses at once are looked at five times', async () => {
    const { code, headers } = await site.askFor();
    const all = await Promise.all(
      Array.from({ length: 50 }, () => site.auth.confirmCode(headers, other(code))),
    );
    const wrong = all.filter((one) => !one.ok && one.error.code === 'invalid');
    expect(wrong).toHaveLength(MAX_TRIES_PER_MAIL);
  });

  test('with ever new mails ends for the mailbox, for a day, and for no other one', async () => {
    const start = Date.now();
    for (let n = 0; n < MAX_TRIES_PER_MAILBOX / MAX_TRIES_PER_MAIL; n++) {
      const { code, headers } = await site.askFor();
      for (let tries = 0; tries < MAX_TRIES_PER_MAIL; tries++) {
        expect(await site.auth.confirmCode(headers, other(code))).toEqual(WRONG);
      }
    }
    const { link, code, headers } = await site.askFor();
    expect(await site.auth.confirmCode(headers, code)).toEqual(ENDED);
    expect(await site.auth.confirmSignIn(tokenOf(link))).toMatchObject({ ok: true });
    const ben = await site.askFor('ben@example.com');
    expect(await site.auth.confirmCode(ben.headers, ben.code)).toMatchObject({ ok: true });
    vi.useFakeTimers({ toFake: ['Date'], now: start + 86_400_000 + 60_000 });
    const nextDay = await site.askFor();
    expect(await site.auth.confirmCode(nextDay.headers, nextDay.code)).toMatchObject({ ok: true });
  });
});

test('neither code nor cookie stands in any byte of the database', async () => {
  const { code, headers } = await site.askFor();
  const [row] = await site.database.db.select().from(signInCodes);
  expect(JSON.stringify(row)).not.toContain(code);
  const ask = headers.get('cookie')?.split('=')[1] ?? '';
  expect(ask).toMatch(/^[\w-]{22}$/);
  expect((await site.database.bytes()).includes(ask)).toBe(false);
});

test.each([
  ['012 345', '012345'],
  ['012-345 ', '012345'],
  ['012–345', '012345'],
  ['０１２３４５', '012345'],
  ['٠١٢٣٤٥', '012345'],
  ['۰۱۲۳۴۵', '012345'],
  ['\u200e012345', '012345'],
  ['a12345', 'a12345'],
])('%j is read as %s', (typed, code) => {
  expect(typedCode(typed)).toBe(code);
});
