import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { exampleVote, NO_LIMITS, voteAnswerOf } from '../support/examples.ts';
import { statusOf } from '../support/http.ts';
import { newReader } from '../support/reader.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

/** SIGTERM: what is under way is answered, what was acknowledged is stored, and the process ends well. */
const STOPS_WITHIN_MS = 10_000;

let server: TestServer;
let dataDir: string;
beforeEach(async () => {
  // A folder of our own, so that the rows can be counted after the process is gone.
  dataDir = mkdtempSync(join(tmpdir(), 'waymark-stop-'));
  server = await startTestServer({ dataDir, env: { LIMITS: NO_LIMITS } });
});
afterEach(async () => {
  await server.stop('SIGKILL');
  rmSync(dataDir, { recursive: true, force: true });
});

/** A vote whose headers the server has read, and whose body it still waits for. */
async function beginVote(): Promise<{ socket: Socket; body: string; received: () => string }> {
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
  let received = '';
  socket.on('data', (chunk: Buffer) => (received += chunk.toString()));
  const body = JSON.stringify(exampleVote());
  const headers = [
    'POST /api/votes HTTP/1.1',
    `Host: ${new URL(server.url).host}`,
    `Origin: ${server.url}`,
    'Content-Type: application/json',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'User-Agent: under-way',
    'Expect: 100-continue',
  ];
  socket.write(`${headers.join('\r\n')}\r\n\r\n`);
  await expect.poll(() => received, { timeout: 5000 }).toContain('100 Continue');
  received = '';
  return { socket, body, received: () => received };
}

async function isRefused(): Promise<boolean> {
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
  try {
    await once(socket, 'connect');
    return false;
  } catch {
    return true;
  } finally {
    socket.destroy();
  }
}

test('a vote under way is answered and stored, new readers are not let in, exit 0', async () => {
  const [idle, { socket, body, received }] = [await keepAlive(), await beginVote()];
  const exited = server.stop('SIGTERM');
  const startedAt = performance.now();
  await expect.poll(isRefused, { timeout: 5000 }).toBe(true);
  expect(server.process.exitCode).toBeNull();
  socket.write(body);
  expect(await exited).toBe(0);
  expect(performance.now() - startedAt).toBeLessThan(STOPS_WITHIN_MS);
  expect(statusOf(received())).toBe(201);
  expect(server.rows('select id from votes')).toHaveLength(1);
  expect(idle.destroyed || idle.readableEnded).toBe(true);
});

/** A connection that had its answer and waits for a next question. */
async function keepAlive(): Promise<Socket> {
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
  socket.write(`GET /healthz HTTP/1.1\r\nHost: ${new URL(server.url).host}\r\n\r\n`);
  await once(socket, 'data');
  socket.resume();
  return socket;
}

test('under load: every acknowledged vote is stored, exit 0 in time, and the log ends without an error', async () => {
  const acknowledged: string[] = [];
  let isOver = false;
  const readers = Array.from({ length: 20 }, async (_, reader) => {
    for (let n = 0; !isOver; n++) {
      const answer = await newReader(server, `load/${reader}/${n}`)
        .post('/api/votes', exampleVote())
        .catch(() => undefined);
      if (answer?.status === 201) acknowledged.push(voteAnswerOf(answer).vote.id);
    }
  });
  await expect.poll(() => acknowledged.length, { timeout: 20_000 }).toBeGreaterThan(100);
  const startedAt = performance.now();
  const code = await server.stop('SIGTERM');
  const took = performance.now() - startedAt;
  isOver = true;
  await Promise.all(readers);
  expect(code).toBe(0);
  expect(took).toBeLessThan(STOPS_WITHIN_MS);
  // Closed, not only gone: everything stands in the one file that a backup would copy.
  expect(statSync(join(dataDir, 'waymark.db-wal'), { throwIfNoEntry: false })?.size ?? 0).toBe(0);
  const stored = new Set(server.rows<{ id: string }>('select id from votes').map(({ id }) => id));
  expect(acknowledged.filter((id) => !stored.has(id))).toEqual([]);
  expect(server.log()).not.toMatch(/"level":(50|60)/);
});

test('a body that never comes does not keep it: cut within the deadline, exit 0', async () => {
  await beginVote();
  const startedAt = performance.now();
  expect(await server.stop('SIGTERM')).toBe(0);
  expect(performance.now() - startedAt).toBeLessThan(STOPS_WITHIN_MS);
});
