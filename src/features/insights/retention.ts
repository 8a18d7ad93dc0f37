import { sql } from 'drizzle-orm';
import { DAY_MS, later, utcDay, type Clock } from '#core/clock.ts';
import type { Site } from '#config/site.ts';
import type { Database, Reader } from '#db/index.ts';

/** What was forgotten, or would be. */
export type Forgotten = {
  dryRun: boolean;
  /** Voter keys of votes last changed before this instant. */
  votesBefore: string;
  voterKeys: number;
  /** Searches and missed needs of days before this one. */
  searchesBefore: string;
  searches: number;
};

export type Retention = {
  run(options: { dryRun: boolean }): Promise<Forgotten>;
  /** The same, the first time it is asked on a UTC day. */
  runDaily(): Promise<Forgotten | undefined>;
};

export type RetentionParts = {
  db: Database;
  reader: Reader;
  clock: Clock;
  days: Site['retention'];
};

/** How much one commit changes: a few milliseconds, so that votes need not wait. */
const BATCH_ROWS = 200;
/** Looking through all votes takes the reader a while; nobody waits for it. */
const LOOK_DEADLINE_MS = 60_000;
const DUE_VOTES = 'voter_key is not null and updated_at < ?';

/**
 * Forgets what was kept for its time: who counts as the same voter, and what was searched for. The
 * vote itself stays. Its voter, when they come again, is a new one: two empty keys are never equal.
 */
export function createRetention({ db, reader, clock, days }: RetentionParts): Retention {
  let ranOn: string | undefined;

  async function clearVoterKeys(before: string): Promise<number> {
    let cleared = 0;
    for (let after = 0; ;) {
      // Found by the reader's thread: most votes are not due, and looking at them takes time.
      const due = await reader.query<{ rowid: number }>(
        `select rowid from votes where rowid > ? and ${DUE_VOTES} order by rowid limit ${BATCH_ROWS}`,
        [after, before],
        { deadlineMs: LOOK_DEADLINE_MS },
      );
      const last = due.at(-1);
      if (!last) return cleared;
      const ids = JSON.stringify(due.map(({ rowid }) => rowid));
      // Asked again: a vote may have been changed since.
      const { rowsAffected } = await db.run(
        sql`update votes set voter_key = null where rowid in (select value from json_each(${ids})) and updated_at < ${before}`,
      );
      cleared += rowsAffected;
      after = last.rowid;
    }
  }

  async function deleteSearches(before: string): Promise<number> {
    for (let deleted = 0; ;) {
      const { rowsAffected } = await db.run(
        sql`delete from searches where rowid in (select rowid from searches where day < ${before} limit ${BATCH_ROWS})`,
      );
      deleted += rowsAffected;
      if (rowsAffected < BATCH_ROWS) return deleted;
    }
  }

  async function count(table: string, where: string, before: string): Promise<number> {
    const [row] = await reader.query<{ n: number }>(
      `select count(*) as n from ${table} where ${where}`,
      [before],
      { deadlineMs: LOOK_DEADLINE_MS },
    );
    return row?.n ?? 0;
  }

  async function run({ dryRun }: { dryRun: boolean }): Promise<Forgotten> {
    const now = clock();
    const votesBefore = later(now, -days.voterKeyDays * DAY_MS).toISOString();
    const searchesBefore = utcDay(later(now, -days.searchDays * DAY_MS));
    const [voterKeys, searches] = dryRun
      ? [
          await count('votes', DUE_VOTES, votesBefore),
          await count('searches', 'day < ?', searchesBefore),
        ]
      : [await clearVoterKeys(votesBefore), await deleteSearches(searchesBefore)];
    return { dryRun, votesBefore, voterKeys, searchesBefore, searches };
  }

  return {
    run,
    async runDaily() {
      const today = utcDay(clock());
      if (ranOn === today) return undefined;
      const forgotten = await run({ dryRun: false });
      ranOn = today;
      return forgotten;
    },
  };
}
