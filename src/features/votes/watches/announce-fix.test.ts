import { describe, expect, test } from 'vitest';
import { MINUTE_MS } from '#core/clock.ts';
import { outbox } from '#features/outbox/index.ts';
import { announceFix, type Fix } from './announce-fix.ts';
import { endWatch } from './answer-watch.ts';
import { askWatch } from './ask-watch.ts';
import { ASK, tokenIn, useWatchSite } from './watch-fixture.ts';

const site = useWatchSite();
const FIX: Fix = { article: 'change-login', reasons: ['did-not-work'], dryRun: false };
const announce = (change: Partial<Fix> = {}) => announceFix(site.deps, { ...FIX, ...change });
const report = (mails: number, unchanged = 0) => ({
  ok: true,
  value: { title: 'Change my login', mails, unchanged },
});

test('who said yes gets one mail, once, and their row goes with it', async () => {
  await site.watch();
  await site.watch({ email: 'ben@example.com' });
  await askWatch(site.deps, { ...ASK, email: 'silent@example.com' });
  await site.deliver();
  site.served = 'new';
  expect(await announce()).toEqual(report(2));
  const mails = await site.deliver();
  expect(mails.map(({ to }) => to).sort()).toEqual(['ana@example.com', 'ben@example.com']);
  expect(mails[0]?.subject).toBe('Mended: Change my login');
  expect(mails[0]?.text).toContain('https://help.example.com/articles/change-login/');
  expect((await site.rows()).map(({ email }) => email)).toEqual(['silent@example.com']);

  expect(await announce()).toEqual(report(0));
  expect(await site.deliver()).toEqual([]);
  // The mail's own link still answers kindly.
  const token = tokenIn(mails[0], '/watch/unsubscribe');
  expect((await endWatch(site.deps, token)).ok).toBe(true);
});

test('two editors at once send one mail', async () => {
  await site.watch();
  site.served = 'new';
  const reports = await Promise.all([announce(), announce(), announce()]);
  const mails = reports.map((each) => (each.ok ? each.value.mails : NaN));
  expect(mails.sort()).toEqual([0, 0, 1]);
  expect(await site.deliver()).toHaveLength(1);
});

test('a mail that cannot be written leaves the watch where it was', async () => {
  await site.watch();
  site.served = 'new';
  const [taken] = await site.deps.db.select().from(outbox);
  const { makeId } = site.deps;
  site.deps.makeId = () => taken?.id ?? '';
  await expect(announce()).rejects.toThrow();
  expect(await site.rows()).toHaveLength(1);
  site.deps.makeId = makeId;
  expect(await announce()).toEqual(report(1));
  expect(await site.deliver()).toHaveLength(1);
});

test('only the reasons and the language that were named', async () => {
  await site.watch();
  await site.watch({ email: 'ben@example.com', reason: 'too-complicated' });
  await site.watch({ email: 'cem@example.com', reason: 'missing-information', locale: 'de' });
  site.served = 'new';
  const reasons = ['did-not-work', 'missing-information'];
  expect(await announce({ reasons, locale: 'de' })).toEqual(report(1));
  expect(await announce({ reasons })).toEqual(report(1));
  expect((await site.rows()).map(({ email }) => email)).toEqual(['ben@example.com']);
});

test('who failed on the revision that is served keeps waiting', async () => {
  await site.watch();
  site.served = 'new';
  await site.watch({ email: 'ben@example.com', revision: 'new' });
  expect(await announce()).toEqual(report(1, 1));
  expect((await site.rows()).map(({ email }) => email)).toEqual(['ben@example.com']);
});

test('a dry run counts and does nothing', async () => {
  await site.watch();
  site.served = 'new';
  expect(await announce({ dryRun: true })).toEqual(report(1));
  expect(await site.rows()).toHaveLength(1);
  expect(await site.deliver()).toEqual([]);
});

describe('is refused in a sentence', () => {
  const refused: [string, Partial<Fix>, RegExp][] = [
    ['an unknown article', { article: 'chnge-login' }, /"chnge-login".*Did you mean: change-login/],
    ['an article like none', { article: 'zzz' }, /no article "zzz"/],
    [
      'an unknown reason',
      { reasons: ['did-not-work', 'bad'] },
      /: bad\. There are: .*did-not-work/,
    ],
    ['an unknown locale', { locale: 'xx' }, /: xx\. There are: en, de/],
  ];
  test.each(refused)('%s', async (_, change, sentence) => {
    const answer = await announce(change);
    expect(answer.ok ? '' : answer.error).toMatch(sentence);
  });

  test.each([true, false])('an article that has not changed (dry run: %s)', async (dryRun) => {
    await site.watch();
    site.pass(11 * MINUTE_MS);
    const answer = await announce({ dryRun });
    expect(answer.ok ? '' : answer.error).toMatch(/^Nothing was sent\. .*1 reader waits/);
    expect(await site.rows()).toHaveLength(1);
    expect(await site.deliver()).toEqual([]);
  });
});

test('the address is in no byte of the file once its mail has left', async () => {
  const email = 'findme.anywhere@example.com';
  await site.watch({ email });
  site.served = 'new';
  await announce();
  expect(await site.deliver()).toMatchObject([{ to: email }]);
  expect((await site.bytesWhenClosed()).includes('findme')).toBe(false);
});
