import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { APPLICATION_ID, checkDatabaseFile } from './file-check.ts';
import { openFileStore } from './file-store.ts';

let dir: string;
let file: string;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'waymark-file-'));
  file = join(dir, 'waymark.db');
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

function makeDatabase(...statements: string[]): void {
  const database = new DatabaseSync(file);
  for (const statement of statements) database.exec(statement);
  database.close();
}

const OURS = `PRAGMA application_id=${APPLICATION_ID}`;
const FILL =
  'CREATE TABLE t AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 500) SELECT i, hex(randomblob(100)) AS body FROM n';

/** A database of ours whose last pages stand only in its log, as after a crash. */
function makeWithLog(): void {
  const database = new DatabaseSync(file);
  database.exec(`${OURS}; PRAGMA journal_mode=WAL; PRAGMA wal_autocheckpoint=0; ${FILL}`);
  for (const part of ['', '-wal']) copyFileSync(file + part, `${file}.crash${part}`);
  database.close();
  for (const part of ['', '-wal']) copyFileSync(`${file}.crash${part}`, file + part);
}

async function expectRefusal(why: string): Promise<void> {
  const before = createHash('sha256').update(readFileSync(file)).digest('hex');
  await expect(openFileStore({ url: `file:${file}` })).rejects.toMatchObject({
    code: 'start-failure',
    message: expect.stringContaining(why) as unknown,
  });
  expect(createHash('sha256').update(readFileSync(file)).digest('hex')).toBe(before);
}

test('an empty file is refused and stays as it is', async () => {
  writeFileSync(file, '');
  await expectRefusal('is empty (0 bytes)');
});

test.each(['hello, this is a letter', 'x'.repeat(10_000)])(
  'a file that is no database: %#',
  async (text) => {
    writeFileSync(file, text);
    await expectRefusal('is not an SQLite database');
  },
);

test('a header alone is refused', async () => {
  writeFileSync(file, 'SQLite format 3\u0000');
  await expectRefusal('is not an SQLite database');
});

test.each([4096, 5000, 40_960])('a database cut short at %i bytes is refused', async (length) => {
  makeDatabase(OURS, FILL);
  expect(statSync(file).size).toBeGreaterThan(length);
  truncateSync(file, length);
  await expectRefusal('is truncated');
});

test('a database of another application is refused, by its mark or by its tables', async () => {
  makeDatabase('PRAGMA application_id=1234', 'CREATE TABLE photos (id)');
  await expectRefusal('belongs to another application');
  rmSync(file);
  makeDatabase('CREATE TABLE photos (id)');
  await expectRefusal('belongs to another application');
});

test('a directory in its place is refused', async () => {
  await expect(openFileStore({ url: `file:${dir}` })).rejects.toMatchObject({
    message: expect.stringContaining('is not a file') as unknown,
  });
});

test('a log without its database is refused, and no empty database is made', async () => {
  makeWithLog();
  rmSync(file);
  await expect(openFileStore({ url: `file:${file}` })).rejects.toMatchObject({
    message: expect.stringContaining('is missing, but its companion -wal is there') as unknown,
  });
  expect(existsSync(file)).toBe(false);
});

test('pages that stand only in the log are no damage, but losing the log is', () => {
  makeWithLog();
  expect(statSync(`${file}-wal`).size).toBeGreaterThan(statSync(file).size);
  expect(checkDatabaseFile(file)).toBe('marked');
  // The same with the log cut in the middle of its last commit: SQLite would roll that back.
  truncateSync(`${file}-wal`, statSync(`${file}-wal`).size - 100);
  expect(checkDatabaseFile(file)).toBe('marked');
});

test('a checkpoint that a crash interrupted is no damage', () => {
  makeWithLog();
  const short = readFileSync(file);
  const recovered = new DatabaseSync(file);
  recovered.exec('PRAGMA wal_checkpoint');
  recovered.close();
  const whole = readFileSync(file);
  // The header page is written first, the rest had no time.
  writeFileSync(file, Buffer.concat([whole.subarray(0, 4096), short.subarray(4096)]));
  expect(() => checkDatabaseFile(file)).toThrow('is truncated');
  copyFileSync(`${file}.crash-wal`, `${file}-wal`);
  expect(checkDatabaseFile(file)).toBe('marked');
});

test('a copy that lost its mark is taken for ours by its migrations, and marked', async () => {
  makeDatabase('CREATE TABLE __drizzle_migrations (id)');
  expect(checkDatabaseFile(file)).toBe('unmarked');
  const store = await openFileStore({ url: `file:${file}` });
  await store.close();
  expect(checkDatabaseFile(file)).toBe('marked');
});

test('a missing file becomes a new database that only its owner can read', async () => {
  const nested = join(dir, 'a b', 'waymark.db');
  const store = await openFileStore({ url: `file:${nested}` });
  await store.close();
  expect(checkDatabaseFile(nested)).toBe('marked');
  expect(statSync(nested).mode & 0o777).toBe(0o600);
});
