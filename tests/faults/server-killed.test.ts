import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer } from '../support/server.ts';
import { voteAsStranger } from '../support/votes.ts';

const KILLS = 10;
const VOTERS = 16;
const VOTES_BEFORE_KILL = 200;

let dataDir: string;
beforeAll(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'waymark-killed-'));
});
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

test('ten kills under votes: every acknowledged vote is stored', async () => {
  const acknowledged: string[] = [];
  let inFlight = 0;
  let unanswered = 0;
  for (let round = 0; round < KILLS; round++) {
    const env = { LIMITS: 'votesPerAddressPerMinute=1000000,votesPerAddressPerHour=1000000' };
    const server = await startTestServer({ dataDir, env });
    const target = acknowledged.length + VOTES_BEFORE_KILL;
    let isKilled = false;
    const readers = Array.from({ length: VOTERS }, async () => {
      while (!isKilled) {
        inFlight++;
        const id = await voteAsStranger(server.url)
          .then(async (answer) => ((await answer.json()) as { vote: { id: string } }).vote.id)
          .catch(() => undefined);
        inFlight--;
        if (id === undefined) unanswered++;
        else acknowledged.push(id);
        if (id === undefined) return;
      }
    });
    while (acknowledged.length < target) await new Promise((resolve) => setTimeout(resolve, 5));
    isKilled = true;
    await server.stop('SIGKILL');
    await Promise.all(readers);
  }
  expect(inFlight).toBe(0);
  const last = await startTestServer({ dataDir });
  const stored = new Set(last.rows<{ id: string }>('select id from votes').map(({ id }) => id));
  expect(last.rows('pragma integrity_check')).toEqual([{ integrity_check: 'ok' }]);
  await last.stop();
  expect(acknowledged.filter((id) => !stored.has(id))).toEqual([]);
  expect(stored.size - acknowledged.length).toBeLessThanOrEqual(unanswered);
});
