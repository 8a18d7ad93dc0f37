import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateSQLiteDrizzleJson, generateSQLiteMigration } from 'drizzle-kit/api';
import { openDatabase, type Database } from '#db/index.ts';

export type TestDatabase = {
  db: Database;
  /** All bytes of the database and its write-ahead log, as one text. */
  bytes(): Promise<string>;
  close(): Promise<void>;
};

/** A database file of its own with the given tables, in a folder that `close` removes. For tests. */
export async function openTestDatabase(tables: Record<string, unknown>): Promise<TestDatabase> {
  const folder = await mkdtemp(join(tmpdir(), 'waymark-'));
  const migrationsFolder = join(folder, 'migrations');
  await writeMigration(migrationsFolder, tables);
  const data = join(folder, 'data');
  await mkdir(data);
  const opened = await openDatabase({ url: `file:${join(data, 'waymark.db')}`, migrationsFolder });
  return {
    db: opened.db,
    async bytes() {
      const files = (await readdir(data)).map((name) => readFile(join(data, name), 'latin1'));
      return (await Promise.all(files)).join('\n');
    },
    async close() {
      await opened.close();
      await rm(folder, { recursive: true });
    },
  };
}

async function writeMigration(folder: string, tables: Record<string, unknown>): Promise<void> {
  const statements = await generateSQLiteMigration(
    await generateSQLiteDrizzleJson({}),
    await generateSQLiteDrizzleJson(tables),
  );
  await mkdir(join(folder, 'meta'), { recursive: true });
  await writeFile(join(folder, '0000_test.sql'), statements.join('\n--> statement-breakpoint\n'));
  const entry = { idx: 0, version: '6', when: 1, tag: '0000_test', breakpoints: true };
  const journal = { version: '7', dialect: 'sqlite', entries: [entry] };
  await writeFile(join(folder, 'meta', '_journal.json'), JSON.stringify(journal));
}
