import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ARTICLE } from '../support/examples.ts';
import { faultsOf } from '../support/http.ts';
import { newReader, type Reader } from '../support/reader.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

/** The log of searches: nothing about who searched, and never in a reader's way. */
let server: TestServer;
let reader: Reader;
beforeAll(async () => {
  server = await startTestServer();
  reader = newReader(server, 'searches-canary');
});
afterAll(async () => {
  await server.stop();
});

const SEARCH = { query: 'new login', locale: 'en', results: 3 };

function searches(): Record<string, unknown>[] {
  return server.rows('select * from searches order by rowid');
}

test('a search is one row without an instant and without a person', async () => {
  const before = searches().length;
  const answer = await reader.post('/api/searches', SEARCH);
  expect([answer.status, answer.text]).toEqual([204, '']);
  const [row] = searches().slice(before);
  expect(row).toEqual({
    ...SEARCH,
    // 128 random bits: the id of most rows tells when they were made.
    id: expect.stringMatching(/^[\w-]{22}$/) as unknown,
    kind: 'search',
    article: null,
    position: null,
    day: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) as unknown,
  });
});

test('a result that was opened is a row of its own, with its place', async () => {
  const before = searches().length;
  const opened = { ...SEARCH, article: ARTICLE, position: 2 };
  expect((await reader.post('/api/searches', opened)).status).toBe(204);
  expect((await reader.post('/api/searches', { ...SEARCH, position: 2 })).status).toBe(204);
  expect(searches().slice(before)).toMatchObject([
    { ...opened, kind: 'opened' },
    { ...SEARCH, kind: 'search', article: null, position: null },
  ]);
});

test('what was looked for and not found is a row of its own; a form is thanked for it', async () => {
  const before = searches().length;
  const need = { ...SEARCH, kind: 'missed-need', query: 'more logins', results: 0 };
  const answer = await reader.submit('/api/searches', need);
  expect([answer.status, answer.headers.location]).toEqual([303, '/search/?told']);
  expect((await reader.get('/search/?told')).text).toContain('Thank you. The people who write');
  expect(searches().slice(before)).toMatchObject([{ ...need, article: null, position: null }]);
});

test('what must not be stored is masked, and an article nobody has is left out', async () => {
  const before = searches().length;
  const query = 'error for ana@example.com';
  await reader.submit('/api/searches', { ...SEARCH, query, article: 'nothing' });
  expect(searches().slice(before)).toMatchObject([{ query: 'error for [email]', article: null }]);
});

describe('C5: what is not well formed: 422, and no row', () => {
  test.each([
    [{ query: '' }, 'query: required'],
    [{ query: 'x'.repeat(201) }, 'query: too-long'],
    [{ query: 'a\u0000b' }, 'query: has-null-character'],
    [{ locale: 'xx' }, 'locale: not-in-list'],
    [{ kind: 'opened' }, 'kind: not-in-list'],
    [{ results: 'many' }, 'results: not-text'],
    [{ results: -1 }, 'results: not-text'],
    [{ article: ARTICLE, position: 0 }, 'position: not-text'],
    [{ article: ARTICLE, position: 1.5 }, 'position: not-text'],
    [{ who: 'me' }, 'who: unknown-field'],
  ])('%j', async (change, fault) => {
    const before = searches();
    const answer = await reader.post('/api/searches', { ...SEARCH, ...change });
    expect([answer.status, faultsOf(answer)]).toEqual([422, [fault]]);
    expect(searches()).toEqual(before);
  });
});

test('C9: beyond the limit it is still 204, and not written', async () => {
  const limited = await startTestServer({ env: { LIMITS: 'searchesPerAddressPerMinute=2' } });
  for (let n = 0; n < 4; n++) {
    const answer = await newReader(limited, `searching/${n}`).post('/api/searches', SEARCH);
    expect(answer.status).toBe(204);
  }
  expect(limited.rows('select * from searches')).toHaveLength(2);
  await limited.stop();
});

test('when it cannot be written it is lost, and the log says so without what was searched', async () => {
  const database = new DatabaseSync(join(server.dataDir, 'waymark.db'), { timeout: 2000 });
  database.exec('alter table searches rename to searches_away');
  const answer = await reader.post('/api/searches', { ...SEARCH, query: 'lost-search-canary' });
  database.exec('alter table searches_away rename to searches');
  database.close();
  expect(answer.status).toBe(204);
  await expect.poll(() => server.log(), { timeout: 5000 }).toContain('a search was not noted');
  expect(server.log()).not.toContain('lost-search-canary');
});
