import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runCli } from '../support/cli.ts';
import {
  API_KEY,
  exampleRequest,
  exampleVote,
  NO_LIMITS,
  voteAnswerOf,
} from '../support/examples.ts';
import { newReader } from '../support/reader.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { allWrites } from '../support/writes.ts';

/** What no file may hold after every address was written to and every page read. */
const ADDRESS = '203.0.113.177';
const IPV6 = '2001:db8:aaaa:bbbb::77';
const AGENT = 'canary-of-a-user-agent';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({
    env: { API_KEY, LIMITS: NO_LIMITS, TRUSTED_PROXIES: '127.0.0.1', LOG_LEVEL: 'debug' },
  });
});
afterAll(async () => {
  await server.stop();
});

test('R1: no address and no user agent is at rest: database, WAL, mails, backup, log', async () => {
  const secrets: string[] = [];
  for (const from of [ADDRESS, IPV6]) {
    const always = { 'X-Forwarded-For': from, Referer: `${server.url}/?q=from` };
    const reader = newReader(server, AGENT, always);
    const { token } = voteAnswerOf(
      await newReader(server, `${AGENT} voter`, always).post('/api/votes', exampleVote()),
    ).vote;
    const draft = await newReader(server, AGENT, always).post('/api/requests', exampleRequest());
    expect(draft.status).toBe(401);
    const pages = [
      '/',
      `/feedback/${token}/`,
      '/support/',
      '/sign-in/',
      '/nowhere',
      '/search/?q=x',
    ];
    for (const path of pages) await reader.get(path);
    if (from === ADDRESS) {
      const { writes } = await allWrites(server, reader);
      for (const { method, path, fields, headers, status } of writes) {
        const answer = await reader.call(method, path, fields, headers);
        expect([method, path, answer.status]).toEqual([method, path, status]);
      }
    }
    const cookie = reader.cookies.get('waymark_voter');
    secrets.push(token, ...(cookie === undefined ? [] : cookie.split('.')));
  }
  const backup = join(server.dataDir, 'copy.db');
  const made = await runCli('backup', [backup], { DATA_DIR: server.dataDir });
  expect(made).toMatchObject({ code: 0 });

  const traces = [ADDRESS, IPV6, '2001:db8:aaaa:bbbb', AGENT, ...secrets];
  const files = readdirSync(server.dataDir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== 'secret')
    .map((entry) => join(entry.parentPath, entry.name));
  const names = files.map((file) => file.slice(server.dataDir.length + 1));
  expect(names).toEqual(expect.arrayContaining(['copy.db', 'waymark.db', 'waymark.db-wal']));
  expect(names.some((name) => name.endsWith('.eml'))).toBe(true);
  for (const file of files) {
    const bytes = readFileSync(file);
    expect([file, traces.filter((trace) => bytes.includes(trace))]).toEqual([file, []]);
  }
  expect(server.log().split('\n').length).toBeGreaterThan(1);
  expect(traces.filter((trace) => server.log().includes(trace))).toEqual([]);
});
