import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ARTICLE, exampleVote, NO_LIMITS, voteAnswerOf } from '../support/examples.ts';
import { newReader, type Fields, type Reader } from '../support/reader.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

/** What readers say they were looking for stands beside the searches, and follows their word. */
const REASON = 'not-what-i-was-looking-for';
const NEED = { reason: REASON, comment: 'Merging two profiles' };

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ env: { LIMITS: NO_LIMITS } });
});
afterAll(async () => {
  await server.stop();
});

let readers = 0;
const stranger = () => newReader(server, `seeking/${++readers}`);

/** The texts of needs kept since `before` of them. */
const needs = () =>
  server.rows<{ query: string }>(
    "select query from searches where kind = 'missed-need' order by rowid",
  );
const textsSince = (before: number) =>
  needs()
    .map(({ query }) => query)
    .slice(before);

async function voteFor(reader: Reader, change: Fields, headers = {}): Promise<string> {
  const answer = await reader.post('/api/votes', exampleVote(change), headers);
  expect([200, 201]).toContain(answer.status);
  return `/api/votes/${voteAnswerOf(answer).vote.token}`;
}

test('is a row that tells neither who nor when nor which vote', async () => {
  const reader = stranger();
  const vote = await voteFor(reader, {});
  await reader.submit(vote, { reason: REASON });
  const comment = `The ${'long '.repeat(60)}way, ask ana@example.com`;
  expect((await reader.submit(vote, { comment })).status).toBe(303);
  const [row] = server.rows('select * from searches');
  expect(row).toEqual({
    id: expect.stringMatching(/^[\w-]{43}$/) as unknown,
    kind: 'missed-need',
    query: comment.replace('ana@example.com', '[email]'),
    locale: 'en',
    results: 0,
    article: ARTICLE,
    position: null,
    day: new Date().toISOString().slice(0, 10),
  });
  const [voted] = server.rows<Record<string, string>>('select * from votes');
  for (const column of ['id', 'voter_key', 'token_hash']) {
    expect(Object.values(row ?? {})).not.toContain(voted?.[column]);
  }
});

describe('follows the word of the vote', () => {
  test('said with the vote at once', async () => {
    const before = needs().length;
    await voteFor(stranger(), NEED);
    expect(textsSince(before)).toEqual([NEED.comment]);
  });

  test('said again it is one, with the newer words', async () => {
    const before = needs().length;
    const reader = stranger();
    const vote = await voteFor(reader, NEED);
    await reader.post(vote, { comment: 'Something newer' });
    expect(textsSince(before)).toEqual(['Something newer']);
  });

  test.each<[string, (reader: Reader, vote: string) => Promise<unknown>]>([
    ['withdrawn', (reader, vote) => reader.call('DELETE', vote)],
    ['withdrawn by a form', (reader, vote) => reader.submit(vote, { action: 'withdraw' })],
    ['emptied', (reader, vote) => reader.submit(vote, { comment: '' })],
    ['for another reason', (reader, vote) => reader.post(vote, { reason: 'too-complicated' })],
    ['turned up', (reader, vote) => reader.post(vote, { value: 'up' })],
    ['turned up by a new vote', (reader) => voteFor(reader, { value: 'up' })],
  ])('%s it is gone', async (_, change) => {
    const before = needs().length;
    const reader = stranger();
    const vote = await voteFor(reader, NEED);
    expect(textsSince(before)).toHaveLength(1);
    await change(reader, vote);
    expect(textsSince(before)).toEqual([]);
  });

  test('an answer given again under its key brings nothing back', async () => {
    const before = needs().length;
    const reader = stranger();
    const key = { 'Idempotency-Key': 'missed-need-once-0001' };
    const vote = await voteFor(reader, NEED, key);
    await reader.call('DELETE', vote);
    await voteFor(reader, NEED, key);
    expect(textsSince(before)).toEqual([]);
  });
});

test.each<[string, Fields]>([
  ['the comment of another reason', { reason: 'missing-information', comment: 'x' }],
  ['the reason alone', { reason: REASON }],
  ['what a script filled in', { ...NEED, website: 'https://example.com' }],
])('%s is none', async (_, change) => {
  const before = needs().length;
  await voteFor(stranger(), change);
  expect(textsSince(before)).toEqual([]);
});

test('what could not be kept is not said to be, and is kept when it is sent again', async () => {
  const before = needs().length;
  const reader = stranger();
  const database = new DatabaseSync(join(server.dataDir, 'waymark.db'), { timeout: 2000 });
  database.exec('alter table searches rename to searches_away');
  const answer = await reader.post('/api/votes', exampleVote(NEED));
  database.exec('alter table searches_away rename to searches');
  database.close();
  expect(answer.status).toBe(500);
  await voteFor(reader, NEED);
  expect(textsSince(before)).toEqual([NEED.comment]);
});
