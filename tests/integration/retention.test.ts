import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runCli } from '../support/cli.ts';
import { exampleVote, NO_LIMITS, voteAnswerOf } from '../support/examples.ts';
import { newReader } from '../support/reader.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

/** What is forgotten in time, by the running server and without one. */
let dataDir: string;
let server: TestServer;
beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'waymark-'));
  server = await startServer();
});
afterEach(async () => {
  await server.stop();
  rmSync(dataDir, { recursive: true });
});

const startServer = () => startTestServer({ dataDir, env: { LIMITS: NO_LIMITS } });
const runRetention = (...args: string[]) => runCli('retention', args, { DATA_DIR: dataDir });
const DAY_MS = 24 * 60 * 60 * 1000;
const daysAgo = (days: number) => new Date(Date.now() - days * DAY_MS).toISOString();

/** Makes all that is there this old. The server must not run: it alone may write then. */
async function age(days: number): Promise<void> {
  await server.stop();
  const database = new DatabaseSync(join(dataDir, 'waymark.db'));
  database
    .prepare('update votes set created_at = ?, updated_at = ?')
    .run(daysAgo(days), daysAgo(days));
  database.prepare('update searches set day = ?').run(daysAgo(days).slice(0, 10));
  database.close();
}

async function addOfEach() {
  const voter = newReader(server, 'forgotten/1');
  const answer = await voter.post('/api/votes', exampleVote({ comment: 'first' }));
  expect(answer.status).toBe(201);
  const search = { query: 'lost', locale: 'en', results: 0 };
  expect((await voter.post('/api/searches', search)).status).toBe(204);
  const need = { reason: 'not-what-i-was-looking-for', comment: 'first' };
  expect((await voter.post('/api/votes', exampleVote(need))).status).toBe(200);
  return { voter, vote: voteAnswerOf(answer).vote };
}

const votes = () => server.rows('select * from votes order by created_at, id');
const searches = () => server.rows('select query from searches');

test('R3: a dry run says what would go, a run lets it go, and the vote stays', async () => {
  await addOfEach();
  await age(181);
  server = await startServer();
  const [before] = votes();

  const dry = await runRetention('--dry-run');
  expect(dry).toMatchObject({ code: 0, stderr: '' });
  expect(dry.stdout).toMatch(
    /^Would forget the voter of 1 vote last changed before \S+,\nand 2 searches of days before \S+\.\nNothing was changed\.\n$/,
  );
  expect(votes()).toEqual([before]);
  expect(searches()).toHaveLength(2);

  const run = await runRetention();
  expect(run).toMatchObject({ code: 0, stderr: '' });
  expect(run.stdout).toMatch(/^Forgot the voter of 1 vote .*\nand 2 searches .*\n$/);
  expect(votes()).toEqual([{ ...before, voter_key: null }]);
  expect(searches()).toEqual([]);
});

test('R3: what is within its time stays', async () => {
  await addOfEach();
  await age(89);
  const before = votes();
  expect((await runRetention()).stdout).toContain('of 0 votes');
  expect(votes()).toEqual(before);
  expect(searches()).toHaveLength(2);
});

test('a forgotten vote cannot be overwritten: its voter, come again, is a new one', async () => {
  const { voter, vote } = await addOfEach();
  await age(181);
  expect((await runRetention()).code).toBe(0);
  const [forgotten] = votes();

  server = await startServer();
  const back = newReader(server, 'forgotten/1');
  for (const [name, value] of voter.cookies) back.cookies.set(name, value);
  for (const [value, status] of [
    ['up', 201],
    ['down', 200],
  ] as const) {
    const again = await back.post('/api/votes', exampleVote({ value }));
    expect(again.status).toBe(status);
    expect(voteAnswerOf(again).vote.id).not.toBe(vote.id);
  }
  expect(votes()).toHaveLength(2);
  expect(votes()[0]).toEqual(forgotten);

  await age(181);
  expect((await runRetention()).stdout).toContain('of 1 vote ');
  expect(server.rows('select voter_key from votes')).toEqual([
    { voter_key: null },
    { voter_key: null },
  ]);
});

test.each([[['--dry']], [['votes']]])('%j is answered with the usage', async (args) => {
  const { code, stderr } = await runRetention(...args);
  expect(code).toBe(2);
  expect(stderr).toContain('Usage: npm run retention');
});
