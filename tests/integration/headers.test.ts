import { readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exampleVote, NO_LIMITS, voteAnswerOf } from '../support/examples.ts';
import { send, type Answer } from '../support/http.ts';
import { newReader } from '../support/reader.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

/** What every answer carries: each built file, pages on demand, the API and what is not there. */
const CLIENT = 'dist/client';
const WORKER = '/pagefind/pagefind-worker.js';
/** Named after their content. */
const LASTING = /^\/(_assets|social)\/|^\/pagefind\/.*[_-][\da-f]{6,}\.(pf_\w+|txt)$/;

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ env: { LIMITS: NO_LIMITS } });
});
afterAll(async () => {
  await server.stop();
});

/** Addresses of all built files; `index.html` goes by its folder's. */
function builtAddresses(): { path: string; file: string }[] {
  return readdirSync(CLIENT, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.(br|gz)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => ({ file, path: `/${relative(CLIENT, file)}`.replace(/\/index\.html$/, '/') }));
}

const TYPES: Record<string, string> = {
  html: 'text/html; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
  js: 'text/javascript',
  json: 'application/json',
  css: 'text/css',
  svg: 'image/svg+xml',
  png: 'image/png',
  webp: 'image/webp',
  txt: 'text/plain; charset=utf-8',
  xml: 'text/xml',
  feed: 'application/atom+xml; charset=utf-8',
};

/** Whatever is asked for, by whomever. */
function expectSecurityHeaders({ headers }: Answer): void {
  expect(headers['x-request-id']).toMatch(
    /^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[\da-f]{4}-[\da-f]{12}$/,
  );
  expect(headers['permissions-policy']).toContain('camera=()');
  expect(headers).toMatchObject({
    'cross-origin-opener-policy': 'same-origin',
    'referrer-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
  });
  const policy = String(headers['content-security-policy']);
  expect(policy).toContain('default-src');
  expect(policy).not.toContain('unsafe-inline');
  expect(policy).not.toContain("'unsafe-eval'");
}

/** Every script and style that stands in a page is named by its hash, and nothing else may run. */
function expectPagePolicy({ headers, text }: Answer): void {
  const policy = String(headers['content-security-policy']);
  expect(policy).toContain("frame-ancestors 'none'");
  for (const part of [
    "default-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "object-src 'none'",
  ]) {
    expect(policy).toContain(part);
  }
  expect(policy).not.toContain('wasm-unsafe-eval');
  expect(text).not.toMatch(/ style="| on[a-z]+="|href="javascript:/i);
  for (const [, tag = '', content = ''] of text.matchAll(
    /<(script|style)(?:\s[^>]*)?>([^<]+)<\/\1>/g,
  )) {
    const directive = new RegExp(`${tag}-src ([^;]*)`).exec(policy)?.[1];
    const hash = createHash('sha256').update(content).digest('base64');
    expect(directive).toContain(`'sha256-${hash}'`);
  }
}

describe('every built file', () => {
  test('has its type, its bytes, its policy and says how long it lasts', async () => {
    const addresses = builtAddresses();
    expect(addresses.length).toBeGreaterThan(30);
    for (const { path, file } of addresses) {
      const answer = await send(server, path);
      expect([path, answer.status]).toEqual([path, 200]);
      expect([path, answer.bytes.equals(readFileSync(file))]).toEqual([path, true]);
      expectSecurityHeaders(answer);
      const extension = /\.(\w+)$/.exec(file)?.[1] ?? '';
      const type = answer.headers['content-type']?.replace(';charset', '; charset');
      const kind = path.endsWith('/feed.xml') ? 'feed' : extension;
      expect([path, type]).toEqual([path, TYPES[kind] ?? 'application/octet-stream']);
      expect([path, answer.headers['cache-control']]).toEqual([
        path,
        LASTING.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache',
      ]);
      expect(answer.headers.etag).toBeDefined();
      if (extension === 'html') expectPagePolicy(answer);
      else {
        const embeddable = path.startsWith('/social/') ? 'cross-origin' : 'same-origin';
        expect(answer.headers['cross-origin-resource-policy']).toBe(embeddable);
      }
      const mayCompile = String(answer.headers['content-security-policy']).includes(
        'wasm-unsafe-eval',
      );
      expect([path, mayCompile]).toEqual([path, path === WORKER]);
    }
  });

  test('is the same bytes when it comes compressed, and by HEAD the same headers alone', async () => {
    let compressed = 0;
    for (const { path } of builtAddresses()) {
      const plain = await send(server, path);
      for (const [encoding, decode] of DECODERS) {
        const answer = await send(server, path, { headers: { 'Accept-Encoding': encoding } });
        expect(answer.headers.vary).toContain('Accept-Encoding');
        if (answer.headers['content-encoding'] === undefined) continue;
        compressed++;
        expect([path, answer.headers['content-encoding']]).toEqual([path, encoding]);
        expect([path, decode(answer.bytes).equals(plain.bytes)]).toEqual([path, true]);
        expect(answer.headers['content-type']).toBe(plain.headers['content-type']);
        expect(answer.headers['content-security-policy']).toBe(
          plain.headers['content-security-policy'],
        );
      }
      const head = await send(server, path, { method: 'HEAD' });
      expect([path, head.status, head.bytes.length]).toEqual([path, 200, 0]);
      expect(withoutMoment(head)).toEqual(withoutMoment(plain));
    }
    expect(compressed).toBeGreaterThan(20);
  });

  test('is not sent again to whoever has it', async () => {
    const first = await send(server, '/');
    const again = await send(server, '/', {
      headers: { 'If-None-Match': first.headers.etag ?? '' },
    });
    expect([again.status, again.bytes.length]).toEqual([304, 0]);
    expectSecurityHeaders(again);
  });

  // A browser replaces the headers of what it has by those of a 304 (RFC 9111 §4.3.4), so another
  // policy there would block the page's own styles at the second visit.
  test.each(['/', '/articles/change-my-bitrix24-login/', '/pagefind/pagefind-worker.js'])(
    'keeps its policy when it is not sent again: %s',
    async (path) => {
      const first = await send(server, path);
      const again = await send(server, path, {
        headers: { 'If-None-Match': first.headers.etag ?? '' },
      });
      expect(again.status).toBe(304);
      for (const name of ['content-security-policy', 'cache-control']) {
        expect(again.headers[name]).toBe(first.headers[name]);
      }
    },
  );

  test('survives every Range a client may ask for, and so does the server', async () => {
    const whole = await send(server, '/icon.svg');
    for (const range of [
      'bytes=5-2',
      'bytes=-5',
      'bytes=0-0',
      'bytes=9999999-',
      'bytes=a-b',
      'lines=1-2',
      'bytes=0-1,3-4',
    ]) {
      const answer = await send(server, '/icon.svg', { headers: { Range: range } });
      expect([range, answer.status]).toEqual([range, 200]);
      expect(answer.bytes.equals(whole.bytes)).toBe(true);
    }
  });

  test.each([
    '/index',
    '/index.html',
    '/articles/change-my-bitrix24-login/index',
    '/articles/%63hange-my-bitrix24-login/',
  ])('as a page has its policy also under the address %s', async (path) => {
    const answer = await send(server, path);
    expect(answer.status).toBe(200);
    expectPagePolicy(answer);
  });

  test('without its slash is redirected to it, with what was asked', async () => {
    const answer = await send(server, '/articles/change-my-bitrix24-login?q=a%20b');
    expect([answer.status, answer.headers.location]).toEqual([
      308,
      '/articles/change-my-bitrix24-login/?q=a%20b',
    ]);
    expectSecurityHeaders(answer);
  });
});

const DECODERS: [string, (bytes: Buffer) => Buffer][] = [
  ['br', brotliDecompressSync],
  ['gzip', gunzipSync],
];

function withoutMoment({ headers }: Answer): Record<string, unknown> {
  return { ...headers, date: '', 'x-request-id': '' };
}

describe('what is made on demand', () => {
  test('pages are for one reader, and carry a policy of their own', async () => {
    const voter = newReader(server, 'headers');
    const cast = await voter.post('/api/votes', exampleVote());
    const { token } = voteAnswerOf(cast).vote;
    const pages: [string, number][] = [
      ['/support/', 200],
      ['/sign-in/', 200],
      ['/sign-in/confirm?token=x', 200],
      [`/feedback/${token}/`, 200],
      ['/support/new/', 303],
      ['/support/requests/', 303],
      ['/nowhere', 404],
      ['/articles/nowhere/', 404],
      ['/feedback/nobody/', 404],
      ['/problem/', 404],
    ];
    for (const [path, status] of pages) {
      for (const method of ['GET', 'HEAD']) {
        const answer = await send(server, path, { method });
        expect([method, path, answer.status]).toEqual([method, path, status]);
        expectSecurityHeaders(answer);
        expect([path, answer.headers['cache-control']]).toEqual([path, 'private, no-store']);
        if (status === 303 || method === 'HEAD') continue;
        expect([path, answer.headers['content-type']]).toEqual([path, 'text/html; charset=utf-8']);
        expectPagePolicy(answer);
        // Who is signed out sees the same support page as everybody.
        const isForAll = path === '/support/';
        expect([path, answer.text.includes('content="noindex"')]).toEqual([path, !isForAll]);
      }
    }
  });

  test('answers of the API may do nothing at all in a browser, and are kept by nobody', async () => {
    const asked: [string, string, number][] = [
      ['GET', '/api/openapi.json', 200],
      ['GET', '/healthz', 200],
      ['GET', '/readyz', 200],
      ['GET', '/api/nothing', 404],
      ['GET', '/api/votes', 405],
      ['POST', '/api/votes', 403],
    ];
    for (const [method, path, status] of asked) {
      const answer = await send(server, path, { method });
      expect([path, answer.status]).toEqual([path, status]);
      expectSecurityHeaders(answer);
      expect(answer.headers).toMatchObject({
        'cache-control': 'no-store',
        'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
        'content-type': status === 200 ? 'application/json' : 'application/problem+json',
      });
    }
  });

  test('each answer has a request id of its own, whatever the client calls it', async () => {
    const headers = { 'X-Request-Id': 'mine' };
    const answers = await Promise.all([1, 2, 3].map(() => send(server, '/', { headers })));
    const ids = new Set(answers.map((answer) => answer.headers['x-request-id']));
    expect([ids.size, ids.has('mine')]).toEqual([3, false]);
  });

  test('on https says so, and only there', async () => {
    expect((await send(server, '/')).headers['strict-transport-security']).toBeUndefined();
    const secure = await startTestServer({ env: { SITE_URL: 'https://help.example.com' } });
    for (const path of ['/', '/support/', '/healthz', '/nowhere']) {
      const { headers } = await send(secure, path);
      expect(headers['strict-transport-security']).toMatch(/^max-age=31536000/);
    }
    await secure.stop();
  });
});
