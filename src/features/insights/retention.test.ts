import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { DAY_MS, later } from '#core/clock.ts';
import type { OpenedDatabase } from '#db/index.ts';
import { openTestDatabase } from '../../../tests/support/database.ts';
import { createRetention } from './retention.ts';

let database: OpenedDatabase;
let now: Date;
beforeEach(async () => {
  database = await openTestDatabase();
  now = new Date('2026-11-22T10:00:00.000Z');
});
afterEach(() => database.close());

const retention = () =>
  createRetention({
    db: database.db,
    reader: database.reader,
    clock: () => now,
    days: { voterKeyDays: 180, searchDays: 90 },
  });

const daysAgo = (days: number, ms = 0) => later(now, -days * DAY_MS + ms).toISOString();

async function addVotes(count: number, updatedAt: string, name = 'v'): Promise<void> {
  await database.db.run(sql`
    with recursive n(i) as (select 1 union all select i + 1 from n where i < ${count})
    insert into votes select ${name} || i, 'x', 'en', 'abc', ${name} || i, 'up', null, null, null, null,
      'counted', ${name} || i, 1, null, ${updatedAt}, ${updatedAt} from n`);
}

async function addSearches(count: number, day: string): Promise<void> {
  await database.db.run(sql`
    with recursive n(i) as (select 1 union all select i + 1 from n where i < ${count})
    insert into searches (id, query, locale, results, article, day) select ${day} || i, 'query', 'en', 0, null, ${day} from n`);
}

async function keysLeft(): Promise<string[]> {
  const rows = await database.reader.query<{ key: string }>(
    'select voter_key as key from votes where voter_key is not null order by id',
  );
  return rows.map(({ key }) => key);
}

async function number(query: string): Promise<number> {
  const [row] = await database.reader.query<{ n: number }>(query);
  return row?.n ?? -1;
}

test('forgets on one side of the time and keeps on the other', async () => {
  await addVotes(1, daysAgo(180, -1), 'older');
  await addVotes(1, daysAgo(180), 'just');
  await addVotes(1, daysAgo(0), 'new');
  await addSearches(2, '2026-08-23');
  await addSearches(3, '2026-08-24');

  const facts = {
    votesBefore: daysAgo(180),
    voterKeys: 1,
    searchesBefore: '2026-08-24',
    searches: 2,
  };
  expect(await retention().run({ dryRun: true })).toEqual({ ...facts, dryRun: true });
  expect(await keysLeft()).toHaveLength(3);
  expect(await number('select count(*) as n from searches')).toBe(5);

  expect(await retention().run({ dryRun: false })).toEqual({ ...facts, dryRun: false });
  expect(await keysLeft()).toEqual(['just1', 'new1']);
  expect(await number('select count(*) as n from votes')).toBe(3);
  expect(await number("select count(*) as n from searches where day = '2026-08-24'")).toBe(3);
  expect(await number('select count(*) as n from searches')).toBe(3);

  expect(await retention().run({ dryRun: false })).toMatchObject({ voterKeys: 0, searches: 0 });
});

test.each([199, 200, 201, 600])('%i of each, over several commits', async (count) => {
  await addVotes(count, daysAgo(200));
  await addVotes(700, daysAgo(1), 'new');
  await addVotes(count, daysAgo(200), 'more');
  await addSearches(count, '2026-01-01');
  expect(await retention().run({ dryRun: false })).toMatchObject({
    voterKeys: 2 * count,
    searches: count,
  });
  expect(await keysLeft()).toHaveLength(700);
});

test('the time counts from the last change', async () => {
  await addVotes(1, daysAgo(200));
  await database.db.run(
    sql`update votes set created_at = ${daysAgo(400)}, updated_at = ${daysAgo(1)}`,
  );
  expect(await retention().run({ dryRun: false })).toMatchObject({ voterKeys: 0 });
});

test('runs once a day, and again after a day on which it failed', async () => {
  const daily = retention();
  await database.db.run(sql`alter table searches rename to elsewhere`);
  await expect(daily.runDaily()).rejects.toThrow();
  await database.db.run(sql`alter table elsewhere rename to searches`);
  expect(await daily.runDaily()).toBeDefined();
  now = new Date('2026-11-22T23:59:59.999Z');
  expect(await daily.runDaily()).toBeUndefined();
  now = new Date('2026-11-23T00:00:00.000Z');
  expect(await daily.runDaily()).toBeDefined();
});
