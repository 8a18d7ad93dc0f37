import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, request, type IncomingMessage, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync, brotliCompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { builtFiles } from './files.ts';
import { SEARCH_WORKER } from './headers.ts';

const PAGE_POLICY = "default-src 'self'";
const LOGIN_POLICY = "script-src 'sha256-login'";
const PAGE = '<!doctype html><title>Login</title>';

let folder: string;
let server: Server;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'waymark-'));
  const client = join(folder, 'client');
  const write = (path: string, text: string | Uint8Array) => {
    mkdirSync(dirname(join(client, path)), { recursive: true });
    writeFileSync(join(client, path), text);
  };
  write('index.html', 'home');
  write('articles/login/index.html', PAGE);
  write('articles/login/index.html.gz', gzipSync(PAGE));
  write('articles/login/index.html.br', brotliCompressSync(PAGE));
  write('articles/login.md', '# Login');
  write('articles/index.json', '[]');
  write('articles/gone.txt', 'taken away by the next build');
  write('_assets/app.abc123.js', 'app()');
  write('pagefind/pagefind-worker.js', 'worker()');
  write('pagefind/index/en.pf_index', 'words');
  write('pagefind/index/en_f1cbdc5.pf_index', 'words');
  write('pagefind/words/en-0051841b.txt', 'a 1');
  write('pagefind/words/en.json', '{}');
  write('.env', 'SECRET_KEY=x');
  writeFileSync(join(folder, 'manifest.json'), 'private');
  const policies = new Map([
    ['/', PAGE_POLICY],
    ['/articles/login/', LOGIN_POLICY],
  ]);
  const files = builtFiles(client, policies);
  server = createServer((incoming, outgoing) => {
    files.serve(incoming, outgoing, () => outgoing.writeHead(404).end('next'));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterAll(() => {
  server.close();
  server.closeAllConnections();
  rmSync(folder, { recursive: true });
});

const port = () => (server.address() as AddressInfo).port;

async function ask(path: string, headers: Record<string, string> = {}, method = 'GET') {
  const asked = request({ port: port(), host: '127.0.0.1', path, headers, method }).end();
  const [response] = (await once(asked, 'response')) as [IncomingMessage];
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk as Buffer);
  return {
    status: response.statusCode,
    headers: response.headers,
    body: Buffer.concat(chunks).toString('latin1'),
  };
}

describe('a page', () => {
  test('comes with its own policy and is asked for again', async () => {
    const { status, headers, body } = await ask('/articles/login/');
    expect({ status, body }).toEqual({ status: 200, body: PAGE });
    expect(headers).toMatchObject({
      'content-type': 'text/html;charset=utf-8',
      'content-security-policy': LOGIN_POLICY,
      'cache-control': 'no-cache',
      etag: expect.stringMatching(/./) as string,
    });
    expect(headers).not.toHaveProperty('cross-origin-resource-policy');
  });

  test.each([
    ['/', PAGE_POLICY],
    ['/index.html', PAGE_POLICY],
    ['/articles/login/index.html', LOGIN_POLICY],
    ['/articles/login/index', LOGIN_POLICY],
    ['/articles/login/?q=x', LOGIN_POLICY],
  ])('at %s has the policy %s', async (path, policy) => {
    const { status, headers } = await ask(path);
    expect(status).toBe(200);
    expect(headers['content-security-policy']).toBe(policy);
  });

  test('is not sent again to who has it', async () => {
    const { headers } = await ask('/articles/login/');
    const again = await ask('/articles/login/', { 'if-none-match': headers.etag ?? '' });
    expect(again).toMatchObject({ status: 304, body: '' });
  });

  test.each([
    ['br, gzip', 'br'],
    ['gzip', 'gzip'],
    ['identity', undefined],
  ])('to who accepts %s comes as %s', async (accepted, encoding) => {
    const { headers } = await ask('/articles/login/', { 'accept-encoding': accepted });
    expect(headers['content-encoding']).toBe(encoding);
    expect(headers['content-type']).toBe('text/html;charset=utf-8');
    expect(headers['content-security-policy']).toBe(LOGIN_POLICY);
  });

  test.each([
    ['/articles/login', '/articles/login/'],
    ['/articles/login?q=a%20b&c', '/articles/login/?q=a%20b&c'],
  ])('asked for without its slash, %s, moves to %s', async (path, location) => {
    const { status, headers } = await ask(path);
    expect(status).toBe(308);
    expect(headers.location).toBe(location);
  });

  test.each([['bytes=0-1'], ['bytes=5-2'], ['bytes=-'], ['pages=1']])(
    'answers the range %s whole',
    async (range) => {
      expect(await ask('/articles/login/', { range })).toMatchObject({ status: 200, body: PAGE });
    },
  );

  test('answers HEAD without a body', async () => {
    const { status, headers, body } = await ask('/articles/login/', {}, 'HEAD');
    expect({ status, body, length: headers['content-length'] }).toEqual({
      status: 200,
      body: '',
      length: String(PAGE.length),
    });
  });
});

describe('another file', () => {
  test('with a hash in its name is kept for ever', async () => {
    const { headers } = await ask('/_assets/app.abc123.js');
    expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(headers['cross-origin-resource-policy']).toBe('same-origin');
  });

  test.each([
    ['/pagefind/index/en_f1cbdc5.pf_index', /immutable/],
    ['/pagefind/words/en-0051841b.txt', /immutable/],
    ['/pagefind/words/en.json', /^no-cache$/],
    ['/pagefind/pagefind-worker.js', /^no-cache$/],
  ])('%s of the search index is kept: %s', async (path, kept) => {
    expect((await ask(path)).headers['cache-control']).toMatch(kept);
  });

  test('without one is asked for again', async () => {
    expect((await ask('/articles/index.json')).headers['cache-control']).toBe('no-cache');
  });

  test('has no policy of its own, but for the search worker', async () => {
    const { headers } = await ask(SEARCH_WORKER.path);
    expect(headers['content-security-policy']).toBe(SEARCH_WORKER.policy);
    const other = await ask('/_assets/app.abc123.js');
    expect(other.headers).not.toHaveProperty('content-security-policy');
  });

  test('that is an article as Markdown says so, and names its page', async () => {
    const { headers, body } = await ask('/articles/login.md');
    expect(body).toBe('# Login');
    expect(headers).toMatchObject({
      'content-type': 'text/markdown; charset=utf-8',
      link: '</articles/login/>; rel="canonical"',
      'cache-control': 'no-cache',
    });
  });

  test('of the search index has a type', async () => {
    const { headers } = await ask('/pagefind/index/en.pf_index');
    expect(headers['content-type']).toBe('application/octet-stream');
  });
});

describe('not served is', () => {
  test.each([
    '/nothing',
    '/nothing/',
    '/.env',
    '/%2eenv',
    '/../manifest.json',
    '/..%2fmanifest.json',
    '/%2e%2e/manifest.json',
    '/articles/..%5c..%5cmanifest.json',
    '/articles/login/%00',
    '/%',
    '//evil.example/articles/login',
  ])('%s', async (path) => {
    // Raw, because a client would tidy the path.
    const socket = connect(port(), '127.0.0.1');
    socket.write(`GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
    let answer = '';
    for await (const chunk of socket) answer += String(chunk);
    expect(answer).toMatch(/^HTTP\/1\.1 404 /);
    expect(answer).toMatch(/next$/m);
    expect(answer).not.toMatch(/private|SECRET_KEY/);
  });
});

test('a file that a new build took away ends its answer, and the server goes on', async () => {
  rmSync(join(folder, 'client/articles/gone.txt'));
  await expect(ask('/articles/gone.txt')).rejects.toThrow(/aborted|hang up|ECONNRESET/);
  expect((await ask('/')).status).toBe(200);
});
