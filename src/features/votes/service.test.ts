import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { HOUR_MS, MINUTE_MS } from '#core/clock.ts';
import { makeUuid } from '#core/ids.ts';
import { createLimiter } from '#core/limiter.ts';
import type { OpenedDatabase } from '#db/index.ts';
import { idempotency } from '#db/table.ts';
import { openTestDatabase } from '../../../tests/support/database.ts';
import { createSaltKeeper } from './salt-keeper.ts';
import type { VoteInput } from './schema.ts';
import { castVote, type CastVote, type Sender, type VoteDeps } from './service.ts';
import { salts, votes } from './table.ts';

/** Votes over days and under load, with a clock that the test turns. */
const VOTE: VoteInput = {
  article: 'change-login',
  locale: 'en',
  revision: '0123456789ab',
  value: 'down',
};
const READER: Sender = {
  traces: {
    cookie: undefined,
    address: '203.0.113.9',
    userAgent: 'canary-user-agent',
    globalPrivacyControl: false,
  },
  isSuspicious: false,
  once: undefined,
};

let opened: OpenedDatabase;
let deps: VoteDeps;
let now: Date;
beforeEach(async () => {
  now = new Date('2026-03-01T23:58:00.000Z');
  opened = await openTestDatabase();
  deps = start({ voter: 100, address: 100 });
});
afterEach(async () => {
  await opened.close();
});

/** The parts as a start of the server makes them, on the database that is there. */
function start(limits: { voter: number; address: number }): VoteDeps {
  const limiter = (events: number) =>
    createLimiter({ events, windowMs: HOUR_MS, now: () => now.getTime() });
  return {
    db: opened.db,
    clock: () => now,
    makeId: makeUuid,
    secret: 'a secret of at least 32 characters',
    salts: createSaltKeeper(opened.db),
    limits: { voter: limiter(limits.voter), address: limiter(limits.address) },
    currentRevision: (article) => (article === VOTE.article ? VOTE.revision : undefined),
  };
}

function pass(ms: number): void {
  now = new Date(now.getTime() + ms);
}

const rows = () => opened.db.select().from(votes);

async function cast(
  change: Partial<VoteInput> = {},
  sender: Partial<Sender> = {},
  traces: Partial<Sender['traces']> = {},
): Promise<CastVote> {
  const from = { ...READER, ...sender, traces: { ...READER.traces, ...traces } };
  const done = await castVote(deps, { ...VOTE, ...change }, from);
  if (!done.ok) throw new Error(done.error.code);
  return done.value;
}

const key = (name: string, payload: unknown = 'sent') => ({
  once: { key: name.padEnd(16, '-'), payload },
});

describe('V7: at midnight, when the salt of the day is another', () => {
  test('a vote changed within minutes still finds its row', async () => {
    const first = await cast({ value: 'up' });
    pass(5 * MINUTE_MS);
    const second = await cast({ value: 'down' });
    expect([second.isNew, second.vote.id]).toEqual([false, first.vote.id]);
    expect(await rows()).toMatchObject([{ value: 'down' }]);
    expect(await opened.db.select({ day: salts.day }).from(salts)).toEqual([
      { day: '2026-03-01' },
      { day: '2026-03-02' },
    ]);
    // The cookie it answers with leads to the same row, long after both windows.
    pass(5 * HOUR_MS);
    await cast({ value: 'up' }, {}, { cookie: second.cookie });
    expect(await rows()).toMatchObject([{ id: first.vote.id, value: 'up' }]);
  });

  test('also when the server starts again in between', async () => {
    await cast();
    deps = start({ voter: 100, address: 100 });
    pass(5 * MINUTE_MS);
    expect((await cast()).isNew).toBe(false);
    expect(await rows()).toHaveLength(1);
  });

  test('fifty first votes of the new day at once are one row and one salt', async () => {
    pass(5 * MINUTE_MS);
    const answers = await Promise.all(Array.from({ length: 50 }, () => cast()));
    expect(answers.filter(({ isNew }) => isNew)).toHaveLength(1);
    expect(await rows()).toHaveLength(1);
    expect(await opened.db.$count(salts)).toBe(1);
  });
});

test('R2: a salt is gone 48 hours after its day began', async () => {
  await cast();
  pass(24 * HOUR_MS);
  await cast();
  const days = async () => (await opened.db.select().from(salts)).map(({ day }) => day);
  expect(await days()).toEqual(['2026-03-01', '2026-03-02']);
  now = new Date('2026-03-03T00:00:00.000Z');
  await deps.salts.prepare(now);
  expect(await days()).toEqual(['2026-03-02', '2026-03-03']);
  expect(deps.salts.saltOf('2026-03-01')).toBe(undefined);
});

test('R7: Sec-GPC: 1 is counted, without a cookie, and forgotten as a voter within the hour', async () => {
  const asked = { globalPrivacyControl: true };
  const first = await cast({}, {}, asked);
  expect([first.isNew, first.cookie]).toEqual([true, undefined]);
  expect((await cast({ value: 'up' }, {}, asked)).isNew).toBe(false);
  expect(await rows()).toHaveLength(1);
  pass(HOUR_MS);
  expect((await cast({}, {}, asked)).isNew).toBe(true);
  const keys = (await rows()).map(({ voterKey }) => voterKey);
  expect(new Set(keys).size).toBe(2);
  // A cookie that is sent all the same is not read.
  const known = await cast({}, {}, { userAgent: 'other' });
  expect((await cast({}, {}, { ...asked, cookie: known.cookie })).vote.id).not.toBe(known.vote.id);
});

describe('C14: under one idempotency key', () => {
  test('fifty at once are one row, and all learn of it; a later one of another network too', async () => {
    const answers = await Promise.all(Array.from({ length: 50 }, () => cast({}, key('tapped'))));
    expect(new Set(answers.map(({ vote }) => vote.token)).size).toBe(1);
    expect([await rows(), await opened.db.$count(idempotency)]).toMatchObject([[{}], 1]);
    pass(5 * HOUR_MS);
    const late = await cast({}, key('tapped'), { address: '198.51.100.7', userAgent: 'train' });
    expect(late.vote.token).toBe(answers[0]?.vote.token);
    expect(await rows()).toHaveLength(1);
  });

  test('another payload is a mismatch, also at once, and nothing of it is stored or counted', async () => {
    deps = start({ voter: 2, address: 2 });
    const send = (value: 'up' | 'down') =>
      castVote(deps, { ...VOTE, value }, { ...READER, ...key('one', value) });
    const both = await Promise.all([send('up'), send('down')]);
    expect(both.map((answer) => (answer.ok ? 'ok' : answer.error.code)).sort()).toEqual([
      'idempotency-mismatch',
      'ok',
    ]);
    const before = await rows();
    expect(before).toHaveLength(1);
    expect(await send(before[0]?.value === 'up' ? 'down' : 'up')).toMatchObject({
      error: { code: 'idempotency-mismatch' },
    });
    expect(await rows()).toEqual(before);
    // Of the two that may vote, one did.
    expect((await cast()).isNew).toBe(false);
    await expect(cast()).rejects.toThrow('too-many-requests');
  });
});

test('C13: a vote that could not be stored counts toward no limit, one that was does', async () => {
  deps = start({ voter: 1, address: 1 });
  const batch = vi.spyOn(opened.db, 'batch').mockRejectedValue(new Error('unavailable'));
  for (let n = 0; n < 3; n++) await expect(cast({}, key('busy'))).rejects.toThrow('unavailable');
  batch.mockRestore();
  expect(await rows()).toEqual([]);
  expect((await cast({}, key('busy'))).isNew).toBe(true);
  await expect(cast()).rejects.toThrow('too-many-requests');
  expect(await rows()).toHaveLength(1);
});
