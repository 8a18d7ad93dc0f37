import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { popularIn, popularInExport } from './popular.ts';

const clock = () => new Date('2026-11-22T12:00:00Z');

let folder: string;
let url: string;
let server: DatabaseSync;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'waymark-'));
  url = `file:${join(folder, 'waymark.db')}`;
  server = new DatabaseSync(join(folder, 'waymark.db'));
  server.exec(`pragma journal_mode = wal;
    create table reads (article text, locale text, day text, count integer);
    create table votes (id text, article text, locale text, revision text, voter_key text,
      value text, state text, withdrawn_at text, created_at text, updated_at text)`);
});
afterEach(() => {
  if (server.isOpen) server.close();
  rmSync(folder, { recursive: true });
});

function read(article: string, day: string, count: number, locale = 'en'): void {
  server.prepare('insert into reads values (?, ?, ?, ?)').run(article, locale, day, count);
}

test('the most read come first, also while a server holds the file and writes', async () => {
  read('login', '2026-11-20', 6);
  read('login', '2026-11-21', 6);
  read('password', '2026-11-21', 20);
  read('few', '2026-11-21', 9);
  read('enough', '2026-11-21', 10);
  read('german', '2026-11-21', 99, 'de');
  read('long-ago', '2026-08-23', 99);
  read('just-in', '2026-08-24', 11);
  server.exec('begin immediate');
  read('password', '2026-11-22', 1000);
  expect(await popularIn({ url, locale: 'en', clock })).toEqual([
    ...['password', 'login', 'just-in', 'enough'],
  ]);
  server.exec('rollback');
});

function vote(article: string, value: string, more: { state?: string; day?: string } = {}): void {
  const { state = 'counted', day = '2026-11-21' } = more;
  const at = `${day}T10:00:00.000Z`;
  const id = String(voter++);
  server
    .prepare('insert into votes values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)')
    .run(id, article, 'en', 'r', id, value, state, null, at, at);
}
let voter = 0;

test('without reads, those that helped most: counted votes of the last 90 days', async () => {
  for (let i = 0; i < 5; i++) vote('login', 'up');
  for (let i = 0; i < 6; i++) vote('password', 'up');
  for (let i = 0; i < 9; i++) vote('failing', 'down');
  for (let i = 0; i < 9; i++) vote('robots', 'up', { state: 'quarantined' });
  for (let i = 0; i < 9; i++) vote('old', 'up', { day: '2026-08-23' });
  for (let i = 0; i < 4; i++) vote('few', 'up');
  expect(await popularIn({ url, locale: 'en', clock })).toEqual(['password', 'login']);
  read('few', '2026-11-21', 10);
  expect(await popularIn({ url, locale: 'en', clock })).toEqual(['few']);
});

const LINES = [
  '{"article":"login","locale":"en","revision":"a","up_counted":3}',
  '{"article":"login","locale":"en","revision":"b","up_counted":2}',
  '{"article":"password","locale":"en","revision":"a","up_counted":6}',
  '{"article":"german","locale":"de","revision":"a","up_counted":9}',
  '{"article":"few","locale":"en","revision":"a","up_counted":4}',
  '{"rows":5,"sha256":"ab"}',
];

test.each<[string, string[] | undefined, unknown]>([
  ['an export', LINES, ['password', 'login']],
  ['no file', undefined, undefined],
  ['a cut file', LINES.slice(0, -1), 'totals.ndjson:5: found'],
  ['a line of something else', ['{"a":1}', ...LINES], 'totals.ndjson:1: found'],
  ['no JSON', ['x', ...LINES], 'totals.ndjson:1: found "x"'],
])('%s of totals', (_name, lines, expected) => {
  const file = join(folder, 'totals.ndjson');
  if (lines) writeFileSync(file, `${lines.join('\n')}\n`);
  const read = () => popularInExport(file, 'en');
  if (typeof expected === 'string') expect(read).toThrow(expected);
  else expect(read()).toEqual(expected);
});

test.each(['file:/nowhere/waymark.db', 'other tables'])('%s: it says so', async (name) => {
  if (name === 'other tables') server.exec('drop table reads');
  await expect(
    popularIn({ url: name.startsWith('file:') ? name : url, locale: 'en', clock }),
  ).rejects.toMatchObject({ code: 'start-failure' });
});
