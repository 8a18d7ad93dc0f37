import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { checkDatabaseFile } from './file-check.ts';
import type { BackupOptions } from './store.ts';

type WriteBackup = BackupOptions & {
  /** The live database, which must never be the target. */
  database: string;
  toFile: string;
  /** Writes the copy to a file that is there and empty. */
  copyTo: (file: string) => Promise<void>;
};

/**
 * Writes the copy under another name and renames it when it is whole, checked and on disk, so a
 * backup that was interrupted never looks like one. Rejects with a sentence for the operator.
 */
export async function writeBackup({
  database,
  toFile,
  copyTo,
  overwrite = false,
}: WriteBackup): Promise<void> {
  const target = resolve(toFile);
  if (!existsSync(dirname(target))) throw new Error(`There is no folder ${dirname(target)}.`);
  if (existsSync(target)) checkReplaceable(database, target, overwrite);
  const draft = `${target}.partial`;
  rmSync(draft, { force: true });
  try {
    closeSync(openSync(draft, 'wx', 0o600));
    await copyTo(draft);
    syncToDisk(draft);
    renameSync(draft, target);
    syncToDisk(dirname(target));
  } finally {
    rmSync(draft, { force: true });
  }
}

function checkReplaceable(database: string, target: string, overwrite: boolean): void {
  if (isSameFile(database, target)) {
    throw new Error(`${target} is the database itself. Name another file for the backup.`);
  }
  if (!overwrite) {
    throw new Error(
      `${target} is there already. Name another file, or allow it to be replaced (--force).`,
    );
  }
  try {
    checkDatabaseFile(target);
  } catch (cause) {
    // A slip of the pen must cost nobody a file.
    throw new Error(`${target} is there and is no earlier backup, so it is kept.`, { cause });
  }
}

function isSameFile(a: string, b: string): boolean {
  const [left, right] = [statSync(a), statSync(b)];
  return left.dev === right.dev && left.ino === right.ino;
}

function syncToDisk(path: string): void {
  const descriptor = openSync(path, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
