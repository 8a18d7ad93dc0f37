import { and, asc, eq, gte, lt, lte, ne } from 'drizzle-orm';
import { DAY_MS, later } from '#core/clock.ts';
import type { Database } from '#db/index.ts';
import { MAX_ATTEMPTS } from './backoff.ts';
import { outbox, type OutboxRow } from './table.ts';

/** How an attempt ended. */
export type Outcome =
  | { state: 'delivered'; at: string }
  | { state: 'due'; nextAttemptAt: string; lastError: string }
  | { state: 'dead'; lastError: string };

/**
 * Rows that were being sent when the process died go back to due: whether they left is unknown, and
 * twice is better than never. A row that has used up its attempts that way is dead.
 */
export async function requeueInterrupted(db: Database): Promise<void> {
  await db.batch([
    db
      .update(outbox)
      .set({ state: 'dead', lastError: 'interrupted in every attempt' })
      .where(and(eq(outbox.state, 'sending'), gte(outbox.attempts, MAX_ATTEMPTS))),
    db.update(outbox).set({ state: 'due' }).where(eq(outbox.state, 'sending')),
  ]);
}

/** Claims the row that has been due longest, counting the attempt before it is made. */
export async function claimNext(db: Database, now: string): Promise<OutboxRow | undefined> {
  const [next] = await db
    .select({ id: outbox.id, attempts: outbox.attempts })
    .from(outbox)
    .where(and(eq(outbox.state, 'due'), lte(outbox.nextAttemptAt, now)))
    .orderBy(asc(outbox.nextAttemptAt), asc(outbox.id))
    .limit(1);
  if (!next) return undefined;
  const [claimed] = await db
    .update(outbox)
    .set({ state: 'sending', attempts: next.attempts + 1 })
    .where(and(eq(outbox.id, next.id), eq(outbox.state, 'due')))
    .returning();
  return claimed;
}

/** What is left of a row that nobody needs to read any more. */
const FORGOTTEN = { destination: '', payload: '{}' };
const DEAD_KEPT_MS = 14 * DAY_MS;

/** Records how the attempt on a claimed row ended. What was delivered, and to whom, is forgotten. */
export async function recordOutcome(db: Database, id: string, outcome: Outcome): Promise<void> {
  const change =
    outcome.state === 'delivered'
      ? { ...FORGOTTEN, state: outcome.state, deliveredAt: outcome.at, lastError: null }
      : outcome;
  await db.update(outbox).set(change).where(eq(outbox.id, id));
}

/** Forgets what could not be delivered, and to whom, once its operator had two weeks to look. */
export async function forgetDeadMail(db: Database, now: Date): Promise<void> {
  const before = later(now, -DEAD_KEPT_MS).toISOString();
  await db
    .update(outbox)
    .set(FORGOTTEN)
    .where(and(eq(outbox.state, 'dead'), lt(outbox.createdAt, before), ne(outbox.destination, '')));
}
