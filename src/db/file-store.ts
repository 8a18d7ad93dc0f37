import { closeSync, mkdirSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { writeBackup } from './backup-file.ts';
import { BUSY_TIMEOUT_MS, LOCAL_COMMIT } from './connection-limits.ts';
import { APPLICATION_ID, checkDatabaseFile } from './file-check.ts';
import { openFileDriver, type Driver } from './file-driver.ts';
import { fileOf } from './file-url.ts';
import { localConnection } from './local-connection.ts';
import type { OpenOptions } from './open-options.ts';
import { StartFailure } from './start-failure.ts';
import type { BackupOptions, Store } from './store.ts';
import { workerReader } from './worker-reader.ts';

/** Opens or makes the database file. Throws a StartFailure for a file that is not ours or not whole. */
export async function openFileStore({
  url,
  wrapClient,
}: Pick<OpenOptions, 'url' | 'wrapClient'>): Promise<Store> {
  const file = fileOf(url);
  const found = checkDatabaseFile(file);
  if (found === 'missing') createDatabaseFile(file);
  const raw = openDriver(file);
  // A file without our mark was judged to be ours; the mark makes that cheap to see next time.
  if (found === 'unmarked') await raw.executeMultiple(MARK).catch(() => undefined);
  const connection = localConnection(wrapClient?.(raw) ?? raw);
  const reader = workerReader(file);
  return {
    connection,
    commitSize: LOCAL_COMMIT,
    reader,
    isReaderBusy: () => reader.isBusy(),
    backup: (toFile, options) =>
      writeBackup({ database: file, toFile, copyTo: (to) => reader.backup(to), ...options }),
    name: file,
    ready: () => undefined,
    close: async () => {
      // The writer last: whoever closes last checkpoints, and only the writer may.
      await reader.close();
      await connection.close();
    },
  };
}

/** Backs up a file that no process serves, without migrating it. Rejects when there is none. */
export async function backUpClosedDatabase(
  url: string,
  toFile: string,
  options: BackupOptions = {},
): Promise<void> {
  const file = fileOf(url);
  if (checkDatabaseFile(file) === 'missing') {
    throw new StartFailure(`There is no database ${file} to back up.`);
  }
  const store = await openFileStore({ url });
  await store.backup(toFile, options).finally(() => store.close());
}

const MARK = `PRAGMA application_id=${APPLICATION_ID}`;

function openDriver(file: string): Driver {
  try {
    return openFileDriver(file, BUSY_TIMEOUT_MS);
  } catch (cause) {
    throw new StartFailure(
      `The database ${file} cannot be opened (${(cause as Error).message}). It was left as it is. Check that this user may write it and its folder, or restore a backup in its place.`,
      { cause },
    );
  }
}

/**
 * Makes the file under another name first, so that no crash leaves an empty one in its place, and
 * marks it as ours. Readable by its owner only: it will hold what people wrote.
 */
function createDatabaseFile(file: string): void {
  const draft = `${file}.new`;
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    rmSync(draft, { force: true });
    closeSync(openSync(draft, 'wx', 0o600));
    const database = new DatabaseSync(draft);
    database.exec(MARK);
    database.close();
    renameSync(draft, file);
  } catch (cause) {
    throw new StartFailure(
      `The database ${file} cannot be made (${(cause as Error).message}). Give this user write permission in ${dirname(file)}, or set DATA_DIR to another directory.`,
      { cause },
    );
  }
}
