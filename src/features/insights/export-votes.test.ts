import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Writable } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, test, vi } from 'vitest';
import { streamRows, type Row } from '#db/stream-rows.ts';
import { exportRows, totalsQuery, VOTE_COLUMNS, votesQuery } from './export-votes.ts';

const ROW: Row = [
  'id-1', 'login', 'en', 'abc123', 'down', 'did-not-work', '=1, "why"?', null, 'new login',
  'counted', 1, null, '2026-11-22T10:00:00.000Z', '2026-11-22T10:00:01.000Z',
]; // prettier-ignore

async function* pagesOf(...pages: Row[][]) {
  for (const page of pages) yield await Promise.resolve(page);
}

async function exported(format: 'csv' | 'ndjson', ...pages: Row[][]) {
  let text = '';
  const out = new Writable({
    write(chunk: Buffer, _, done) {
      text += chunk.toString();
      done();
    },
  });
  const told = await exportRows({ pages: pagesOf(...pages), format, out });
  return { text, told };
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

test('CSV: a line of names, a line a vote, and a last line that vouches for them', async () => {
  const { text, told } = await exported('csv', [ROW], [ROW, ROW]);
  const lines = text.split('\r\n');
  expect(lines[0]).toBe(VOTE_COLUMNS.join(','));
  expect(lines[1]).toBe(
    `id-1,login,en,abc123,down,did-not-work,"'=1, ""why""?",,new login,counted,true,,2026-11-22T10:00:00.000Z,2026-11-22T10:00:01.000Z,0.8`,
  );
  const hash = sha256(text.slice(0, text.indexOf('#rows')));
  expect(lines.slice(4)).toEqual([`#rows=3 sha256=${hash}`, '']);
  expect(told).toEqual({ rows: 3, sha256: hash, bytes: Buffer.byteLength(text) });
});

test('ndjson: an object a vote, as it is stored, and a last one that vouches for them', async () => {
  const { text } = await exported('ndjson', [ROW], [[...ROW.slice(0, 10), 0, ...ROW.slice(11)]]);
  const [first, second, last] = text
    .split('\n')
    .map((line) => JSON.parse(line || '{}') as Record<string, unknown>);
  expect(Object.keys(first ?? {})).toEqual([...VOTE_COLUMNS]);
  expect(first).toMatchObject({ comment: '=1, "why"?', anchor: null, revision_known: true });
  expect(second).toMatchObject({ revision_known: false });
  const hash = sha256(text.slice(0, text.indexOf('{"rows"')));
  expect(last).toEqual({ rows: 2, sha256: hash });
});

test.each(['csv', 'ndjson'] as const)('no vote at all is a whole %s too', async (format) => {
  const { text, told } = await exported(format);
  expect(told.rows).toBe(0);
  expect(text.includes(told.sha256)).toBe(true);
});

test('reads no faster than is written', async () => {
  let read = 0;
  let release: (() => void) | undefined;
  async function* endless() {
    for (let n = 0; n < 10_000; n++) {
      read = n;
      yield await Promise.resolve(Array.from({ length: 500 }, () => ROW));
    }
  }
  const stuck = new Writable({ write: (_chunk, _encoding, done) => void (release = done) });
  const failed = exportRows({ pages: endless(), format: 'csv', out: stuck }).catch(
    (error: unknown) => (error as Error).message,
  );
  for (let turn = 0; turn < 500; turn++) await nextTurn();
  expect(read).toBeLessThan(10);
  expect(release).toBeDefined();
  stuck.destroy(new Error('closed'));
  expect(await failed).toBe('closed');
});

test('stops reading when nobody takes it any more', async () => {
  let isClosed = false;
  async function* endless() {
    try {
      for (;;) yield await Promise.resolve([ROW]);
    } finally {
      isClosed = true;
    }
  }
  const broken = new Writable({ write: (_chunk, _encoding, done) => done(new Error('EPIPE')) });
  await expect(exportRows({ pages: endless(), format: 'ndjson', out: broken })).rejects.toThrow();
  await vi.waitFor(() => expect(isClosed).toBe(true));
});

describe('the days asked for', () => {
  test.each([
    [{}, '', []],
    [{ from: '2026-11-01' }, 'created_at >= ?', ['2026-11-01']],
    [{ to: '2026-12-31' }, 'created_at < ?', ['2027-01-01']],
    [
      { from: '2026-02-28', to: '2026-02-28' },
      'created_at >= ? and created_at < ?',
      ['2026-02-28', '2026-03-01'],
    ],
  ])('%o', (days, where, args) => {
    expect(votesQuery(days)).toMatchObject({ where, args });
  });
});

describe('totals', () => {
  const folder = mkdtempSync(join(tmpdir(), 'waymark-totals-'));
  const file = join(folder, 'waymark.db');
  const database = new DatabaseSync(file);
  database.exec(`create table votes(id text, article text, locale text, revision text, voter_key text,
    value text, state text, withdrawn_at text, created_at text, updated_at text)`);
  const insert = database.prepare(
    `insert into votes values (?, 'login', 'en', ?, ?, ?, ?, ?, '2026-11-01', ?)`,
  );
  for (const row of [
    ['1', 'old', 'ana', 'down', 'counted', null, '2026-11-01'],
    ['2', 'new', 'ana', 'up', 'counted', null, '2026-11-02'],
    ['3', 'old', 'ben', 'down', 'counted', null, '2026-11-01'],
    ['4', 'old', 'bot', 'down', 'quarantined', null, '2026-11-01'],
    ['5', 'old', 'eve', 'up', 'counted', '2026-11-03', '2026-11-03'],
    ['6', 'old', null, 'up', 'counted', null, '2026-11-01'],
    ['7', 'old', null, 'up', 'counted', null, '2026-11-01'],
    ['8', 'new', 'ben', 'up', 'counted', '2026-11-04', '2026-11-04'],
  ] as const) {
    insert.run(...row);
  }
  database.close();

  test('tell raw and counted: set aside, withdrawn and overtaken votes are raw only', async () => {
    const rows: Row[] = [];
    for await (const page of streamRows({ url: `file:${file}` }, totalsQuery({})))
      rows.push(...page);
    rmSync(folder, { recursive: true });
    expect(rows).toEqual([
      ['login en new', 'login', 'en', 'new', 2, 0, 1, 0],
      ['login en old', 'login', 'en', 'old', 3, 3, 2, 1],
    ]);
  });
});
