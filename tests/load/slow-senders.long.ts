import { connect, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { NO_LIMITS } from '../support/examples.ts';
import { startTestServer } from '../support/server.ts';
import { voteAsStranger } from '../support/votes.ts';

const SLOW = 1000;
const VOTES = 200;

/** Begins a vote and sends a letter a second; answers what comes back until it is hung up on. */
function sendSlowly(url: string): { socket: Socket; ended: Promise<string> } {
  const { port, host } = new URL(url);
  const socket = connect(Number(port), '127.0.0.1');
  let answer = '';
  socket.on('data', (chunk: Buffer) => (answer += chunk.toString()));
  socket.on('error', () => undefined);
  socket.write(`POST /api/votes HTTP/1.1\r\nHost: ${host}\r\n`);
  const timer = setInterval(() => socket.writable && socket.write('X'), 1000);
  const ended = new Promise<string>((resolve) => {
    socket.on('close', () => {
      clearInterval(timer);
      resolve(answer);
    });
  });
  return { socket, ended };
}

test('C10: a thousand who send a letter a second are hung up on, and nobody waits for them', async () => {
  const server = await startTestServer({ env: { LIMITS: NO_LIMITS } });
  const startedAt = performance.now();
  const slow = Array.from({ length: SLOW }, () => sendSlowly(server.url));
  await wait(1000);
  const times: number[] = [];
  for (let n = 0; n < VOTES; n++) {
    const sentAt = performance.now();
    expect((await voteAsStranger(server.url)).status).toBe(201);
    times.push(performance.now() - sentAt);
  }
  expect(times.sort((a, b) => a - b)[Math.floor(VOTES * 0.99)]).toBeLessThan(200);
  const answers = await Promise.all(slow.map(({ ended }) => ended));
  expect(performance.now() - startedAt).toBeLessThan(20_000);
  expect(answers.filter((answer) => !answer.startsWith('HTTP/1.1 408 '))).toEqual([]);
  expect(server.rows('select count(*) as n from votes')).toEqual([{ n: VOTES }]);
  expect(await server.stop()).toBe(0);
});
