import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase, type OpenedDatabase } from '#db/index.ts';

/** A migrated database file of its own; closing it removes it. */
export async function openTestDatabase(): Promise<OpenedDatabase> {
  const folder = mkdtempSync(join(tmpdir(), 'waymark-'));
  const url = `file:${join(folder, 'waymark.db')}`;
  const opened = await openDatabase({ url, migrationsFolder: 'drizzle' });
  return {
    ...opened,
    async close() {
      await opened.close();
      rmSync(folder, { recursive: true });
    },
  };
}
