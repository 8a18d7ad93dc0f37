import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { EXPORTED_COLUMNS, VOTE_COLUMNS } from '#features/insights/export-votes.ts';
import { runCli, startCli, untilEnded } from '../support/cli.ts';
import { ARTICLE, exampleVote, NO_LIMITS } from '../support/examples.ts';
import { addManyVotes } from '../support/many-votes.ts';
import { newReader } from '../support/reader.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { voteAsStranger } from '../support/votes.ts';

/** Votes as they leave the house, beside the server and without it. */
let dataDir: string;
let server: TestServer | undefined;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'waymark-'));
});
afterEach(async () => {
  await server?.stop();
  server = undefined;
  rmSync(dataDir, { recursive: true });
});

async function startServer(): Promise<TestServer> {
  return (server = await startTestServer({ dataDir, env: { LIMITS: NO_LIMITS } }));
}

const runExport = (...args: string[]) => runCli('export', args, { DATA_DIR: dataDir });

/** The rows of an ndjson export whose last line is right. */
function rowsIn(text: string): Record<string, unknown>[] {
  const lines = text.trimEnd().split('\n');
  const last = lines.pop() ?? '';
  const before = text.slice(0, text.lastIndexOf(last));
  const sha256 = createHash('sha256').update(before).digest('hex');
  expect(JSON.parse(last)).toEqual({ rows: lines.length, sha256 });
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
}

const COMMENTS = [
  '=HYPERLINK("https://evil.example","x")',
  'two\nlines, and "quotes"',
  '@you 😀 \u202e',
  "'=1",
];

describe('beside the running server', () => {
  test('all that votes hold but keys and hashes, row by row', async () => {
    const running = await startServer();
    for (const comment of COMMENTS) await voteAsStranger(running.url, { comment, reason: 'other' });
    const { code, stdout, stderr } = await runExport('votes', '--format', 'ndjson');
    expect(code).toBe(0);
    expect(stderr).toMatch(/^Exported 4 votes to standard output: \d+ KiB of ndjson, \S+ s\.\n$/);

    const columns = running
      .rows<{ name: string }>('pragma table_info(votes)')
      .map(({ name }) => name);
    const secret = ['voter_key', 'token_hash'];
    expect(columns.filter((name) => !secret.includes(name)).sort()).toEqual(
      [...EXPORTED_COLUMNS].sort(),
    );
    const stored = running.rows(`select ${EXPORTED_COLUMNS.join(', ')} from votes order by id`);
    expect(rowsIn(stdout)).toEqual(
      stored.map((row) => ({
        ...row,
        revision_known: row['revision_known'] === 1,
        comment_quality: expect.any(Number) as number,
      })),
    );
    const keys = running.rows<{ key: string }>('select voter_key as key from votes');
    expect(keys).toHaveLength(4);
    for (const { key } of keys) expect(stdout).not.toContain(key);
  });

  test('CSV without a cell that a spreadsheet would run', async () => {
    const running = await startServer();
    for (const comment of COMMENTS) await voteAsStranger(running.url, { comment, reason: 'other' });
    const { stdout } = await runExport('votes');
    expect(stdout.startsWith(`${VOTE_COLUMNS.join(',')}\r\n`)).toBe(true);
    expect(stdout).toContain(`,"'=HYPERLINK(""https://evil.example"",""x"")",`);
    expect(stdout).toContain(`,"two\nlines, and ""quotes""",`);
    expect(stdout).toContain(`,'@you 😀 \u202e,`);
    expect(stdout).toContain(`,''=1,`);
    const last = stdout.indexOf('#rows=');
    const sha256 = createHash('sha256').update(stdout.slice(0, last)).digest('hex');
    expect(stdout.slice(last)).toBe(`#rows=4 sha256=${sha256}\r\n`);
  });

  test('the votes of one moment: what is written meanwhile is not in it, and not held up', async () => {
    await addManyVotes(dataDir, 20_000);
    const running = await startServer();
    const child = startCli('export', ['votes', '--format', 'ndjson'], { DATA_DIR: dataDir });
    await once(child.stdout, 'readable');
    const vote = await voteAsStranger(running.url);
    expect(vote.status).toBe(201);
    const { code, stdout } = await untilEnded(child);
    expect(code).toBe(0);
    expect(rowsIn(stdout)).toHaveLength(20_000);
    expect(running.rows('select count(*) as n from votes')).toEqual([{ n: 20_001 }]);
  });

  test('a reader that goes away ends it, without a word', async () => {
    await addManyVotes(dataDir, 20_000);
    const child = startCli('export', ['votes'], { DATA_DIR: dataDir });
    await once(child.stdout, 'readable');
    child.stdout.destroy();
    const { code, stderr } = await untilEnded(child);
    expect({ code, stderr }).toEqual({ code: 141, stderr: '' });
  });

  test('works on what a killed server left', async () => {
    const running = await startServer();
    await voteAsStranger(running.url);
    await running.stop('SIGKILL');
    expect(rowsIn((await runExport('votes', '--format', 'ndjson')).stdout)).toHaveLength(1);
  });
});

test('what readers looked for, without a word of who', async () => {
  const running = await startServer();
  const reader = newReader(running, 'exported/1');
  const search = { query: '=new login', locale: 'en', results: 3 };
  await reader.post('/api/searches', search);
  await reader.post('/api/searches', { ...search, article: ARTICLE, position: 1 });
  const need = { reason: 'not-what-i-was-looking-for', comment: 'Merging two profiles' };
  await reader.post('/api/votes', exampleVote(need));

  const { code, stdout, stderr } = await runExport('searches', '--format', 'ndjson');
  expect(code).toBe(0);
  expect(stderr).toMatch(/^Exported 3 searches to standard output/);
  expect(rowsIn(stdout)).toEqual(running.rows('select * from searches order by id'));
  expect((await runExport('searches')).stdout).toContain("'=new login");
  const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
  const later = await runExport('searches', '--format', 'ndjson', '--from', tomorrow);
  expect(rowsIn(later.stdout)).toEqual([]);
});

test('only the days asked for, both included', async () => {
  await addManyVotes(dataDir, 20_000);
  const days = async (...args: string[]) => {
    const { stdout } = await runExport('votes', '--format', 'ndjson', ...args);
    const found = rowsIn(stdout).map((row) => String(row['created_at']).slice(0, 10));
    return [found.length, ...new Set(found)];
  };
  expect(await days('--to', '2026-01-01')).toEqual([3455, '2026-01-01']);
  expect(await days('--from', '2026-01-02', '--to', '2026-01-03')).toEqual([
    6912,
    '2026-01-02',
    '2026-01-03',
  ]);
  expect(await days('--from', '2026-01-06')).toEqual([2721, '2026-01-06']);
  expect(await days('--from', '2030-01-01')).toEqual([0]);
});

describe('a file', () => {
  test('gets the same bytes, is for its owner alone, and is never written over', async () => {
    await addManyVotes(dataDir, 1200);
    const out = join(dataDir, 'votes.csv');
    const { code, stdout, stderr } = await runExport('votes', '--out', out);
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    expect(stderr).toContain(`Exported 1,200 votes to ${out}`);
    expect(readFileSync(out, 'utf8')).toBe((await runExport('votes')).stdout);

    writeFileSync(out, 'mine');
    const again = await runExport('votes', '--out', out);
    expect(again.code).toBe(1);
    expect(again.stderr).toContain('is there already');
    expect(readFileSync(out, 'utf8')).toBe('mine');
  });

  test('that cannot be written leaves nothing behind', async () => {
    await addManyVotes(dataDir, 10);
    const { code, stderr } = await runExport('votes', '--out', join(dataDir, 'no', 'votes.csv'));
    expect(code).toBe(1);
    expect(stderr).toMatch(/cannot be written \(ENOENT/);
    expect(stderr).not.toContain('    at ');
    expect(readdirSync(dataDir).filter((name) => name.includes('votes'))).toEqual([]);
  });
});

test('without a database it says so and makes none', async () => {
  const out = join(dataDir, 'votes.csv');
  const { code, stderr } = await runExport('votes', '--out', out);
  expect(code).toBe(1);
  expect(stderr).toBe(`There is no database ${join(dataDir, 'waymark.db')}.\n`);
  expect([existsSync(out), existsSync(join(dataDir, 'waymark.db'))]).toEqual([false, false]);
});

test.each([
  [[], 'found nothing, expected votes'],
  [['requests'], 'found requests, expected votes or totals or searches'],
  [['constructor'], 'found constructor, expected votes'],
  [['votes', 'searches'], 'found votes searches, expected votes'],
  [['votes', '--format', 'xlsx'], '--format: found xlsx, expected csv or ndjson'],
  [['votes', '--from', '2026-02-29'], '--from: found 2026-02-29, expected a day'],
  [['votes', '--to', 'yesterday'], '--to: found yesterday, expected a day'],
  [['votes', '--from', '2026-02-02', '--to', '2026-02-01'], 'is after'],
  [['votes', '--out', ''], '--out: found nothing'],
  [['votes', '--since', '2026-02-02'], '--since'],
])('%j is answered with the usage', async (args, message) => {
  const { code, stdout, stderr } = await runExport(...args);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain(message);
  expect(stderr).toContain('Usage: npm run export');
});
