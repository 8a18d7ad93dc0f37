import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exampleRequest, exampleVote, NO_LIMITS } from '../support/examples.ts';
import { send, sendRaw, statusOf, type Answer } from '../support/http.ts';
import { signIn } from '../support/people.ts';
import { encodeForm, newReader } from '../support/reader.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

/** Bodies as nobody's form sends them, and the order in which they are refused. */
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ env: { LIMITS: NO_LIMITS } });
});
afterAll(async () => {
  await server.stop();
});

const JSON_TYPE = 'application/json';
const FORM_TYPE = 'application/x-www-form-urlencoded';
const VOTE_BYTES = 8 * 1024;

function postBytes(path: string, type: string | undefined, body: string | Buffer): Promise<Answer> {
  const headers = { Origin: server.url, ...(type !== undefined && { 'Content-Type': type }) };
  return send(server, path, { method: 'POST', headers, body });
}

function votes(): number {
  return server.rows<{ n: number }>('select count(*) as n from votes')[0]?.n ?? -1;
}

/** A vote as JSON of exactly so many bytes. */
function voteOf(bytes: number): string {
  return JSON.stringify(exampleVote()).padEnd(bytes, ' ');
}

function head(path: string, ...headers: string[]): string {
  const { host } = new URL(server.url);
  const own = [`Host: ${host}`, `Origin: ${server.url}`, `Content-Type: ${JSON_TYPE}`];
  return [`POST ${path} HTTP/1.1`, ...own, ...headers, '', ''].join('\r\n');
}

function chunk(text: string): string {
  return `${Buffer.byteLength(text).toString(16)}\r\n${text}\r\n`;
}

describe('C3: a body over the limit is 413, and the connection is cut when it goes on', () => {
  test('by its length, before any of it was sent', async () => {
    const before = votes();
    const received = await sendRaw(server, head('/api/votes', `Content-Length: ${VOTE_BYTES + 1}`));
    expect(statusOf(received)).toBe(413);
    expect(received).toContain('"code":"too-large"');
    expect(votes()).toBe(before);
  });

  test('when it comes in chunks without a length, and never ends', async () => {
    const before = votes();
    const received = await sendRaw(
      server,
      head('/api/votes', 'Transfer-Encoding: chunked'),
      chunk(voteOf(VOTE_BYTES)),
      chunk('x'),
    );
    expect(statusOf(received)).toBe(413);
    expect(received).toContain('"code":"too-large"');
    expect(votes()).toBe(before);
  });

  test('reaches also whoever sends all of it before listening', async () => {
    for (const megabytes of [1, 4]) {
      const body = 'x'.repeat(megabytes * 1024 * 1024);
      const answer = await postBytes('/api/votes', JSON_TYPE, body);
      // `send` asked for the connection to be closed; closing it now would reset it.
      expect([answer.status, answer.headers.connection]).toEqual([413, 'keep-alive']);
      const headers = { Origin: server.url, 'Content-Type': FORM_TYPE, Accept: 'text/html' };
      const page = await send(server, '/api/votes', { method: 'POST', headers, body });
      expect([page.status, page.text.includes('That is too much at once')]).toEqual([413, true]);
    }
  });

  test('on the page of a form too', async () => {
    const headers = { Origin: server.url, 'Content-Type': FORM_TYPE, Accept: 'text/html' };
    const body = encodeForm(exampleVote({ comment: 'x'.repeat(9000) }));
    const answer = await send(server, '/api/votes', { method: 'POST', headers, body });
    expect([answer.status, answer.headers['content-type']]).toEqual([
      413,
      'text/html; charset=utf-8',
    ]);
    expect(answer.text).toContain('That is too much at once');
  });

  test.each([
    ['/api/votes', VOTE_BYTES],
    ['/api/votes/nobody', 32 * 1024],
    ['/api/searches', 4096],
    ['/api/sign-in', 4096],
    ['/api/sign-in/confirm', 4096],
    ['/api/sign-in/code', 4096],
    ['/api/sign-out', 4096],
    ['/api/requests', 256 * 1024],
    ['/api/watches/confirm', 2048],
    ['/api/watches/unsubscribe', 2048],
  ])('%s takes %i bytes and not one more', async (path, limit) => {
    expect((await postBytes(path, JSON_TYPE, '{}'.padEnd(limit, ' '))).status).not.toBe(413);
    expect((await postBytes(path, JSON_TYPE, '{}'.padEnd(limit + 1, ' '))).status).toBe(413);
  });

  test('and at the limit it is a vote, with a length and in chunks', async () => {
    const before = votes();
    expect((await postBytes('/api/votes', JSON_TYPE, voteOf(VOTE_BYTES))).status).toBe(201);
    const body = voteOf(VOTE_BYTES);
    const received = await sendRaw(
      server,
      head('/api/votes', 'Transfer-Encoding: chunked', 'User-Agent: chunked', 'Connection: close'),
      ...[body.slice(0, 50), body.slice(50)].map(chunk),
      '0\r\n\r\n',
    );
    expect(statusOf(received)).toBe(201);
    expect(votes()).toBe(before + 2);
  });

  test('C4: two lengths, or a length and chunks: 400, so that nothing can hide behind them', async () => {
    const before = votes();
    const body = voteOf(300);
    for (const headers of [
      ['Content-Length: 300', 'Content-Length: 10'],
      ['Content-Length: 300', 'Transfer-Encoding: chunked'],
      ['Content-Length: -1'],
      ['Content-Length: 3e2'],
    ]) {
      expect(statusOf(await sendRaw(server, head('/api/votes', ...headers), body))).toBe(400);
    }
    expect(votes()).toBe(before);
  });

  test('C4: a body that breaks off writes nothing and hurts nobody', async () => {
    const before = votes();
    const broken = head('/api/votes', 'Content-Length: 300') + voteOf(300).slice(0, 200);
    await breakOff(broken);
    await breakOff(head('/api/votes', 'Transfer-Encoding: chunked') + chunk(voteOf(300)));
    expect((await postBytes('/api/votes', JSON_TYPE, voteOf(300))).status).toBeLessThan(300);
    expect(votes() - before).toBeLessThanOrEqual(1);
    expect(server.log()).not.toContain('request failed');
  });
});

/** Sends the beginning of a request and leaves. */
async function breakOff(beginning: string): Promise<void> {
  const { connect } = await import('node:net');
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
  await new Promise<void>((resolve) => socket.end(beginning, 'latin1', () => resolve()));
  socket.destroy();
}

test.each([
  'application/json; charset=utf-8',
  'APPLICATION/JSON',
  'application/json;charset="UTF-8"',
])('C2: %s is the type it should be', async (type) => {
  expect((await postBytes('/api/votes', type, voteOf(300))).status).toBeLessThan(300);
});

describe('of two faults the one that CONTRACTS names first decides', () => {
  const FOREIGN = { Origin: 'https://evil.example' };
  const TOO_LARGE = 'x'.repeat(300 * 1024);

  async function status(
    path: string,
    fault: { method?: string; headers?: Record<string, string>; type?: string; body?: string },
  ) {
    const { method = 'POST', headers = {}, type = JSON_TYPE, body = '{}' } = fault;
    const own = { Origin: server.url, 'Content-Type': type };
    return (await send(server, path, { method, headers: { ...own, ...headers }, body })).status;
  }

  test('405 before 403, 403 before 413, 413 before 415, 415 before 401, 401 before 400', async () => {
    expect(await status('/api/requests', { method: 'PUT', headers: FOREIGN })).toBe(405);
    expect(await status('/api/requests', { headers: FOREIGN, body: TOO_LARGE })).toBe(403);
    expect(await status('/api/requests', { type: 'text/plain', body: TOO_LARGE })).toBe(413);
    expect(await status('/api/requests', { type: 'text/plain' })).toBe(415);
    expect(await status('/api/requests', { body: '{' })).toBe(401);
    expect(await status('/api/requests', { body: '{}' })).toBe(401);
  });

  test('403 for the plan before 400 and 422', async () => {
    const free = newReader(server, 'order');
    await signIn(server, free, 'order@example.com');
    const cookie = [...free.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    for (const body of ['{', '{}', JSON.stringify(exampleRequest({ article: 'nothing' }))]) {
      expect(await status('/api/requests', { headers: { Cookie: cookie }, body })).toBe(403);
    }
  });

  test('400 before 422 before 404', async () => {
    const wrong = JSON.stringify(exampleVote({ article: 'nothing', value: 'x' }));
    expect(await status('/api/votes', { body: wrong.slice(1) })).toBe(400);
    expect(await status('/api/votes', { body: wrong })).toBe(422);
    expect(await status('/api/votes', { body: wrong.replace('"x"', '"up"') })).toBe(404);
    expect(await status('/api/votes/nobody', { body: '{"value":"x"}' })).toBe(422);
    expect(await status('/api/votes/nobody', { body: '{"value":"up"}' })).toBe(404);
  });
});
