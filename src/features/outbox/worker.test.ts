import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { DAY_MS, later } from '#core/clock.ts';
import { makeUuid } from '#core/ids.ts';
import { MAX_ATTEMPTS } from './backoff.ts';
import { mailRow, type Mail } from './mail.ts';
import type { OutgoingMail } from './mail-transport.ts';
import { createSeal } from './seal.ts';
import { forgetDeadMail } from './store.ts';
import { outbox, type OutboxRow } from './table.ts';
import { openTestDatabase, type TestDatabase } from './test-database.ts';
import { startOutbox, type Outbox, type OutboxParts } from './worker.ts';

const seal = createSeal('a secret of the test, long enough');
const mail: Mail = { to: 'ana@example.com', subject: 'Hello', text: 'Hello.', locale: 'en' };

let database: TestDatabase;
let now: Date;
let sent: OutgoingMail[];
let started: Outbox[];
const logged = { warn: vi.fn(), error: vi.fn() };

beforeEach(async () => {
  database = await openTestDatabase();
  now = new Date('2026-03-01T10:00:00.000Z');
  sent = [];
  started = [];
  vi.resetAllMocks();
});

afterEach(async () => {
  await Promise.all(started.map((worker) => worker.stop()));
  await database.close();
});

function start(parts: Partial<OutboxParts> = {}): Outbox {
  const worker = startOutbox({
    db: database.db,
    transport: { send: (outgoing) => Promise.resolve(void sent.push(outgoing)) },
    seal,
    clock: () => now,
    log: logged,
    intervalMs: 10,
    random: () => 0.5,
    ...parts,
  });
  started.push(worker);
  return worker;
}

async function enqueue(change: Partial<Mail> = {}): Promise<string> {
  const row = mailRow({ ...mail, ...change }, { clock: () => now, makeId: makeUuid });
  await database.db.insert(outbox).values(row);
  return row.id;
}

async function rows(): Promise<OutboxRow[]> {
  return database.db.select().from(outbox).orderBy(outbox.id);
}

function failing(error: Error): OutboxParts['transport'] {
  return { send: () => Promise.reject(error) };
}

test('a due row is delivered once, and its payload forgotten', async () => {
  const id = await enqueue();
  start();
  await vi.waitFor(async () => {
    expect(await rows()).toMatchObject([
      { id, state: 'delivered', attempts: 1, payload: '{}', deliveredAt: now.toISOString() },
    ]);
  });
  expect(await rows()).toMatchObject([{ destination: '' }]);
  await sleep(50);
  expect(sent).toEqual([{ id, writtenAt: now, mail }]);
});

test('kick delivers without waiting for the interval', async () => {
  const worker = start({ intervalMs: 1_000_000 });
  await sleep(20);
  await enqueue();
  worker.kick();
  await vi.waitFor(() => expect(sent).toHaveLength(1));
});

test('a kick while the outbox was just finding nothing is not lost', async () => {
  let looks = 0;
  const kickDuringFirstLook = async () => {
    await enqueue();
    worker.kick();
    return [];
  };
  const db = new Proxy(database.db, {
    get(target, property, receiver) {
      if (property !== 'select' || looks++ > 0)
        return Reflect.get(target, property, receiver) as unknown;
      const query = {
        from: () => query,
        where: () => query,
        orderBy: () => query,
        limit: kickDuringFirstLook,
      };
      return () => query;
    },
  });
  const worker = start({ db, intervalMs: 1_000_000 });
  await vi.waitFor(() => expect(sent).toHaveLength(1));
});

test('a failure waits for its backoff, then succeeds under the same id', async () => {
  const id = await enqueue();
  const worker = start({
    transport: {
      send(outgoing) {
        sent.push(outgoing);
        const refused = Object.assign(new Error('connect refused'), { code: 'ESOCKET' });
        return sent.length === 1 ? Promise.reject(refused) : Promise.resolve();
      },
    },
  });
  await vi.waitFor(async () => {
    expect(await rows()).toMatchObject([
      {
        state: 'due',
        attempts: 1,
        nextAttemptAt: '2026-03-01T10:00:02.500Z',
        lastError: 'ESOCKET: connect refused',
      },
    ]);
  });
  await sleep(50);
  expect(sent).toHaveLength(1);
  now = new Date('2026-03-01T10:00:02.500Z');
  worker.kick();
  await vi.waitFor(async () => {
    expect(await rows()).toMatchObject([{ state: 'delivered', attempts: 2, lastError: null }]);
  });
  expect(sent.map((outgoing) => outgoing.id)).toEqual([id, id]);
});

test('one failing row holds up no other', async () => {
  const refused = await enqueue({ to: 'lost@example.com' });
  const fine = await enqueue();
  start({
    transport: {
      send: ({ mail: { to } }) =>
        to === mail.to ? Promise.resolve() : Promise.reject(new Error('no')),
    },
  });
  await vi.waitFor(async () => {
    expect(await rows()).toMatchObject([
      { id: refused, state: 'due' },
      { id: fine, state: 'delivered' },
    ]);
  });
});

test('a refusal for good is dead at once, and keeps its payload and reason', async () => {
  await enqueue();
  start({
    transport: failing(
      Object.assign(new Error('550 nobody'), { code: 'EENVELOPE', permanent: true }),
    ),
  });
  await vi.waitFor(async () => {
    const [row] = await rows();
    expect(row).toMatchObject({ state: 'dead', attempts: 1, lastError: 'EENVELOPE: 550 nobody' });
    expect(row?.payload).toContain('Hello.');
  });
});

test('a row is dead after its last attempt', async () => {
  await enqueue();
  await database.db.update(outbox).set({ attempts: MAX_ATTEMPTS - 1 });
  start({ transport: failing(new Error('no')) });
  await vi.waitFor(async () => {
    expect(await rows()).toMatchObject([{ state: 'dead', attempts: MAX_ATTEMPTS }]);
  });
  expect(logged.warn).toHaveBeenCalledExactlyOnceWith(expect.anything(), 'delivery given up');
});

test('what nobody waits for any more is not sent', async () => {
  await enqueue({ notAfter: '2026-03-01T09:59:59.000Z' });
  start();
  await vi.waitFor(async () => expect(await rows()).toMatchObject([{ state: 'dead' }]));
  expect(sent).toEqual([]);
});

test('a row that cannot be read is dead or retried, never a crash', async () => {
  await enqueue();
  await database.db.update(outbox).set({ payload: 'not json' });
  start();
  await vi.waitFor(async () => {
    expect(await rows()).toMatchObject([{ state: 'due', attempts: 1 }]);
  });
});

test('the reason of a refusal names no person', async () => {
  await enqueue();
  start({ transport: failing(new Error('550 5.1.1 <ana@example.com>: user unknown')) });
  await vi.waitFor(async () => {
    expect(await rows()).toMatchObject([
      { state: 'due', lastError: 'error: 550 5.1.1 <[email]>: user unknown' },
    ]);
  });
});

test('what stays undelivered is forgotten after two weeks, and only that', async () => {
  const [dead, due] = [await enqueue({ notAfter: now.toISOString() }), await enqueue()];
  await database.db.update(outbox).set({ state: 'dead' }).where(eq(outbox.id, dead));
  await forgetDeadMail(database.db, later(now, 14 * DAY_MS));
  expect(await rows()).toMatchObject([{ destination: mail.to }, { destination: mail.to }]);
  await forgetDeadMail(database.db, later(now, 14 * DAY_MS + 1));
  expect(await rows()).toMatchObject([
    { id: dead, state: 'dead', destination: '', payload: '{}' },
    { id: due, state: 'due', destination: mail.to },
  ]);
});

test('the log names no person', async () => {
  await enqueue();
  start({ transport: failing(new Error('550 ana@example.com unknown')) });
  await vi.waitFor(() => expect(logged.warn).toHaveBeenCalled());
  expect(JSON.stringify(logged.warn.mock.calls)).not.toContain('ana@example.com');
});

test('killed between claim and record: the next start sends it again under the same id', async () => {
  const id = await enqueue();
  await database.db.update(outbox).set({ state: 'sending', attempts: 1 });
  start();
  await vi.waitFor(async () => {
    expect(await rows()).toMatchObject([{ id, state: 'delivered', attempts: 2 }]);
  });
  expect(sent).toMatchObject([{ id }]);
});

test('a real kill after sending, before recording: sent twice, lost never', async () => {
  const id = await enqueue();
  const journal = join(database.folder, 'sent.txt');
  const child = spawn(process.execPath, ['--input-type=module', '-e', KILLED_AFTER_SENDING], {
    env: { ...process.env, TEST_URL: database.url, TEST_JOURNAL: journal },
    cwd: join(import.meta.dirname, '../../..'),
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  expect(await once(child, 'exit')).toEqual([null, 'SIGKILL']);
  expect(await readFile(journal, 'utf8')).toBe(`${id}\n`);
  expect(await rows()).toMatchObject([{ id, state: 'sending', attempts: 1 }]);
  start();
  await vi.waitFor(async () => {
    expect(await rows()).toMatchObject([{ id, state: 'delivered', attempts: 2 }]);
  });
  expect(sent).toMatchObject([{ id }]);
});

const KILLED_AFTER_SENDING = `
  import { appendFileSync } from 'node:fs';
  import { openDatabase } from '#db/index.ts';
  import { createSeal, startOutbox } from '#features/outbox/index.ts';
  const { TEST_URL, TEST_JOURNAL } = process.env;
  const { db } = await openDatabase({ url: TEST_URL, migrationsFolder: 'drizzle' });
  startOutbox({
    db,
    seal: createSeal('a secret of the test, long enough'),
    clock: () => new Date('2026-03-01T10:00:00.000Z'),
    log: console,
    intervalMs: 10,
    transport: {
      async send({ id }) {
        appendFileSync(TEST_JOURNAL, id + '\\n');
        process.kill(process.pid, 'SIGKILL');
        await new Promise(() => undefined);
      },
    },
  });
  setInterval(() => undefined, 1000);
`;

test('killed in every attempt: dead, not a loop of crashes', async () => {
  await enqueue();
  await database.db.update(outbox).set({ state: 'sending', attempts: MAX_ATTEMPTS });
  start();
  await vi.waitFor(async () => {
    expect(await rows()).toMatchObject([
      { state: 'dead', lastError: 'interrupted in every attempt' },
    ]);
  });
  expect(sent).toEqual([]);
});

test('a database that is away between send and record costs no second mail', async () => {
  const id = await enqueue();
  let away = 0;
  const db = new Proxy(database.db, {
    get(target, property, receiver) {
      if (property === 'update' && sent.length === 1 && away < 3) {
        away++;
        throw Object.assign(new Error('busy'), { code: 'unavailable' });
      }
      return Reflect.get(target, property, receiver) as unknown;
    },
  });
  start({ db });
  await vi.waitFor(async () => {
    expect(await rows()).toMatchObject([{ id, state: 'delivered', attempts: 1 }]);
  });
  expect(away).toBe(3);
  expect(sent).toHaveLength(1);
  expect(logged.error).toHaveBeenCalledTimes(3);
});

test('stop waits for the mail under way and takes no other', async () => {
  await enqueue();
  await enqueue();
  let finish = (): void => undefined;
  const worker = start({
    transport: {
      send(outgoing) {
        sent.push(outgoing);
        return new Promise<void>((resolve) => (finish = resolve));
      },
    },
  });
  await vi.waitFor(() => expect(sent).toHaveLength(1));
  const stopped = worker.stop();
  finish();
  await stopped;
  expect((await rows()).map((row) => row.state)).toEqual(['delivered', 'due']);
});
