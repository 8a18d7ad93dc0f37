import type { Client } from '@libsql/client';
import type { LibSQLDatabase } from 'drizzle-orm/libsql';
import { migrate } from 'drizzle-orm/libsql/migrator';
import { drizzle } from 'drizzle-orm/libsql/sqlite3';
import { LOCAL_COMMIT, BUSY_TIMEOUT_MS, WRITE_DEADLINE_MS } from './connection-limits.ts';
import { guardedClient } from './guarded-client.ts';
import { localConnection } from './local-connection.ts';
import type { OpenOptions } from './open-options.ts';
import type { Reader } from './reader.ts';
import { workerReader } from './worker-reader.ts';
import { writeQueue } from './write-queue.ts';

export { acquireLock, type Lock } from './lock.ts';
export { StartFailure } from './start-failure.ts';
export { isUnavailable, isUniqueViolation } from './failures.ts';
export type { OpenOptions } from './open-options.ts';
export type { Reader, ReaderRow } from './reader.ts';

/** Drizzle over the guarded client. `db.batch([...])` is one atomic group; `transaction()` is refused. */
export type Database = LibSQLDatabase;

export type OpenedDatabase = {
  db: Database;
  reader: Reader;
  /** Whether a write was committed and read back by the reader's connection. */
  probe(): Promise<boolean>;
  /** Writes a whole, checked copy to a file that must not exist yet. */
  backup(toFile: string): Promise<void>;
  close(): Promise<void>;
};

export async function openDatabase(options: OpenOptions): Promise<OpenedDatabase> {
  const { createClient } = await import('@libsql/client/sqlite3');
  const raw: Client = createClient({ url: options.url, concurrency: 1, timeout: BUSY_TIMEOUT_MS });
  const connection = localConnection(options.wrapClient?.(raw) ?? raw);
  const deadlineMs = options.writeDeadlineMs ?? WRITE_DEADLINE_MS;
  const queue = writeQueue(connection, { deadlineMs, commitSize: LOCAL_COMMIT });
  const client = guardedClient({ connection, queue, deadlineMs });
  const db: Database = drizzle({ client });
  await migrate(db, { migrationsFolder: options.migrationsFolder });
  client.seal();
  const reader = workerReader(options.url);
  return {
    db,
    reader,
    probe: () => Promise.resolve(true),
    backup: (toFile) => reader.backup(toFile),
    close: async () => {
      client.close();
      await queue.drain();
      await reader.close();
      await connection.close();
    },
  };
}
