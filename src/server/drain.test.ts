import {
  Agent,
  createServer,
  get,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { drain } from './drain.ts';

const DEADLINE_MS = 10_000;

let server: Server;
let agent: Agent;
let waiting: ServerResponse[];

beforeEach(async () => {
  waiting = [];
  agent = new Agent({ keepAlive: true });
  server = createServer((request, response) => {
    if (request.url === '/slow') waiting.push(response);
    else response.end('at once');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterEach(() => {
  agent.destroy();
  server.closeAllConnections();
});

async function ask(path: string): Promise<string> {
  const { port } = server.address() as AddressInfo;
  const request = get({ port, host: '127.0.0.1', path, agent });
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  let text = '';
  for await (const chunk of response.setEncoding('utf8')) text += String(chunk);
  return text;
}

/** A request that is under way in the server. */
async function underWay(): Promise<{ answer: Promise<string>; end: () => void }> {
  const answer = ask('/slow');
  while (waiting.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  return { answer, end: () => waiting.pop()?.end('at last') };
}

test('a server nobody asks anything stops at once', async () => {
  await drain(server, DEADLINE_MS);
  expect(server.listening).toBe(false);
});

test('a connection kept for later does not hold it up', async () => {
  expect(await ask('/')).toBe('at once');
  const startedAt = performance.now();
  await drain(server, DEADLINE_MS);
  expect(performance.now() - startedAt).toBeLessThan(DEADLINE_MS / 2);
});

test('a request under way gets its answer, and only then it is over', async () => {
  const { answer, end } = await underWay();
  let isOver = false;
  const drained = drain(server, DEADLINE_MS).then(() => (isOver = true));
  await new Promise((resolve) => setTimeout(resolve, 150));
  expect(isOver).toBe(false);
  end();
  expect(await answer).toBe('at last');
  const startedAt = performance.now();
  await drained;
  expect(performance.now() - startedAt).toBeLessThan(DEADLINE_MS / 2);
});

test('no new connection is taken meanwhile', async () => {
  const { answer, end } = await underWay();
  const { port } = server.address() as AddressInfo;
  const drained = drain(server, DEADLINE_MS);
  await expect(fetch(`http://127.0.0.1:${port}/`)).rejects.toThrow();
  end();
  await Promise.all([answer, drained]);
});

test('what is not over by the deadline is cut', async () => {
  const { answer } = await underWay();
  const broken = expect(answer).rejects.toThrow('socket hang up');
  await drain(server, 50);
  await broken;
});
