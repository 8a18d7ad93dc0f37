import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sendRaw, statusOf } from '../support/http.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

/** Addresses nobody types by hand: never a 5xx, never a file of ours, never another site's name. */
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(async () => {
  await server.stop();
});

async function ask(target: string, host = 'localhost'): Promise<string> {
  return sendRaw(server, `GET ${target} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);
}

const UP = ['..', '%2e%2e', '.%2e', '%252e%252e', '..%00', '..;'];
const SEPARATORS = ['/', '%2f', '\\', '%5c', '%252f'];

describe('a path that climbs', () => {
  const secrets = [
    ['package.json', readFileSync('package.json', 'utf8').slice(0, 60)],
    ['server.mjs', readFileSync('dist/server.mjs', 'utf8').slice(0, 60)],
    ['manifest.json', readFileSync('dist/manifest.json', 'utf8').slice(0, 60)],
    ['etc/passwd', 'root:'],
  ] as const;

  test.each(secrets)('never reaches %s', async (file, beginning) => {
    const climbs = UP.flatMap((up) =>
      SEPARATORS.flatMap((separator) =>
        [1, 3, 8].map((steps) => `/${`${up}${separator}`.repeat(steps)}${file}`),
      ),
    );
    const starts = climbs.flatMap((climb) => [climb, `/_assets${climb}`]);
    for (const path of starts) {
      const received = await ask(path);
      expect([path, statusOf(received)]).toEqual([path, expect.toSatisfy(isFound4xx)]);
      expect([path, received.includes(beginning)]).toEqual([path, false]);
    }
  });
});

function isFound4xx(status: number): boolean {
  return status >= 400 && status < 500;
}

test.each([
  '//evil.example',
  '//evil.example/support/',
  '/\\evil.example',
  '///evil.example/%2e%2e',
  '/%5cevil.example',
  '/.//evil.example/',
  'http://evil.example/support/',
  'http://evil.example/api/votes',
  '/sign-in?return_to=//evil.example',
  '/articles//evil.example',
])('%s leads to no other site', async (target) => {
  const received = await ask(target);
  expect(statusOf(received)).toBeGreaterThanOrEqual(200);
  expect(statusOf(received)).toBeLessThan(500);
  expect(/^location: .*$/im.exec(received)?.[0] ?? '').not.toMatch(/evil/);
});

test.each([
  '/%00',
  '/a%00b',
  '/articles/%00/',
  '/feedback/%00/',
  '/support/requests/%00/',
  '/%',
  '/%ff',
  '/articles/%E0%A4%A',
  '/feedback/%ff/',
  '/support/requests/%/',
  '/sign-in/confirm?token=%',
  '/sign-in/confirm?token=%00&return_to=%00',
  '/support/?vote=%00&article=%ff&revision=%',
  '/support/new/?draft=%00',
  `/support/?q=${'a'.repeat(9000)}`,
  `/${'a/'.repeat(4000)}`,
  '/api/votes/%',
  '/api/votes/%00',
  '/api/%2e%2e/votes',
  '*',
  '/_image?href=/etc/passwd&f=png',
  '/_server-islands/x?e=x&p=x&s=x',
  '/_actions/x',
  '/.env',
  '/.git/config',
  '/_headers.json',
])('C4: %s is answered, and not by a failure of ours', async (target) => {
  const status = statusOf(await ask(target));
  expect(status).toBeGreaterThanOrEqual(200);
  expect(status).toBeLessThan(500);
});

test.each([
  'a b',
  '%',
  'a:b:c',
  '[::',
  '"><script>',
  '',
  'localhost:99999',
  'evil.example',
  'evil.example:80',
])('C8: Host "%s" changes nothing and shows up nowhere', async (host) => {
  const [page, expected] = [await ask('/support/', host), await ask('/support/')];
  expect([200, 400]).toContain(statusOf(page));
  if (statusOf(page) === 200) expect(bodyOf(page)).toBe(bodyOf(expected));
  expect(statusOf(await ask('/healthz', host))).toBe(statusOf(page));
  expect(page).not.toMatch(/evil|<script>"/);
});

function bodyOf(received: string): string {
  return received.slice(received.indexOf('\r\n\r\n'));
}

test('C4: what is not HTTP is refused, and the next reader is answered', async () => {
  for (const bytes of [
    'nonsense\r\n\r\n',
    '\0\0\0\0\r\n\r\n',
    'GET / HTTP/9.9\r\n\r\n',
    'GET / HTTP/1.1\r\n\r\n',
  ]) {
    expect(statusOf(await sendRaw(server, bytes))).toBe(400);
  }
  const many = Array.from({ length: 300 }, (_, n) => `X-${n}: ${'v'.repeat(100)}\r\n`).join('');
  expect(statusOf(await sendRaw(server, `GET / HTTP/1.1\r\nHost: localhost\r\n${many}\r\n`))).toBe(
    431,
  );
  expect(statusOf(await ask('/healthz'))).toBe(200);
});

test('none of it reached the log as plain text', () => {
  const lines = server.log().split('\n').filter(Boolean);
  for (const line of lines) expect(() => JSON.parse(line) as unknown).not.toThrow();
});
