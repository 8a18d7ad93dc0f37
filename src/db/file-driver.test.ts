import { createClient, type InValue } from '@libsql/client/sqlite3';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isUniqueViolation, failedStatement } from './failures.ts';
import { openFileDriver, type Driver } from './file-driver.ts';

let folder: string;
let file: string;
let driver: Driver;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'waymark-driver-'));
  file = join(folder, 'test.db');
  driver = openFileDriver(file, 20);
  await driver.executeMultiple('PRAGMA journal_mode=WAL; CREATE TABLE t(id text primary key, v)');
});

afterEach(() => {
  driver.close();
  rmSync(folder, { recursive: true });
});

const put = (id: string, v: InValue) => ({ sql: 'INSERT INTO t VALUES (?, ?)', args: [id, v] });
const ids = async () =>
  (await driver.execute('SELECT id FROM t ORDER BY id')).rows.map((r) => r[0]);

test.each<[string, InValue]>([
  ['text', 'Grüße 🙂'],
  ['an empty text', ''],
  ['null', null],
  ['a whole number', 7],
  ['a fraction', 1.5],
  ['a large integer', BigInt(Number.MAX_SAFE_INTEGER)],
  ['true', true],
  ['bytes', new Uint8Array([0, 255, 1]).buffer],
])('%s comes back as through the client it stands for', async (_name, value) => {
  const client = createClient({ url: `file:${file}` });
  const sql = 'INSERT INTO t VALUES (?, ?) RETURNING id, v, typeof(v) AS kind, v';
  const ours = await driver.execute({ sql, args: ['ours', value] });
  const theirs = await client.execute({ sql, args: ['theirs', value] });
  client.close();

  expect(ours.columns).toEqual(theirs.columns);
  expect(ours.columnTypes).toEqual(theirs.columnTypes);
  const [our] = ours.rows;
  const [their] = theirs.rows;
  expect(Object.keys(our ?? {})).toEqual(Object.keys(their ?? {}));
  expect(our?.length).toBe(4);
  expect(Array.from(our ?? []).slice(1)).toEqual(Array.from(their ?? []).slice(1));
});

test.each([undefined, NaN, Infinity])('%s is refused before SQLite sees it', async (value) => {
  await expect(driver.execute(put('a', value as unknown as null))).rejects.toThrow(TypeError);
  expect(await ids()).toEqual([]);
});

test('an integer that JavaScript cannot hold is an error, and the read is over', async () => {
  await driver.execute(put('a', 2n ** 60n));
  await expect(driver.execute('SELECT v FROM t')).rejects.toThrow(RangeError);
  await driver.execute(put('b', 1));
  const busy = await driver.execute('PRAGMA wal_checkpoint(TRUNCATE)');
  expect(busy.rows[0]?.['busy']).toBe(0);
});

test('says how many rows a write changed', async () => {
  await driver.batch([put('a', 1), put('b', 1)], 'write');
  const changed = await driver.execute({ sql: 'UPDATE t SET v = ?', args: [2] });
  expect(changed.rowsAffected).toBe(2);
});

test('a batch stores all or nothing, and says which statement failed', async () => {
  await driver.execute(put('a', 1));
  const failure: unknown = await driver
    .batch([put('b', 1), put('c', 1), put('a', 2)], 'write')
    .catch((error: unknown) => error);
  expect(isUniqueViolation(failure)).toBe(true);
  expect(failedStatement(failure)).toBe(2);
  expect(await ids()).toEqual(['a']);
  await driver.batch([put('d', 1)], 'write');
  expect(await ids()).toEqual(['a', 'd']);
});

test('a statement that failed once runs again', async () => {
  await driver.execute(put('a', 1));
  await expect(driver.execute(put('a', 1))).rejects.toSatisfy(isUniqueViolation);
  await driver.execute(put('b', 1));
  expect(await ids()).toEqual(['a', 'b']);
});

test('a kept statement sees the table as it is after a migration', async () => {
  await driver.execute(put('a', 1));
  expect((await driver.execute('SELECT * FROM t')).columns).toEqual(['id', 'v']);
  await driver.migrate(["ALTER TABLE t ADD COLUMN w text DEFAULT 'new'"]);
  const { columns, rows } = await driver.execute('SELECT * FROM t');
  expect(columns).toEqual(['id', 'v', 'w']);
  expect(rows[0]?.['w']).toBe('new');
});

test('a finished read holds nothing back: the log can be emptied', async () => {
  await driver.execute(put('a', 1));
  await driver.execute('SELECT * FROM t');
  await driver.execute({ sql: 'SELECT * FROM t WHERE id = ?', args: ['none'] });
  await driver.executeMultiple('PRAGMA wal_checkpoint(TRUNCATE)');
  expect(statSync(`${file}-wal`).size).toBe(0);
});

test('far more different statements than are kept', async () => {
  for (let i = 0; i < 300; i++) {
    const { rows } = await driver.execute(`SELECT ${i} AS n`);
    expect(rows[0]?.['n']).toBe(i);
  }
  expect((await driver.execute('SELECT 0 AS n')).rows[0]?.['n']).toBe(0);
});

test('goes on after a reconnect, with statements of the new connection', async () => {
  await driver.execute(put('a', 1));
  driver.reconnect();
  await driver.execute(put('b', 1));
  expect(await ids()).toEqual(['a', 'b']);
});
