import { and, eq, lt } from 'drizzle-orm';
import { DAY_MS, later } from '#core/clock.ts';
import { hashToken } from '#core/ids.ts';
import type { Database } from './index.ts';
import { idempotency } from './table.ts';

export type IdempotencyKey = { caller: string; route: string; key: string; payload: unknown };

/** What is known of a key: nothing, the answer given before, or that it was used for other content. */
export type Replay = { kind: 'new' } | { kind: 'answered'; answer: unknown } | { kind: 'mismatch' };

export async function findReplay(db: Database, asked: IdempotencyKey): Promise<Replay> {
  const row = await db
    .select()
    .from(idempotency)
    .where(
      and(
        eq(idempotency.caller, asked.caller),
        eq(idempotency.route, asked.route),
        eq(idempotency.key, asked.key),
      ),
    )
    .get();
  if (!row) return { kind: 'new' };
  return row.payloadHash === payloadHash(asked.payload)
    ? { kind: 'answered', answer: row.answer }
    : { kind: 'mismatch' };
}

/** The row to write in the same batch as what it answers; a second one fails that whole batch. */
export function replayRow(
  { caller, route, key, payload }: IdempotencyKey,
  answer: unknown,
  now: Date,
): typeof idempotency.$inferInsert {
  return {
    caller,
    route,
    key,
    payloadHash: payloadHash(payload),
    answer,
    createdAt: now.toISOString(),
  };
}

/** Forgets answers older than a day (CONTRACTS). */
export async function forgetOldReplays(db: Database, now: Date): Promise<void> {
  await db.delete(idempotency).where(lt(idempotency.createdAt, later(now, -DAY_MS).toISOString()));
}

function payloadHash(payload: unknown): string {
  return hashToken(JSON.stringify(payload));
}
