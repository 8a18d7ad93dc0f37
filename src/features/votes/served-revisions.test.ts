import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDatabase, type OpenedDatabase } from '#db/index.ts';
import { servedRevisions } from './served-revisions.ts';
import { recordRevisions } from './store.ts';

const MIGRATIONS = join(import.meta.dirname, '../../../drizzle');
const FIRST = '2026-11-22T10:00:00.000Z';
const LATER = '2026-11-23T10:00:00.000Z';
const login = {
  article: 'login',
  locale: 'en',
  revision: 'aaaaaaaaaaaa',
  level: 'medium',
} as const;

let folder: string;
let url: string;
let opened: OpenedDatabase;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'waymark-'));
  url = `file:${join(folder, 'waymark.db')}`;
  opened = await openDatabase({ url, migrationsFolder: MIGRATIONS });
});
afterEach(async () => {
  await opened.close();
  rmSync(folder, { recursive: true });
});

test('what was served is read beside the open database, with its level and first day', async () => {
  await recordRevisions(opened.db, [login, { ...login, locale: 'de' }], FIRST);
  await recordRevisions(opened.db, [{ ...login, revision: 'bbbbbbbbbbbb', level: 'minor' }], LATER);
  expect(await servedRevisions(url, 'en')).toEqual([
    { article: 'login', revision: 'aaaaaaaaaaaa', level: 'medium', firstSeenAt: FIRST },
    { article: 'login', revision: 'bbbbbbbbbbbb', level: 'minor', firstSeenAt: LATER },
  ]);
});

test('a revision served again keeps its first day, and weighs what its author says now', async () => {
  await recordRevisions(opened.db, [login], FIRST);
  await recordRevisions(opened.db, [{ ...login, level: 'major' }], LATER);
  expect(await servedRevisions(url, 'en')).toEqual([
    { article: 'login', revision: 'aaaaaaaaaaaa', level: 'major', firstSeenAt: FIRST },
  ]);
});

test('without a database file, and of a remote one, nothing is known', async () => {
  expect(await servedRevisions(`file:${join(folder, 'none.db')}`, 'en')).toEqual([]);
  expect(await servedRevisions('libsql://example.com', 'en')).toEqual([]);
});
