import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startLocker, type Locker } from '../support/locker.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { voteAsStranger } from '../support/votes.ts';

const UNLIMITED = 'votesPerAddressPerMinute=1000000,votesPerAddressPerHour=1000000';
const VOTERS = 50;
/** What a vote may take when it is refused: 3 s (issue), measured at the client. */
const REFUSED_WITHIN_MS = 3000;

let server: TestServer;
let locker: Locker;
beforeAll(async () => {
  server = await startTestServer({ env: { LIMITS: UNLIMITED } });
  locker = startLocker(server.dataDir);
});
afterAll(async () => {
  await locker.end();
  await server.stop();
});

type Outcome = { status: number; id: string | undefined; ms: number; retryAfter: string | null };

async function vote(): Promise<Outcome> {
  const startedAt = performance.now();
  const response = await voteAsStranger(server.url);
  const body = (await response.json()) as { vote?: { id: string } };
  const ms = performance.now() - startedAt;
  const retryAfter = response.headers.get('retry-after');
  return { status: response.status, id: body.vote?.id, ms, retryAfter };
}

/** Fifty readers vote one after another until told to stop. */
async function voteUntil(isOver: () => boolean): Promise<Outcome[]> {
  const readers = Array.from({ length: VOTERS }, async () => {
    const outcomes: Outcome[] = [];
    while (!isOver()) outcomes.push(await vote());
    return outcomes;
  });
  return (await Promise.all(readers)).flat();
}

/** What another process finds must be exactly what was acknowledged. */
function expectStored(outcomes: Outcome[], before: Set<string>): void {
  const acknowledged = outcomes.flatMap(({ status, id }) => (status === 201 && id ? [id] : []));
  const stored = storedIds().filter((id) => !before.has(id));
  expect(stored.sort()).toEqual(acknowledged.sort());
}

function storedIds(): string[] {
  return server.rows<{ id: string }>('select id from votes').map(({ id }) => id);
}

describe('C13: another process holds the database lock', () => {
  test('for half a second, 20 times, under 50 readers: every vote is acknowledged and stored', async () => {
    const before = new Set(storedIds());
    let isOver = false;
    const voting = voteUntil(() => isOver);
    await locker.tell('cycle 500 20 50');
    isOver = true;
    const outcomes = await voting;
    expect(outcomes.filter(({ status }) => status !== 201)).toEqual([]);
    expect(outcomes.length).toBeGreaterThan(VOTERS);
    expectStored(outcomes, before);
  });

  test('for ten seconds, twice: votes get 503 in time, nothing is invented, the next one is stored', async () => {
    const before = new Set(storedIds());
    const outcomes: Outcome[] = [];
    for (let round = 0; round < 2; round++) {
      await locker.tell('hold');
      const endsAt = Date.now() + 10_000;
      outcomes.push(...(await voteUntil(() => Date.now() > endsAt - 500)));
      await locker.tell('release');
      const next = await vote();
      expect(next.status).toBe(201);
      outcomes.push(next);
    }
    const refused = outcomes.filter(({ status }) => status !== 201);
    expect(refused.length).toBeGreaterThan(VOTERS);
    expect(new Set(refused.map(({ status }) => status))).toEqual(new Set([503]));
    expect(refused.every(({ retryAfter }) => Number(retryAfter) > 0)).toBe(true);
    expect(Math.max(...refused.map(({ ms }) => ms))).toBeLessThan(REFUSED_WITHIN_MS);
    expectStored(outcomes, before);
  });
});
