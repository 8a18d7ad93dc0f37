import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { OpenedDatabase } from '#db/index.ts';
import { openTestDatabase } from '../../../tests/support/database.ts';
import { startReach, type Reach, type ReachParts } from './reach.ts';
import { reads } from './table.ts';

const PERSON = { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko Firefox/150.0' };
const NEVER_MS = 2 ** 30;

let database: OpenedDatabase;
let now: Date;
let warned: string[];
beforeEach(async () => {
  database = await openTestDatabase();
  now = new Date('2026-11-22T23:59:59.999Z');
  warned = [];
});
afterEach(async () => {
  vi.useRealTimers();
  await database.close();
});

function start(change: Partial<ReachParts> = {}): Reach {
  return startReach({
    db: database.db,
    clock: () => now,
    log: { warn: (facts, message) => warned.push(`${message} ${JSON.stringify(facts)}`) },
    articleAt: (address) =>
      address.startsWith('/a/') ? { article: address.slice(3), locale: 'en' } : undefined,
    intervalMs: NEVER_MS,
    ...change,
  });
}

async function stored(): Promise<string[]> {
  const rows = await database.db.select().from(reads).orderBy(reads.day, reads.article);
  return rows.map(({ day, locale, article, count }) => `${day} ${locale} ${article} ${count}`);
}

const breakTable = () => database.db.run(sql`alter table reads rename to elsewhere`);
const mendTable = () => database.db.run(sql`alter table elsewhere rename to reads`);

test('reads are added up by article and UTC day', async () => {
  const reach = start();
  reach.noteRead('/a/x', PERSON);
  reach.noteRead('/a/x', PERSON);
  reach.noteRead('/a/y', PERSON);
  now = new Date('2026-11-23T00:00:00.000Z');
  reach.noteRead('/a/x', PERSON);
  await reach.flush();
  reach.noteRead('/a/x', PERSON);
  expect(await stored()).toEqual(['2026-11-22 en x 2', '2026-11-22 en y 1', '2026-11-23 en x 1']);
  await reach.close();
  expect((await stored())[2]).toBe('2026-11-23 en x 2');
});

test('bots, prefetches, frames and other addresses are no reads', async () => {
  const reach = start();
  reach.noteRead('/a/x', { 'user-agent': 'Googlebot/2.1' });
  reach.noteRead('/a/x', {});
  reach.noteRead('/a/x', { ...PERSON, 'sec-purpose': 'prefetch' });
  reach.noteRead('/a/x', { ...PERSON, 'sec-fetch-dest': 'iframe' });
  reach.noteRead('/b/x', PERSON);
  await reach.close();
  expect(await stored()).toEqual([]);
});

test('are written by themselves, again and again', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  const reach = start({ intervalMs: 60_000 });
  for (const _ of [1, 2]) {
    reach.noteRead('/a/x', PERSON);
    vi.advanceTimersByTime(59_999);
    await reach.replaceDays([], []);
    const before = await stored();
    vi.advanceTimersByTime(1);
    await reach.replaceDays([], []);
    expect(await stored()).not.toEqual(before);
  }
  expect(await stored()).toEqual(['2026-11-22 en x 2']);
  await reach.close();
  expect(vi.getTimerCount()).toBe(0);
});

test('a write that failed loses nothing and counts nothing twice', async () => {
  const reach = start();
  reach.noteRead('/a/x', PERSON);
  await breakTable();
  const failed = reach.flush();
  reach.noteRead('/a/x', PERSON);
  await expect(failed).rejects.toThrow();
  reach.noteRead('/a/y', PERSON);
  await mendTable();
  await reach.flush();
  await reach.flush();
  expect(await stored()).toEqual(['2026-11-22 en x 2', '2026-11-22 en y 1']);
  await reach.close();
});

test('closing without a database says that reads were lost, and how many articles', async () => {
  const reach = start();
  reach.noteRead('/a/x', PERSON);
  await breakTable();
  await reach.close();
  expect(warned).toEqual([expect.stringMatching(/were lost.*"waiting":1/)]);
  reach.noteRead('/a/x', PERSON);
  await mendTable();
  await reach.flush();
  expect(await stored()).toEqual(['2026-11-22 en x 1']);
});

test('no more wait than the bound; known ones go on counting, and the loss is told', async () => {
  const reach = start({ maxWaiting: 2 });
  for (const article of ['x', 'y', 'z', 'x']) reach.noteRead(`/a/${article}`, PERSON);
  await reach.flush();
  expect(await stored()).toEqual(['2026-11-22 en x 2', '2026-11-22 en y 1']);
  expect(warned).toEqual([expect.stringContaining('"lost":1')]);
  await reach.close();
});

test('a day from another source replaces what was counted, written or waiting', async () => {
  const reach = start();
  reach.noteRead('/a/x', PERSON);
  await reach.flush();
  reach.noteRead('/a/x', PERSON);
  reach.noteRead('/a/y', PERSON);
  now = new Date('2026-11-23T00:00:00.000Z');
  reach.noteRead('/a/y', PERSON);
  const row = { article: 'x', locale: 'de', day: '2026-11-22', count: 7 };
  for (const _ of [1, 2]) await reach.replaceDays(['2026-11-22'], [row]);
  await reach.flush();
  expect(await stored()).toEqual(['2026-11-22 de x 7', '2026-11-23 en y 1']);
  await reach.close();
});

test('a replacement that failed leaves what was counted', async () => {
  const reach = start();
  reach.noteRead('/a/x', PERSON);
  await breakTable();
  await expect(reach.replaceDays(['2026-11-22'], [])).rejects.toThrow();
  await mendTable();
  await reach.close();
  expect(await stored()).toEqual(['2026-11-22 en x 1']);
});

test('a write that fails while a day is replaced does not bring its counts back', async () => {
  const reach = start();
  reach.noteRead('/a/x', PERSON);
  await database.db.run(
    sql`create trigger full before insert on reads begin select raise(abort, 'full'); end`,
  );
  const failed = reach.flush();
  const replaced = reach.replaceDays(['2026-11-22'], []);
  await expect(failed).rejects.toThrow();
  await replaced;
  await database.db.run(sql`drop trigger full`);
  await reach.close();
  expect(await stored()).toEqual([]);
});

test('more rows than one statement takes', async () => {
  const reach = start();
  for (let n = 0; n < 1201; n++) reach.noteRead(`/a/${n}`, PERSON);
  await reach.close();
  expect(await stored()).toHaveLength(1201);
});
