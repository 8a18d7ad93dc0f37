import type { LibSQLDatabase } from 'drizzle-orm/libsql';
import { migrate } from 'drizzle-orm/libsql/migrator';
import { drizzle } from 'drizzle-orm/libsql/sqlite3';
import { WRITE_DEADLINE_MS } from './connection-limits.ts';
import { isUnavailable } from './failures.ts';
import { guardedClient } from './guarded-client.ts';
import type * as FileStore from './file-store.ts';
import type { OpenOptions } from './open-options.ts';
import { makeProbe, makeProbeTable } from './probe.ts';
import type { Reader } from './reader.ts';
import { StartFailure } from './start-failure.ts';
import type { BackupOptions, Store } from './store.ts';
import { writeQueue } from './write-queue.ts';

export { isUnavailable, isUniqueViolation } from './failures.ts';
export { acquireLock, type Lock } from './lock.ts';
export type { OpenOptions } from './open-options.ts';
export type { Reader, ReaderRow } from './reader.ts';
export { StartFailure } from './start-failure.ts';
export type { BackupOptions } from './store.ts';

/** Backs up the file of a stopped server, without migrating it. The caller holds the lock. */
export async function backUpClosedDatabase(
  ...args: Parameters<typeof FileStore.backUpClosedDatabase>
): Promise<void> {
  await (await import('./file-store.ts')).backUpClosedDatabase(...args);
}

/** Drizzle over the guarded client. `db.batch([...])` is one atomic group; `transaction()` is refused. */
export type Database = LibSQLDatabase;

export type OpenedDatabase = {
  db: Database;
  reader: Reader;
  /** Whether a write is committed and read back by the reader's connection. Never rejects. */
  probe(): Promise<boolean>;
  /**
   * Writes a whole, checked copy. Rejects with a sentence for the operator when the file is there
   * already (unless it is an earlier backup and may be overwritten) or the data is on a server.
   */
  backup(toFile: string, options?: BackupOptions): Promise<void>;
  /** Answers the waiting writes, leaves one self-contained file and frees everything. */
  close(): Promise<void>;
};

/**
 * Opens the one database of the process and migrates it. Of a file, the caller holds the lock of
 * the data directory. Throws a StartFailure when the data must not or cannot be served.
 */
export async function openDatabase(options: OpenOptions): Promise<OpenedDatabase> {
  const store = await openStore(options);
  const deadlineMs = options.writeDeadlineMs ?? WRITE_DEADLINE_MS;
  const queue = writeQueue(store.connection, { deadlineMs, commitSize: store.commitSize });
  const client = guardedClient({ connection: store.connection, queue, deadlineMs });
  const db: Database = drizzle({ client });

  async function close(): Promise<void> {
    client.close();
    await queue.drain();
    await store.close();
  }

  try {
    await migrate(db, { migrationsFolder: options.migrationsFolder });
    await makeProbeTable(db);
  } catch (error) {
    await close();
    throw startFailure(store, error);
  }
  client.seal();
  store.ready();
  return {
    db,
    reader: store.reader,
    probe: makeProbe(db, store),
    backup: (toFile, backupOptions) => store.backup(toFile, backupOptions),
    close,
  };
}

/** Each kind of store loads its own driver, because the other one would only cost start-up time. */
async function openStore(options: OpenOptions): Promise<Store> {
  if (options.url.startsWith('file:')) {
    return (await import('./file-store.ts')).openFileStore(options);
  }
  return (await import('./server-store.ts')).openServerStore(options);
}

function startFailure(store: Store, cause: unknown): StartFailure {
  const reason = rootMessage(cause);
  return new StartFailure(
    isUnavailable(cause)
      ? `The database ${store.name} does not answer (${reason}). Another program may hold its lock, or the server cannot be reached. Nothing was changed; start again when it is free.`
      : `The database ${store.name} cannot be brought up to date (${reason}). Nothing was changed. Check that it is whole, or restore a backup.`,
    { cause },
  );
}

/** Drizzle wraps what it throws and repeats the SQL; what happened is said by the innermost error. */
function rootMessage(error: unknown): string {
  let e = error;
  while (e instanceof Error && e.cause instanceof Error) e = e.cause;
  return e instanceof Error ? e.message : String(e);
}
