import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isUnavailable, type OpenedDatabase } from '#db/index.ts';
import { workerReader } from '../../src/db/worker-reader.ts';
import { makeFixture, notes, openFixture, removeFixture, type Fixture } from './db-fixture.ts';
import { watchEventLoop } from './db-loop-delay.ts';

let fixture: Fixture;
let opened: OpenedDatabase;

beforeEach(async () => {
  fixture = makeFixture();
  opened = await openFixture(fixture);
});

afterEach(async () => {
  await opened.close();
  removeFixture(fixture);
});

/** A read that keeps a thread busy for about a second and answers one number. */
const LONG = (rows: number) =>
  `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${rows}) SELECT count(*) AS n FROM n`;

test('sees what was committed, as plain rows', async () => {
  await opened.db.insert(notes).values({ id: 'a', body: 'b' });
  expect(await opened.reader.query('SELECT id, body, 1 AS n, NULL AS no FROM notes')).toEqual([
    { id: 'a', body: 'b', n: 1, no: null },
  ]);
  expect(await opened.reader.query('SELECT ? AS x', ['it'])).toEqual([{ x: 'it' }]);
});

test('cannot write, and goes on after an error', async () => {
  for (const sql of [
    "INSERT INTO notes VALUES ('x', 'y')",
    'DROP TABLE notes',
    'DELETE FROM notes',
    'SELECT nonsense',
  ]) {
    await expect(opened.reader.query(sql)).rejects.toMatchObject({
      code: expect.stringMatching(/^SQLITE_/) as unknown,
    });
  }
  expect(await opened.reader.query('SELECT count(*) AS n FROM notes')).toEqual([{ n: 0 }]);
});

test('a long read stalls neither the event loop nor the writes', async () => {
  await opened.reader.query('SELECT 1');
  const loop = watchEventLoop();
  const long = opened.reader.query(LONG(3_000_000));
  const over = new AbortController();
  void long.finally(() => over.abort());
  let writes = 0;
  while (!over.signal.aborted) {
    await opened.db.insert(notes).values({ id: `w-${writes++}`, body: 'b' });
  }
  expect(await long).toEqual([{ n: 3_000_000 }]);
  const { stall, machine } = await loop.longestStall();
  expect(stall).toBeLessThan(200 + machine);
  expect(writes).toBeGreaterThan(10);
});

test('a read past its deadline is unavailable, and the next one is answered', async () => {
  const late = opened.reader.query(LONG(10_000_000), [], { deadlineMs: 100 });
  const behind = opened.reader.query('SELECT 1 AS n');
  await expect(late).rejects.toSatisfy(isUnavailable);
  expect(await behind).toEqual([{ n: 1 }]);
});

test('while the reader is busy for long, the probe still says well', async () => {
  expect(await opened.probe()).toBe(true);
  const long = opened.reader.query(LONG(30_000_000), [], { deadlineMs: 60_000 });
  expect(await opened.probe()).toBe(true);
  await long;
});

test('a thread that dies is replaced', async () => {
  const file = pathToFileURL(join(import.meta.dirname, 'db-dying-worker.ts'));
  const reader = workerReader(fixture.file, file);
  expect(await reader.query('SELECT 1 AS n')).toEqual([{ n: 1 }]);
  const last = reader.query('die');
  const behind = reader.query('SELECT 2 AS n');
  await expect(last).rejects.toSatisfy(isUnavailable);
  expect(await behind).toEqual([{ n: 2 }]);
  await reader.close();
  await expect(reader.query('SELECT 3')).rejects.toSatisfy(isUnavailable);
});
