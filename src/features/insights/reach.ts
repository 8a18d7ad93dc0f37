import type { IncomingHttpHeaders } from 'node:http';
import { codeOf } from '#core/app-error.ts';
import { utcDay, type Clock } from '#core/clock.ts';
import type { Database } from '#db/index.ts';
import type { ArticleAt } from './article-at.ts';
import { asksForDocument, isBot } from './read-rules.ts';
import { addReads, replaceReads, type ReadsRow } from './reads-store.ts';

export type Reach = {
  /** Counts a page that was shown, when it is an article and a person asked for it. Never throws. */
  noteRead: (address: string, headers: IncomingHttpHeaders) => void;
  /** Writes what was counted. When that fails the counts wait for the next time. */
  flush(): Promise<void>;
  /** Days that another source knows better: their counts go, also the waiting ones, then `rows` are added. */
  replaceDays(days: string[], rows: ReadsRow[]): Promise<void>;
  /** Takes no further reads and writes the last ones. */
  close(): Promise<void>;
};

export type ReachParts = {
  db: Database;
  clock: Clock;
  log: { warn(facts: Record<string, unknown>, message: string): void };
  articleAt: ArticleAt;
  /** How often counts are written, in milliseconds. */
  intervalMs: number;
  /** How many counts wait at most while the database cannot take them. */
  maxWaiting?: number;
};

/** An article, a locale and a day each. Beyond it reads are lost, and the log says how many. */
const MAX_WAITING = 50_000;

/**
 * Counts reads in memory, per article, locale and UTC day, and writes them now and then: a read
 * costs no commit, and nothing is known of a reader but that there was one.
 */
export function startReach(parts: ReachParts): Reach {
  const { db, clock, log, articleAt, maxWaiting = MAX_WAITING } = parts;
  let waiting = new Map<string, ReadsRow>();
  let lost = 0;
  let isClosed = false;
  let lastTurn: Promise<unknown> = Promise.resolve();

  function add(row: ReadsRow): void {
    const key = `${row.day} ${row.locale} ${row.article}`;
    const known = waiting.get(key);
    if (known) known.count += row.count;
    else if (waiting.size < maxWaiting) waiting.set(key, row);
    else lost += row.count;
  }

  async function writeWaiting(): Promise<void> {
    if (waiting.size === 0) return;
    const taken = waiting;
    waiting = new Map();
    try {
      await addReads(db, [...taken.values()]);
    } catch (error) {
      for (const row of taken.values()) add(row);
      throw error;
    } finally {
      if (lost > 0) log.warn({ lost }, 'reads were not counted: too many wait to be written');
      lost = 0;
    }
  }

  async function replace(days: string[], rows: ReadsRow[]): Promise<void> {
    const dropped = [...waiting].filter(([, { day }]) => days.includes(day));
    for (const [key] of dropped) waiting.delete(key);
    try {
      await replaceReads(db, days, rows);
    } catch (error) {
      for (const [, row] of dropped) add(row);
      throw error;
    }
  }

  /** One write after another, so that a failed one cannot bring back what was replaced meanwhile. */
  function inTurn(work: () => Promise<void>): Promise<void> {
    const turn = lastTurn.then(work);
    lastTurn = turn.catch(() => undefined);
    return turn;
  }

  const flush = () => inTurn(writeWaiting);
  const warn = (message: string) => (error: unknown) =>
    log.warn({ code: codeOf(error) ?? 'unknown', waiting: waiting.size }, message);
  const timer = setInterval(() => {
    flush().catch(warn('reads were not written, the next round tries again'));
  }, parts.intervalMs).unref();

  return {
    noteRead(address, headers) {
      if (isClosed) return;
      const found = articleAt(address);
      if (!found || !asksForDocument(headers) || isBot(headers['user-agent'])) return;
      add({ ...found, day: utcDay(clock()), count: 1 });
    },
    flush,
    replaceDays: (days, rows) => inTurn(() => replace(days, rows)),
    async close() {
      clearInterval(timer);
      isClosed = true;
      await flush().catch(warn('reads were lost: the database did not take them'));
    },
  };
}
