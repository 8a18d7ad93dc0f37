import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exampleRequest, exampleVote, NO_LIMITS, voteAnswerOf } from '../support/examples.ts';
import { problemOf, send } from '../support/http.ts';
import { addMember, mailedLink, signIn } from '../support/people.ts';
import { newReader, type Reader } from '../support/reader.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

/** What breaks on our side: told to the reader without a word of how, to the operator without a word of whom. */
const ADDRESS = '203.0.113.78';
const EMAIL = 'log.canary@example.com';
const TYPED = 'typed-canary & more';

let server: TestServer;
let reader: Reader;
let token: string;
beforeAll(async () => {
  const env = { LIMITS: NO_LIMITS, TRUSTED_PROXIES: '127.0.0.1', LOG_LEVEL: 'debug' };
  server = await startTestServer({ env });
  reader = newReader(server, 'agent-canary');
  addMember(server.dataDir, EMAIL, 'professional');
  token = voteAnswerOf(await reader.post('/api/votes', exampleVote())).vote.token;
  await signIn(server, reader, EMAIL);
});
afterAll(async () => {
  await server.stop();
});

/** While the work is done, tables are not where the server looks for them. */
async function without<T>(tables: string[], work: () => Promise<T>): Promise<T> {
  const database = new DatabaseSync(join(server.dataDir, 'waymark.db'), { timeout: 5000 });
  const rename = (from: string, to: string) => database.exec(`alter table ${from} rename to ${to}`);
  for (const table of tables) rename(table, `${table}_away`);
  try {
    return await work();
  } finally {
    for (const table of tables) rename(`${table}_away`, table);
    database.close();
  }
}

const from = { 'X-Forwarded-For': ADDRESS };

/** The line of the log about a request; what a process says arrives after its answer. */
async function logLineOf(requestId: string): Promise<unknown> {
  const found = () =>
    server
      .log()
      .split('\n')
      .find((line) => line.includes(requestId));
  await expect.poll(found, { timeout: 5000 }).toBeDefined();
  return JSON.parse(found() ?? '{}') as unknown;
}

describe('C12: a bug', () => {
  test('is a 500 that names its request, in the answer and in the log', async () => {
    const vote = exampleVote({ comment: TYPED });
    const before = server.rows('select * from votes');
    const answer = await without(['votes'], () => reader.post('/api/votes', vote, from));
    expect(server.rows('select * from votes')).toEqual(before);
    const problem = problemOf(answer);
    expect([answer.status, problem.code]).toEqual([500, 'unexpected']);
    expect(problem.requestId).toBe(answer.headers['x-request-id']);
    expect(answer.text).not.toMatch(/sqlite|votes|no such table|node_modules|\/src\//i);
    expect(await logLineOf(problem.requestId)).toMatchObject({ level: 50, msg: 'request failed' });
  });

  test('keeps what was typed on the page, and the next vote is stored', async () => {
    const vote = exampleVote({ comment: TYPED });
    const page = await without(['votes'], () => reader.submit('/api/votes', vote, from));
    expect(page.status).toBe(500);
    expect(page.text).toContain('typed-canary &amp; more</textarea>');
    expect((await reader.submit('/api/votes', vote, from)).status).toBe(303);
  });

  test('in a request stores nothing of it, and the form still holds the text', async () => {
    const fields = exampleRequest({ subject: TYPED, key: 'broken-once' });
    const count = () => server.rows('select id from requests').length;
    const before = count();
    const page = await without(['audit'], () => reader.submit('/api/requests', fields, from));
    expect([page.status, count()]).toEqual([500, before]);
    expect(page.text).toContain('typed-canary &amp; more');
    expect(page.text).toContain('although I have one profile.');
    expect((await reader.submit('/api/requests', fields, from)).status).toBe(303);
    expect(count()).toBe(before + 1);
  });

  test.each([
    ['votes', () => `/feedback/${token}/`],
    ['requests', () => '/support/requests/'],
    ['members', () => '/support/'],
  ])('without %s the page is a 500 that says sorry, with its headers', async (table, path) => {
    const page = await without([table], () => reader.get(path(), from));
    expect([page.status, page.headers['content-type']]).toEqual([500, 'text/html; charset=utf-8']);
    expect(page.text).toContain('Something broke on our side');
    expect(page.text).not.toMatch(/sqlite|no such table|node_modules/i);
    expect(page.headers['content-security-policy']).toContain("default-src 'self'");
    expect((await reader.get(path(), from)).status).toBe(200);
  });
});

test('R1: after all of this no line of the log holds an address, an e-mail, a token, a cookie or typed text', async () => {
  const link = await mailedLink(server, reader, EMAIL);
  const linkToken = link.searchParams.get('token') ?? '';
  await reader.get(link.pathname + link.search, from);
  await without(['identity_verifications'], () =>
    reader.post('/api/sign-in/confirm', { token: linkToken }, from),
  );
  await without(['outbox'], () => reader.post('/api/sign-in', { email: EMAIL }, from));
  await without(['drafts'], () =>
    newReader(server, 'agent-canary').post(
      '/api/requests',
      exampleRequest({ subject: TYPED }),
      from,
    ),
  );
  await without(['identity_sessions'], () => reader.get('/support/', from));
  await send(server, `/feedback/${token}/%`, { headers: from });

  const cookies = [...reader.cookies.values()].flatMap((cookie) => [cookie, ...cookie.split('.')]);
  const traces = [ADDRESS, EMAIL, 'log.canary', 'agent-canary', token, linkToken, 'typed-canary'];
  const log = server.log();
  expect([...traces, ...cookies].filter((trace) => log.includes(trace))).toEqual([]);
  for (const line of log.split('\n').filter(Boolean)) {
    expect(() => JSON.parse(line) as unknown, line).not.toThrow();
  }
});
