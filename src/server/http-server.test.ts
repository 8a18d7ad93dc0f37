import { once } from 'node:events';
import type { Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createHttpServer, PATIENCE } from './http-server.ts';

const QUICK = { headersMs: 100, requestMs: 200, checkMs: 20 };
const HEAD = 'POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\n';

let server: Server;
let bodies: string[];
beforeEach(async () => {
  bodies = [];
  server = createHttpServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('error', () => undefined);
    request.on('end', () => {
      bodies.push(body);
      response.end('done');
    });
  }, QUICK);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterEach(() => {
  server.close();
  server.closeAllConnections();
});

const port = () => (server.address() as AddressInfo).port;

/** Sends pieces with a pause after each; answers what came back until the server hung up, and when. */
async function drip(pieces: string[], pauseMs: number): Promise<{ answer: string; ms: number }> {
  const startedAt = performance.now();
  const socket = connect(port(), '127.0.0.1');
  let answer = '';
  socket.on('data', (chunk: Buffer) => (answer += chunk.toString()));
  // What it still sends when the server has hung up is answered by a reset.
  socket.on('error', () => undefined);
  const closed = new Promise((resolve) => socket.on('close', resolve));
  const rest = [...pieces];
  const next = () => socket.writable && socket.write(rest.shift() ?? '');
  next();
  const timer = setInterval(next, pauseMs);
  await closed;
  clearInterval(timer);
  return { answer, ms: performance.now() - startedAt };
}

describe('C10: who sends too slowly gets 408 and is hung up on', () => {
  test.each([
    ['nothing at all', [], QUICK.headersMs],
    ['its head letter by letter', Array.from(HEAD), QUICK.headersMs],
    ['its body letter by letter', [HEAD, ...Array.from('0123456789')], QUICK.requestMs],
    ['a part of its body and no more', [`${HEAD}012`], QUICK.requestMs],
  ])('%s', async (_, pieces, afterMs) => {
    const { answer, ms } = await drip(pieces, 50);
    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
    expect(ms).toBeGreaterThanOrEqual(afterMs - QUICK.checkMs);
    expect(bodies).toEqual([]);
  });

  test('and meanwhile others are answered', async () => {
    const slow = Array.from({ length: 50 }, () => drip([`${HEAD}0`], 50));
    const startedAt = performance.now();
    const answer = await fetch(`http://127.0.0.1:${port()}/`, { method: 'POST', body: 'quick' });
    expect([await answer.text(), bodies]).toEqual(['done', ['quick']]);
    expect(performance.now() - startedAt).toBeLessThan(QUICK.requestMs);
    await Promise.all(slow);
    expect(bodies).toEqual(['quick']);
  });

  test('within what is promised: 10 s for a head, 30 s for all, looked at every 2 s', () => {
    expect(PATIENCE).toEqual({ headersMs: 10_000, requestMs: 30_000, checkMs: 2_000 });
  });
});
