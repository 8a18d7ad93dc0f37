import { inArray, sql } from 'drizzle-orm';
import type { Database } from '#db/index.ts';
import { reads } from './table.ts';

export type ReadsRow = typeof reads.$inferSelect;

/** SQLite takes 32,766 parameters a statement; a row has four. */
const ROWS_A_STATEMENT = 500;

/** Adds counts to those that are there, all of them or none. */
export async function addReads(db: Database, rows: ReadsRow[]): Promise<void> {
  const [first, ...rest] = inserts(db, rows);
  if (first) await db.batch([first, ...rest]);
}

/** Forgets the counts of `days`, then adds these, in one commit. */
export async function replaceReads(db: Database, days: string[], rows: ReadsRow[]): Promise<void> {
  await db.batch([db.delete(reads).where(inArray(reads.day, days)), ...inserts(db, rows)]);
}

function inserts(db: Database, rows: ReadsRow[]) {
  const count = Math.ceil(rows.length / ROWS_A_STATEMENT);
  return Array.from({ length: count }, (_, n) =>
    db
      .insert(reads)
      .values(rows.slice(n * ROWS_A_STATEMENT, (n + 1) * ROWS_A_STATEMENT))
      .onConflictDoUpdate({
        target: [reads.article, reads.locale, reads.day],
        set: { count: sql`${reads.count} + excluded.count` },
      }),
  );
}
