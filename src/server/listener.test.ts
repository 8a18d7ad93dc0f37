import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { securityHeaders } from './headers.ts';
import { API_PATH, createListener, type PageHandler } from './listener.ts';

const LOCALS = { parts: 'of the house' };
const HEADERS = securityHeaders(true, []);

let server: Server;
let draining: boolean;
let read: string[];
let seen: { url: string | undefined; locals: object }[];

/** Knows one page made on demand, and the page for all that is missing. */
const pages: PageHandler = (request, response, next, locals) => {
  seen.push({ url: request.url, locals });
  if (request.url === '/support/') response.end('page');
  else if (request.url === '/404') response.writeHead(404).end('missing page');
  else next();
};

beforeEach(async () => {
  draining = false;
  seen = [];
  read = [];
  const api = new Hono<{ Bindings: HttpBindings }>();
  api.all('*', (c) => c.text(`api ${c.req.method} ${c.req.path}`));
  const listener = createListener({
    api,
    pages,
    files: {
      serve(request, response, next) {
        if (request.url?.startsWith('/file')) response.end('file');
        else if (request.url === '/slow/') response.write('most of it');
        else next();
      },
    },
    headers: HEADERS,
    locals: LOCALS,
    movedTo: (address) => (address.startsWith('/old/') ? { to: '/new/', status: 301 } : undefined),
    noteRead: (address, { accept }) => void read.push(`${address} ${accept}`),
    isDraining: () => draining,
  });
  server = createServer(listener);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterEach(() => {
  server.close();
  server.closeAllConnections();
});

const port = () => (server.address() as AddressInfo).port;

async function ask(path: string, method = 'GET') {
  const response = await fetch(`http://127.0.0.1:${port()}${path}`, { method });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

/** The whole answer to a request written by hand. */
async function raw(text: string): Promise<string> {
  const socket = connect(port(), '127.0.0.1');
  socket.write(text);
  let answer = '';
  for await (const chunk of socket) answer += String(chunk);
  return answer;
}

test.each([
  ['/api/votes', true],
  ['/api//votes', true],
  ['/api', false],
  ['/api/', false],
  ['/api?x=1', false],
  ['/api/?x=1', false],
  ['/sso', true],
  ['/healthz', true],
  ['/readyz?verbose', true],
  ['/metrics', true],
  ['/apis/', false],
  ['/api-docs', false],
  ['/healthz2', false],
  ['/articles/api/', false],
  ['/', false],
])('the API answers %s: %s', (path, expected) => {
  expect(API_PATH.test(path)).toBe(expected);
});

describe('a request goes to', () => {
  test.each([
    ['the API', '/api/votes', 200, 'api GET /api/votes'],
    ['a file', '/file.css', 200, 'file'],
    ['a page, with the parts of the house', '/support/', 200, 'page'],
    ['the page that helps on, when there is nothing', '/nothing/', 404, 'missing page'],
  ])('%s', async (_what, path, status, text) => {
    expect(await ask(path)).toMatchObject({ status, text });
    expect(seen[0]?.locals ?? LOCALS).toBe(LOCALS);
  });

  test('that page, which hears what was asked for', async () => {
    await ask('/nothing/?q=1');
    expect(seen.at(-1)).toEqual({ url: '/404', locals: { ...LOCALS, missing: '/nothing/?q=1' } });
  });

  test('where it moved to, unless there is a file', async () => {
    const moved = await fetch(`http://127.0.0.1:${port()}/old/`, { redirect: 'manual' });
    expect(moved.status).toBe(301);
    expect(moved.headers.get('location')).toBe('/new/');
    expect(seen).toEqual([]);
    expect(await ask('/file/old/')).toMatchObject({ status: 200, text: 'file' });
  });

  test.each(['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])(
    'the API alone with %s',
    async (method) => {
      expect(await ask('/api/votes', method)).toMatchObject({ text: `api ${method} /api/votes` });
      const refused = await ask('/support/', method);
      expect(refused.status).toBe(405);
      expect(refused.headers.get('allow')).toBe('GET, HEAD');
      expect(seen).toEqual([]);
    },
  );
});

describe('every answer', () => {
  test.each([
    ['/api/votes', 'GET'],
    ['/file.css', 'GET'],
    ['/support/', 'GET'],
    ['/nothing/', 'GET'],
    ['/support/', 'POST'],
  ])('of %s to %s has all security headers and a number of its own', async (path, method) => {
    const { headers } = await ask(path, method);
    for (const [name, value] of Object.entries(HEADERS)) expect(headers.get(name)).toBe(value);
    const id = headers.get('x-request-id');
    expect(id).toMatch(/^[\da-f-]{36}$/);
    expect((await ask(path, method)).headers.get('x-request-id')).not.toBe(id);
  });

  test.each([
    ['/support/', 'private, no-store'],
    ['/nothing/', 'private, no-store'],
    ['/file.css', null],
  ])('of %s is kept by others as %j says', async (path, cacheControl) => {
    expect((await ask(path)).headers.get('cache-control')).toBe(cacheControl);
  });

  test('ends the connection while the server is stopping, and only then', async () => {
    const text = 'GET /file.css HTTP/1.1\r\nHost: localhost\r\n\r\n';
    draining = true;
    expect(await raw(text)).toMatch(/^connection: close\r$/im);
    draining = false;
    expect(await raw(text.replace('\r\n\r\n', '\r\nX: y\r\nConnection: close\r\n\r\n'))).toContain(
      'file',
    );
    expect((await ask('/file.css')).headers.get('connection')).not.toBe('close');
  });
});

describe('a page that was shown is noted', () => {
  test('by the address that was asked for', async () => {
    await ask('/file/');
    await ask('/file/?q=1');
    expect(read).toEqual(['/file/ */*', '/file/?q=1 */*']);
  });

  test('before its end, which may never come', async () => {
    const socket = connect(port(), '127.0.0.1');
    socket.write('GET /slow/ HTTP/1.1\r\nHost: localhost\r\nAccept: a\r\n\r\n');
    await once(socket, 'data');
    expect(read).toEqual(['/slow/ a']);
    socket.destroy();
  });

  test.each([
    ['/nothing/', 'GET'],
    ['/file/', 'HEAD'],
    ['/file/', 'POST'],
    ['/api/votes', 'GET'],
  ])('%s by %s is none', async (path, method) => {
    await ask(path, method);
    expect(read).toEqual([]);
  });
});

test.each(['', 'a b', 'ex ample:80', 'example.com:99999', '[::1'])(
  'a host such as %j is refused before anything looks at it',
  async (host) => {
    const answer = await raw(`GET /api/votes HTTP/1.1\r\nHost: ${host}\r\n\r\n`);
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect(answer).not.toContain('api GET');
  },
);
