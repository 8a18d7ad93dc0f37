import { sql } from 'drizzle-orm';
import type { LibSQLDatabase } from 'drizzle-orm/libsql';
import type { Store } from './store.ts';

const READ_BACK_DEADLINE_MS = 2000;
/** While the reader works on something long, a read-back this young still counts as "lately". */
const LATELY_MS = 60_000;

/** The door's own table, outside the features' migrations: one row, which counts. */
export async function makeProbeTable(db: LibSQLDatabase): Promise<void> {
  await db.run(
    sql`CREATE TABLE IF NOT EXISTS door_probe (id INTEGER PRIMARY KEY CHECK (id = 1), beat INTEGER NOT NULL)`,
  );
}

/**
 * Tells whether the database commits: writes a number and reads it back through another connection,
 * because a poisoned connection reads its own lost rows. Calls at the same time share one probe.
 */
export function makeProbe(db: LibSQLDatabase, store: Store): () => Promise<boolean> {
  let underWay: Promise<boolean> | undefined;
  let lastReadBack = -Infinity;

  async function probe(): Promise<boolean> {
    try {
      const [written] = await db.all<{ beat: number }>(
        sql`INSERT INTO door_probe (id, beat) VALUES (1, 1) ON CONFLICT (id) DO UPDATE SET beat = beat + 1 RETURNING beat`,
      );
      const beat = await readBack();
      return written !== undefined && beat !== undefined && beat >= written.beat;
    } catch {
      return false;
    }
  }

  async function readBack(): Promise<number | undefined> {
    try {
      const [row] = await store.reader.query<{ beat: number }>('SELECT beat FROM door_probe', [], {
        deadlineMs: READ_BACK_DEADLINE_MS,
      });
      lastReadBack = performance.now();
      return row?.beat;
    } catch (error) {
      if (store.isReaderBusy() && performance.now() - lastReadBack < LATELY_MS) return Infinity;
      throw error;
    }
  }

  return () => (underWay ??= probe().finally(() => (underWay = undefined)));
}
