import { eq, sql } from 'drizzle-orm';
import { utcDay, type Clock } from '#core/clock.ts';
import { hmac } from '#core/ids.ts';
import type { Database } from '#db/index.ts';
import { searches } from './table.ts';

/** What a reader says they were looking for, masked, and the article they did not find it in. */
export type MissedNeed = { text: string; article: string; locale: string };

export type MissedNeedDeps = { db: Database; clock: Clock; secret: string };

/**
 * Keeps what the sender of a vote was looking for beside the searches, where staff look for what is
 * missing; undefined takes it away. Said again it replaces what was said before. Its id comes from
 * the vote's by HMAC, so that whoever has only the database cannot tell whose vote it belongs to.
 * Rejects when the database does not answer; doing it again is harmless.
 */
export async function keepMissedNeed(
  { db, clock, secret }: MissedNeedDeps,
  voteId: string,
  need: MissedNeed | undefined,
): Promise<void> {
  const id = hmac(secret, 'missed-need', voteId);
  if (need === undefined) {
    // Most votes have none, and looking is cheaper than a commit that deletes nothing.
    const kept = await db
      .select({ id: searches.id })
      .from(searches)
      .where(eq(searches.id, id))
      .get();
    if (kept) await db.delete(searches).where(eq(searches.id, id));
    return;
  }
  const { text, article, locale } = need;
  await db
    .insert(searches)
    .values({
      id,
      kind: 'missed-need',
      query: text,
      locale,
      results: 0,
      article,
      day: utcDay(clock()),
    })
    .onConflictDoUpdate({ target: searches.id, set: { query: sql`excluded.query` } });
}
