import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exampleRequest, exampleVote, NO_LIMITS, voteAnswerOf } from '../support/examples.ts';
import { problemOf, send, type Answer } from '../support/http.ts';
import { linkIn } from '../support/people.ts';
import { encodeForm, newReader } from '../support/reader.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { allRows } from '../support/writes.ts';

/** Only our own pages may write; what a request says about itself decides nothing else. */
const SITE = 'https://help.example.com';

let local: TestServer;
let site: TestServer;
beforeAll(async () => {
  [local, site] = await Promise.all([
    startTestServer({ env: { LIMITS: NO_LIMITS } }),
    startTestServer({ env: { LIMITS: NO_LIMITS, SITE_URL: SITE } }),
  ]);
});
afterAll(async () => {
  await Promise.all([local.stop(), site.stop()]);
});

const JSON_TYPE = 'application/json';
const FORM_TYPE = 'application/x-www-form-urlencoded';

let voters = 0;

function vote(
  server: TestServer,
  headers: Record<string, string>,
  type = JSON_TYPE,
): Promise<Answer> {
  const body = type === JSON_TYPE ? JSON.stringify(exampleVote()) : encodeForm(exampleVote());
  const own = { 'Content-Type': type, 'User-Agent': `cross-site/${++voters}` };
  return send(server, '/api/votes', { method: 'POST', headers: { ...own, ...headers }, body });
}

const FOREIGN: [string, Record<string, string>][] = [
  ['another origin', { Origin: 'https://evil.example' }],
  ['another origin that the Host repeats', { Origin: 'http://evil.example', Host: 'evil.example' }],
  [
    'a name that only begins like ours',
    { Origin: 'http://localhost.evil.example', Host: 'localhost.evil.example' },
  ],
  ['our name on another port', { Origin: 'http://localhost:1' }],
  ['Sec-Fetch-Site: cross-site', { 'Sec-Fetch-Site': 'cross-site' }],
  ['Sec-Fetch-Site: same-site', { 'Sec-Fetch-Site': 'same-site' }],
  [
    'a foreign origin under Sec-Fetch-Site: same-origin',
    { Origin: 'https://evil.example', 'Sec-Fetch-Site': 'same-origin' },
  ],
  ['Origin: null alone', { Origin: 'null' }],
  ['Origin: null from another site', { Origin: 'null', 'Sec-Fetch-Site': 'cross-site' }],
  ['an address bar', { 'Sec-Fetch-Site': 'none' }],
  ['nothing said', {}],
];

describe.each([JSON_TYPE, FORM_TYPE])('C6: a vote as %s', (type) => {
  test.each(FOREIGN)('from %s: 403, no row', async (_, headers) => {
    for (const server of [local, site]) {
      const before = allRows(server);
      const answer = await vote(server, headers, type);
      expect([answer.status, problemOf(answer).code]).toEqual([403, 'cross-site']);
      expect(allRows(server)).toEqual(before);
    }
  });

  test('with our own origin but Sec-Fetch-Site: cross-site: 403', async () => {
    for (const [server, origin] of [
      [local, local.url],
      [site, SITE],
    ] as const) {
      const headers = { Origin: origin, 'Sec-Fetch-Site': 'cross-site' };
      expect((await vote(server, headers, type)).status).toBe(403);
    }
  });

  test('from our own page: by Origin, by Sec-Fetch-Site, and with Origin: null from there', async () => {
    const own: (readonly [TestServer, Record<string, string>])[] = [
      [local, { Origin: local.url }],
      [local, { Origin: local.url, 'Sec-Fetch-Site': 'same-origin' }],
      [local, { 'Sec-Fetch-Site': 'same-origin' }],
      [local, { Origin: 'null', 'Sec-Fetch-Site': 'same-origin' }],
      [site, { Origin: SITE, Host: 'help.example.com' }],
      [site, { Origin: SITE }],
      [site, { Origin: 'null', 'Sec-Fetch-Site': 'same-origin' }],
    ];
    for (const [server, headers] of own) {
      expect([headers, (await vote(server, headers, type)).status]).toEqual([headers, 201]);
    }
  });
});

test('without SITE_URL any loopback name is ours, as long as it is the one that was asked', async () => {
  const { port } = new URL(local.url);
  for (const name of ['localhost', '127.0.0.1', '127.1.2.3', '[::1]']) {
    const host = `${name}:${port}`;
    expect((await vote(local, { Host: host, Origin: `http://${host}` })).status).toBe(201);
  }
  const mixed = { Host: `127.0.0.1:${port}`, Origin: `http://localhost:${port}` };
  expect((await vote(local, mixed)).status).toBe(403);
});

test('with SITE_URL no other name is ours, however the request was addressed', async () => {
  const { port } = new URL(site.url);
  for (const origin of [
    `http://localhost:${port}`,
    'http://help.example.com',
    `${SITE}.evil.example`,
    `${SITE}:8443`,
  ]) {
    const host = new URL(origin).host;
    expect((await vote(site, { Host: host, Origin: origin })).status).toBe(403);
  }
});

test('C6: every other address that writes refuses another site too, whatever the method', async () => {
  const { token } = voteAnswerOf(await vote(local, { Origin: local.url })).vote;
  const writes: [string, string, Record<string, unknown>][] = [
    ['POST', `/api/votes/${token}`, { action: 'withdraw' }],
    ['PATCH', `/api/votes/${token}`, { value: 'up' }],
    ['DELETE', `/api/votes/${token}`, {}],
    ['POST', '/api/searches', { query: 'x', locale: 'en', results: 0 }],
    ['POST', '/api/requests', exampleRequest()],
    ['POST', '/api/sign-in', { email: 'victim@example.com' }],
    ['POST', '/api/sign-in/confirm', { token: 'x' }],
    ['POST', '/api/sign-in/code', { code: '123456' }],
    ['POST', '/api/sign-out', {}],
    ['POST', '/api/watches/confirm', { token: 'x' }],
    ['POST', '/api/watches/unsubscribe', { token: 'x' }],
  ];
  const before = allRows(local);
  for (const [method, path, fields] of writes) {
    for (const headers of [{ Origin: 'https://evil.example' }, { 'Sec-Fetch-Site': 'same-site' }]) {
      const body = JSON.stringify(fields);
      const sent = { method, headers: { ...headers, 'Content-Type': JSON_TYPE }, body };
      expect([method, path, (await send(local, path, sent)).status]).toEqual([method, path, 403]);
    }
  }
  expect(allRows(local)).toEqual(before);
});

test('a page says it when a form came from elsewhere', async () => {
  const headers = { Origin: 'https://evil.example', Accept: 'text/html' };
  const answer = await vote(local, headers, FORM_TYPE);
  expect([answer.status, answer.headers['content-type']]).toEqual([
    403,
    'text/html; charset=utf-8',
  ]);
  expect(answer.text).toContain('This came from another site');
});

describe('C8: forged names', () => {
  const forged = {
    'X-Forwarded-Host': 'evil.example',
    'X-Forwarded-Proto': 'https',
    'X-Forwarded-Port': '444',
    'X-Original-URL': '/staff/',
    'X-Rewrite-URL': '/staff/',
    Forwarded: 'host=evil.example;proto=https',
  };

  test('change no page, no canonical address and no redirect', async () => {
    for (const path of [
      '/',
      '/support/',
      '/articles/change-my-bitrix24-login/',
      '/support/new/',
      '/articles/change-my-bitrix24-login',
      '/sign-in/',
    ]) {
      for (const server of [local, site]) {
        const expected = await send(server, path);
        for (const headers of [forged, { ...forged, Host: 'evil.example' }]) {
          const answer = await send(server, path, { headers });
          expect([path, answer.status]).toEqual([path, expected.status]);
          expect(answer.text).toBe(expected.text);
          expect(answer.headers.location).toBe(expected.headers.location);
          expect(JSON.stringify(answer.headers)).not.toContain('evil');
        }
      }
    }
  });

  test('change no link in a mail', async () => {
    const email = 'ana@example.com';
    const reader = newReader({ url: site.url }, 'forger');
    const headers = { ...forged, Origin: SITE, Host: 'evil.example' };
    expect((await reader.post('/api/sign-in', { email }, headers)).status).toBe(202);
    const mail = await site.mailTo(email);
    expect(new URL(linkIn(mail)).origin).toBe(SITE);
    expect(mail).not.toContain('evil');
  });

  test('change no redirect of a form', async () => {
    const answer = await vote(
      site,
      { ...forged, Origin: SITE, Host: 'evil.example', Accept: 'text/html' },
      FORM_TYPE,
    );
    expect(answer.status).toBe(303);
    expect(answer.headers.location).toMatch(/^\/feedback\/[\w-]{22}\/$/);
  });
});
