import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isUnavailable, type OpenedDatabase } from '#db/index.ts';
import {
  makeFixture,
  notes,
  openDescriptors,
  openFixture,
  removeFixture,
  startPeer,
  stopPeer,
  storedIds,
  type Fixture,
  type Peer,
} from './db-fixture.ts';
import { watchEventLoop } from './db-loop-delay.ts';

const WRITERS = 50;
let fixture: Fixture;
let opened: OpenedDatabase;
let locker: Peer;

beforeEach(async () => {
  fixture = makeFixture();
  opened = await openFixture(fixture);
  locker = startPeer('db-locker.ts', [fixture.file]);
});

afterEach(async () => {
  await stopPeer(locker);
  await opened.close();
  removeFixture(fixture);
});

type Outcome = { id: string; error?: unknown; ms: number };

/** Each of the writers writes one row after another while `goOn` says so. */
async function writeWhile(goOn: () => boolean, name: string): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  const writer = async (number: number) => {
    for (let i = 0; goOn(); i++) {
      const id = `${name}-${number}-${i}`;
      const start = performance.now();
      const error: unknown = await opened.db
        .insert(notes)
        .values({ id, body: 'written under a lock' })
        .then(
          () => undefined,
          (e: unknown) => e,
        );
      outcomes.push({ id, ms: performance.now() - start, ...(error !== undefined && { error }) });
      await sleep(20);
    }
  };
  await Promise.all(Array.from({ length: WRITERS }, (_, number) => writer(number)));
  return outcomes;
}

const acknowledged = (outcomes: Outcome[]) =>
  outcomes.filter(({ error }) => error === undefined).map(({ id }) => id);

test('a lock held for 0.5 s, 20 times, costs no write and stalls nobody', async () => {
  const descriptors = openDescriptors();
  const loop = watchEventLoop();
  let goOn = true;
  locker.say('cycle 500 20 250');
  const cycles = locker.hear().finally(() => (goOn = false));
  const outcomes = await writeWhile(() => goOn, 'short');
  await cycles;
  const { stall, machine } = await loop.longestStall();

  expect(outcomes.filter(({ error }) => error !== undefined)).toEqual([]);
  expect(await storedIds(fixture.file)).toEqual(acknowledged(outcomes).sort());
  expect(outcomes.length).toBeGreaterThan(20 * WRITERS);
  expect(stall).toBeLessThan(200 + machine);
  expect(openDescriptors() - descriptors).toBeLessThan(10);
  console.log(
    `lock 0.5 s × 20: ${outcomes.length} writes, all stored; slowest ${Math.max(...outcomes.map(({ ms }) => ms)).toFixed(0)} ms; loop stall ${stall.toFixed(0)} ms (idle thread ${machine.toFixed(0)} ms); descriptors +${openDescriptors() - descriptors}`,
  );
});

test('a lock held for 10 s, twice, refuses within 3 s and invents nothing', async () => {
  const descriptors = openDescriptors();
  const outcomes: Outcome[] = [];
  const loop = watchEventLoop();
  for (const round of ['first', 'second']) {
    locker.say('hold');
    await locker.hear();
    const until = performance.now() + 10_000;
    const during = await writeWhile(() => performance.now() < until, round);
    locker.say('release');
    await locker.hear();
    expect(during.length).toBeGreaterThanOrEqual(3 * WRITERS);
    expect(during.filter(({ error }) => !isUnavailable(error))).toEqual([]);
    // The next write after the release succeeds.
    let isFirst = true;
    const after = await writeWhile(() => isFirst && !(isFirst = false), `${round}-after`);
    expect(after.map(({ error }) => error)).toEqual([undefined]);
    outcomes.push(...during, ...after);
  }
  const { stall, machine } = await loop.longestStall();

  const slowest = Math.max(...outcomes.map(({ ms }) => ms));
  expect(slowest).toBeLessThan(3000 + machine);
  expect(stall).toBeLessThan(200 + machine);
  expect(await storedIds(fixture.file)).toEqual(acknowledged(outcomes).sort());
  expect(openDescriptors() - descriptors).toBeLessThan(10);
  console.log(
    `lock 10 s × 2: ${outcomes.length - 2} refused, slowest after ${slowest.toFixed(0)} ms; loop stall ${stall.toFixed(0)} ms; descriptors +${openDescriptors() - descriptors}`,
  );
});

test('reads go on while another process holds the write lock', async () => {
  await opened.db.insert(notes).values({ id: 'before', body: 'b' });
  locker.say('hold');
  await locker.hear();
  const refused = opened.db.insert(notes).values({ id: 'refused', body: 'b' });
  const settled = expect(refused).rejects.toSatisfy(isUnavailable);
  for (let i = 0; i < 20; i++) {
    expect(await opened.db.select({ id: notes.id }).from(notes)).toEqual([{ id: 'before' }]);
    await sleep(20);
  }
  expect(await opened.reader.query('SELECT id FROM notes')).toEqual([{ id: 'before' }]);
  expect(await opened.probe()).toBe(false);
  await settled;
  locker.say('release');
  await locker.hear();
  expect(await opened.probe()).toBe(true);
});
