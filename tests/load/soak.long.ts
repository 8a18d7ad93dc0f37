import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../support/server.ts';
import { voteAsStranger } from '../support/votes.ts';

const VOTES_PER_SECOND = 50;
const PAGES_PER_SECOND = 50;
const WARM_UP_S = 15;
const MEASURED_S = 60;
const MB = 1024 * 1024;

type Vitals = { descriptors: number; residentBytes: number; walBytes: number };

/** What only `/proc` tells, so this test is for Linux. */
function vitalsOf(server: TestServer): Vitals {
  const pid = String(server.process.pid);
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const wal = join(server.dataDir, 'waymark.db-wal');
  return {
    descriptors: readdirSync(`/proc/${pid}/fd`).length,
    residentBytes: Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? NaN) * 1024,
    walBytes: existsSync(wal) ? statSync(wal).size : 0,
  };
}

/** Open loop: one vote and one page at each tick, whatever the answers take. */
async function load(server: TestServer, seconds: number, acknowledged: string[]): Promise<void> {
  const answers: Promise<unknown>[] = [];
  const ticks = seconds * VOTES_PER_SECOND;
  const startedAt = performance.now();
  for (let tick = 0; tick < ticks; tick++) {
    answers.push(
      voteAsStranger(server.url).then(async (answer) => {
        expect(answer.status).toBe(201);
        acknowledged.push(((await answer.json()) as { vote: { id: string } }).vote.id);
      }),
    );
    if (tick % (VOTES_PER_SECOND / PAGES_PER_SECOND) === 0) {
      answers.push(fetch(server.url).then((page) => page.arrayBuffer()));
    }
    await wait(Math.max(0, startedAt + ((tick + 1) * 1000) / VOTES_PER_SECOND - performance.now()));
  }
  await Promise.all(answers);
}

test.skipIf(process.platform !== 'linux')(
  'a minute of votes and pages: nothing lost, and nothing that grows',
  async () => {
    const env = { LIMITS: 'votesPerAddressPerMinute=1000000,votesPerAddressPerHour=1000000' };
    const server = await startTestServer({ env });
    try {
      const acknowledged: string[] = [];
      await load(server, WARM_UP_S, acknowledged);
      const before = vitalsOf(server);
      await load(server, MEASURED_S, acknowledged);
      await wait(1000);
      const after = vitalsOf(server);
      expect(after.descriptors - before.descriptors).toBeLessThanOrEqual(20);
      expect(after.residentBytes - before.residentBytes).toBeLessThan(48 * MB);
      expect(after.walBytes).toBeLessThan(64 * MB);
      const stored = server.rows<{ id: string }>('select id from votes').map(({ id }) => id);
      expect(stored.sort()).toEqual(acknowledged.sort());
      expect(stored).toHaveLength((WARM_UP_S + MEASURED_S) * VOTES_PER_SECOND);
    } finally {
      await server.stop();
    }
  },
);
