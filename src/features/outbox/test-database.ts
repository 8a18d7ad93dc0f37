import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase, type Database } from '#db/index.ts';

const MIGRATIONS = join(import.meta.dirname, '../../../drizzle');

export type TestDatabase = { db: Database; folder: string; url: string; close(): Promise<void> };

/** A migrated database file of its own, in a folder that `close` removes. For tests. */
export async function openTestDatabase(): Promise<TestDatabase> {
  const folder = await mkdtemp(join(tmpdir(), 'waymark-'));
  const url = `file:${join(folder, 'waymark.db')}`;
  const opened = await openDatabase({ url, migrationsFolder: MIGRATIONS });
  return {
    db: opened.db,
    folder,
    url,
    async close() {
      await opened.close();
      await rm(folder, { recursive: true });
    },
  };
}
