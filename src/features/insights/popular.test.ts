import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { mostRead } from './popular.ts';

const clock = () => new Date('2026-11-22T12:00:00Z');

let folder: string;
let url: string;
let server: DatabaseSync;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'waymark-'));
  url = `file:${join(folder, 'waymark.db')}`;
  server = new DatabaseSync(join(folder, 'waymark.db'));
  server.exec(`pragma journal_mode = wal;
    create table reads (article text, locale text, day text, count integer)`);
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
  expect(await mostRead({ url, locale: 'en', clock })).toEqual([
    ...['password', 'login', 'just-in', 'enough'],
  ]);
  server.exec('rollback');
});

test.each(['file:/nowhere/waymark.db', 'other tables'])('%s: it says so', async (name) => {
  if (name === 'other tables') server.exec('drop table reads');
  await expect(
    mostRead({ url: name.startsWith('file:') ? name : url, locale: 'en', clock }),
  ).rejects.toMatchObject({ code: 'start-failure' });
});
