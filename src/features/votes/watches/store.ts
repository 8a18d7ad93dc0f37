import { and, eq, gte, inArray, isNotNull, isNull, lt, or, sql } from 'drizzle-orm';
import { DAY_MS, HOUR_MS, later } from '#core/clock.ts';
import type { Database } from '#db/index.ts';
import { outbox } from '#features/outbox/index.ts';
import { watches, type WatchRow } from './table.ts';

/** How long an address waits for its owner's yes. */
export const UNCONFIRMED_MS = 48 * HOUR_MS;
/** After a year nobody waits for a mended article any more. */
const MAX_AGE_MS = 365 * DAY_MS;

type OutboxRow = typeof outbox.$inferInsert;

/**
 * The watch of an address on an article, as a query for a batch: a new one, or the earlier one with
 * what went wrong this time. A yes that was given stays given.
 */
export function upsertWatch(db: Database, watch: WatchRow) {
  const { revision, reason, createdAt } = watch;
  return db
    .insert(watches)
    .values(watch)
    .onConflictDoUpdate({
      target: [watches.article, watches.locale, watches.email],
      // Who leaves somebody else's address must not change what its owner said yes to.
      set: {
        revision: sql`case when ${watches.confirmedAt} is null then ${revision} else ${watches.revision} end`,
        reason: sql`case when ${watches.confirmedAt} is null then ${reason} else ${watches.reason} end`,
        createdAt: sql`case when ${watches.confirmedAt} is null then ${createdAt} else ${watches.createdAt} end`,
      },
    });
}

/** Deletes addresses that are not needed any more, as a query for a batch or by itself. */
export function forgetOldWatches(db: Database, now: Date) {
  const unanswered = later(now, -UNCONFIRMED_MS).toISOString();
  const tooOld = later(now, -MAX_AGE_MS).toISOString();
  return db
    .delete(watches)
    .where(
      or(
        lt(watches.createdAt, tooOld),
        and(isNull(watches.confirmedAt), lt(watches.createdAt, unanswered)),
      ),
    );
}

export async function findWatchId(
  db: Database,
  key: Pick<WatchRow, 'article' | 'locale' | 'email'>,
): Promise<string | undefined> {
  const { article, locale, email } = key;
  const row = await db
    .select({ id: watches.id })
    .from(watches)
    .where(and(eq(watches.article, article), eq(watches.locale, locale), eq(watches.email, email)))
    .get();
  return row?.id;
}

/** Notes the owner's yes; a second yes changes nothing. Undefined when there is no such watch. */
export async function confirmWatchRow(
  db: Database,
  id: string,
  now: Date,
): Promise<WatchRow | undefined> {
  const inTime = gte(watches.createdAt, later(now, -UNCONFIRMED_MS).toISOString());
  const [row] = await db
    .update(watches)
    .set({ confirmedAt: sql`coalesce(${watches.confirmedAt}, ${now.toISOString()})` })
    .where(and(eq(watches.id, id), or(isNotNull(watches.confirmedAt), inTime)))
    .returning();
  return row;
}

export async function deleteWatch(db: Database, id: string): Promise<void> {
  await db.delete(watches).where(eq(watches.id, id));
}

/** Who said yes to hearing about these reasons. */
export async function confirmedWatches(
  db: Database,
  about: { article: string; reasons: string[]; locale: string | undefined },
): Promise<WatchRow[]> {
  return db
    .select()
    .from(watches)
    .where(
      and(
        eq(watches.article, about.article),
        inArray(watches.reason, about.reasons),
        isNotNull(watches.confirmedAt),
        about.locale === undefined ? undefined : eq(watches.locale, about.locale),
      ),
    );
}

/**
 * Puts the mail into the outbox and deletes the watch, both or neither, and only while the watch is
 * still there: whoever runs the same twice, or unsubscribes meanwhile, gets no second mail. Answers
 * whether a mail was written.
 */
export async function tradeForMail(db: Database, id: string, mail: OutboxRow): Promise<boolean> {
  const row = sql`select ${mail.id}, ${mail.kind}, ${mail.destination}, ${mail.payload}, ${mail.state}, ${mail.attempts}, ${mail.nextAttemptAt}, null, ${mail.createdAt}, null from ${watches} where ${watches.id} = ${id}`;
  const [, deleted] = await db.batch([
    db.insert(outbox).select(row),
    db.delete(watches).where(eq(watches.id, id)).returning({ id: watches.id }),
  ]);
  return deleted.length > 0;
}
