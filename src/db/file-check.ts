import { closeSync, existsSync, fstatSync, openSync, readSync, statSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { StartFailure } from './start-failure.ts';
import { pagesInWal } from './wal-file.ts';

/** "WAYM" in SQLite's header says whose file it is (sqlite.org/fileformat2.html §1.3). */
export const APPLICATION_ID = 0x5741_594d;

const HEADER_BYTES = 100;
const MIGRATIONS_TABLE = '__drizzle_migrations';

/**
 * Looks at a database file before SQLite may touch it, because SQLite would make a new empty
 * database over an empty or missing one. Throws a StartFailure for anything but a whole Waymark
 * database; changes no byte. Call it only before the file is opened: closing a descriptor of an
 * open database drops its locks (POSIX advisory locks).
 */
export function checkDatabaseFile(file: string): 'missing' | 'marked' | 'unmarked' {
  if (!existsSync(file)) {
    if (sizeOf(`${file}-wal`) > 0) refuse(file, 'is missing, but its companion -wal is there');
    return 'missing';
  }
  const header = readHeader(file);
  const missingPages = findMissingPages(file, header);
  if (missingPages > 0) refuse(file, `is truncated: ${missingPages} of its pages are missing`);
  if (header.applicationId === APPLICATION_ID) return 'marked';
  if (header.applicationId === 0 && looksLikeOurs(file)) return 'unmarked';
  return refuse(file, 'belongs to another application');
}

type Header = { pageSize: number; pageCount: number | undefined; applicationId: number };

function readHeader(file: string): Header {
  if (!statSync(file).isFile()) refuse(file, 'is not a file');
  if (sizeOf(file) === 0) refuse(file, 'is empty (0 bytes), which a database never is');
  const bytes = Buffer.alloc(HEADER_BYTES);
  const descriptor = openSync(file, 'r');
  try {
    readSync(descriptor, bytes, 0, HEADER_BYTES, 0);
    if (fstatSync(descriptor).size < HEADER_BYTES || !isSqlite(bytes)) {
      refuse(file, 'is not an SQLite database');
    }
  } finally {
    closeSync(descriptor);
  }
  const size = bytes.readUInt16BE(16);
  // The page count holds only if it was written together with the change counter (§1.3.7).
  const isCountValid = bytes.readUInt32BE(24) === bytes.readUInt32BE(92);
  return {
    pageSize: size === 1 ? 65_536 : size,
    pageCount: isCountValid ? bytes.readUInt32BE(28) : undefined,
    applicationId: bytes.readUInt32BE(68),
  };
}

function isSqlite(bytes: Buffer): boolean {
  return bytes.subarray(0, 16).toString('latin1') === 'SQLite format 3\u0000';
}

/** Pages the database should have that neither the file nor its write-ahead log holds. */
function findMissingPages(file: string, { pageSize, pageCount }: Header): number {
  const inFile = Math.floor(sizeOf(file) / pageSize);
  if (pageCount === undefined || pageCount <= inFile) return 0;
  // A crash during a checkpoint leaves the file short and the rest in the log: that is no damage.
  const inLog = pagesInWal(`${file}-wal`);
  let missing = 0;
  for (let page = inFile + 1; page <= pageCount; page++) if (!inLog.has(page)) missing++;
  return missing;
}

/** A copy made by `.dump` has lost the mark, and a fresh empty database never had one. */
function looksLikeOurs(file: string): boolean {
  // `immutable`: no lock, no companion files, no recovery; so the bytes stay what they are.
  const url = pathToFileURL(file);
  url.searchParams.set('immutable', '1');
  try {
    const database = new DatabaseSync(url, { readOnly: true });
    try {
      const names = database.prepare('SELECT name FROM sqlite_schema').all();
      const isEmpty = names.length === 0 && sizeOf(`${file}-wal`) === 0;
      return isEmpty || names.some(({ name }) => name === MIGRATIONS_TABLE);
    } finally {
      database.close();
    }
  } catch (cause) {
    return refuse(file, `cannot be read (${(cause as Error).message})`, cause);
  }
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

function refuse(file: string, why: string, cause?: unknown): never {
  throw new StartFailure(
    `The database ${file} ${why}. It was left as it is. Restore a backup in its place, or set DATA_DIR or DATABASE_URL to the right one; to begin with a new database, move the file and its -wal away.`,
    { cause },
  );
}
