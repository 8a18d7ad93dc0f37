import { statSync, writeFileSync } from 'node:fs';
import { createConnection } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { askControl, serveControl, type ControlHandlers } from '../../src/server/control.ts';
import { makeFixture, removeFixture, type Fixture } from './db-fixture.ts';

let fixture: Fixture;
let control: Awaited<ReturnType<typeof serveControl>> | undefined;

beforeEach(() => {
  fixture = makeFixture();
});

afterEach(async () => {
  await control?.close();
  control = undefined;
  removeFixture(fixture);
});

async function serve(handlers: ControlHandlers): Promise<void> {
  control = await serveControl({ dataDir: fixture.dir, handlers });
}

const ask = (command: string, more = {}) => askControl(fixture.dir, { command, ...more });

test('a command is answered with its result or with the reason it failed', async () => {
  await serve({
    echo: ({ text }) => Promise.resolve(text),
    fail: () => Promise.reject(new Error('no room')),
  });
  expect(await ask('echo', { text: 'ä\n"' })).toEqual({ ok: true, result: 'ä\n"' });
  expect(await ask('fail')).toEqual({ ok: false, message: 'no room' });
  for (const unknown of ['nothing', 'toString', '__proto__']) {
    expect(await ask(unknown)).toEqual({
      ok: false,
      message: `The running server knows no command ${unknown}.`,
    });
  }
});

test('only the owner may use the socket', async () => {
  await serve({});
  expect(statSync(join(fixture.dir, 'control.sock')).mode & 0o777).toBe(0o600);
});

test('no server, or a socket file that a killed one left: nobody answers', async () => {
  expect(await ask('echo')).toBeUndefined();
  writeFileSync(join(fixture.dir, 'control.sock'), '');
  expect(await ask('echo')).toBeUndefined();
  await serve({ echo: () => Promise.resolve('new') });
  expect(await ask('echo')).toEqual({ ok: true, result: 'new' });
});

test('a peer that talks nonsense, leaves or never ends its line does no harm', async () => {
  await serve({ echo: () => Promise.resolve('still here') });
  for (const words of ['not json\n', 'null\n', '{"command":', 'x'.repeat(100_000)]) {
    const socket = createConnection(join(fixture.dir, 'control.sock'));
    socket.on('error', () => undefined);
    socket.write(words);
    await new Promise((resolve) => setTimeout(resolve, 50));
    socket.destroy();
  }
  expect(await ask('echo')).toEqual({ ok: true, result: 'still here' });
});

test('whoever waits while the server closes is told', async () => {
  await serve({ wait: () => new Promise(() => undefined) });
  const waiting = expect(ask('wait')).rejects.toThrow('ended before it answered');
  await new Promise((resolve) => setTimeout(resolve, 100));
  await control?.close();
  await waiting;
});
