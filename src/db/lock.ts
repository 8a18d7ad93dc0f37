import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { isBusy } from './failures.ts';
import { StartFailure } from './start-failure.ts';

/** Held for the life of the process; the operating system frees it when the process dies. */
export type Lock = { release(): void };

/**
 * Makes this process the only one that serves the data directory. The lock is SQLite's own on
 * `lock.db`, so SIGKILL frees it, which a pid file does not. Throws a StartFailure when another
 * process holds it or the directory cannot be written.
 *
 * Nothing else may open `lock.db` in this process: closing any descriptor of it would drop the lock
 * (POSIX advisory locks, fcntl(2)).
 */
export function acquireLock(dataDir: string): Lock {
  const database = openLockFile(dataDir);
  try {
    database.exec('BEGIN EXCLUSIVE');
  } catch (cause) {
    database.close();
    if (!isBusy(cause)) throw notWritable(dataDir, cause);
    throw new StartFailure(
      `Another Waymark process serves the data directory ${dataDir}. Only one may, or votes would be lost. Stop it, or set DATA_DIR to another directory.`,
      { cause },
    );
  }
  return { release: () => database.close() };
}

function openLockFile(dataDir: string): DatabaseSync {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    return new DatabaseSync(join(dataDir, 'lock.db'), { timeout: 0 });
  } catch (cause) {
    throw notWritable(dataDir, cause);
  }
}

function notWritable(dataDir: string, cause: unknown): StartFailure {
  return new StartFailure(
    `The data directory ${dataDir} cannot be written (${(cause as Error).message}). Give this user write permission there, or set DATA_DIR to another directory.`,
    { cause },
  );
}
