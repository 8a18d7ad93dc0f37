import { hashToken } from '#core/ids.ts';
import type { Database } from '#db/index.ts';
import { asksForNeed, type Reason } from './reasons.ts';
import { findVote } from './store.ts';

/** What a reader was looking for, in their own words (masked), and the article that was not it. */
export type MissedNeed = { text: string; article: string; locale: string };

/**
 * Tells whoever keeps missed needs what a vote says now: its comment, while its reason is
 * `not-what-i-was-looking-for` and it was not set aside; else undefined, as after a withdrawal, which
 * takes the comment away. The vote is read again, because an answer given before under an idempotency key may be older than the vote.
 */
export async function tellMissedNeed(
  deps: {
    db: Database;
    keepMissedNeed(voteId: string, need: MissedNeed | undefined): Promise<void>;
  },
  token: string,
): Promise<void> {
  const row = await findVote(deps.db, hashToken(token));
  if (!row) return;
  const { comment, article, locale } = row;
  const isTold =
    asksForNeed(row.reason as Reason | null) && row.state === 'counted' && comment !== null;
  await deps.keepMissedNeed(row.id, isTold ? { text: comment, article, locale } : undefined);
}
