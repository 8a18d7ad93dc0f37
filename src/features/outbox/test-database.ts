import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from '@libsql/client';
import { generateSQLiteDrizzleJson, generateSQLiteMigration } from 'drizzle-kit/api';
import { drizzle, type LibSQLDatabase } from 'drizzle-orm/libsql';

export type TestDatabase = {
  db: LibSQLDatabase;
  folder: string;
  file: string;
  close(): Promise<void>;
};

/** A database file of its own with the given tables, in a folder that `close` removes. For tests. */
export async function openTestDatabase(tables: Record<string, unknown>): Promise<TestDatabase> {
  const folder = await mkdtemp(join(tmpdir(), 'waymark-'));
  const file = join(folder, 'waymark.db');
  const client = createClient({ url: `file:${file}`, concurrency: 1 });
  const statements = await generateSQLiteMigration(
    await generateSQLiteDrizzleJson({}),
    await generateSQLiteDrizzleJson(tables),
  );
  await client.executeMultiple(statements.join('\n'));
  return {
    db: drizzle(client),
    folder,
    file,
    async close() {
      client.close();
      await rm(folder, { recursive: true });
    },
  };
}
