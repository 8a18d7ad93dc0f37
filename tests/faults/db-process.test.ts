import { spawnSync } from 'node:child_process';
import { rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { databaseCommands, serveControl } from '../../src/server/control.ts';
import {
  askElsewhere,
  makeFixture,
  notes,
  openFixture,
  removeFixture,
  startPeer,
  stopPeer,
  storedIds,
  type Fixture,
  type Peer,
} from './db-fixture.ts';

const KILLS = 10;
let fixture: Fixture;
const peers: Peer[] = [];

beforeEach(() => {
  fixture = makeFixture();
});

afterEach(async () => {
  await Promise.all(peers.splice(0).map(stopPeer));
  removeFixture(fixture);
});

function start(script: string, ...args: string[]): Peer {
  const peer = startPeer(script, [fixture.dir, fixture.migrationsFolder, ...args]);
  peers.push(peer);
  return peer;
}

test('a second process on the same data directory stops and says why; after kill -9 it starts', async () => {
  const first = start('db-holder.ts');
  expect(await first.hear()).toBe('ready');

  const second = start('db-holder.ts');
  expect(await second.hear()).toBe(
    `refused Another Waymark process serves the data directory ${fixture.dir}. Only one may, or votes would be lost. Stop it, or set DATA_DIR to another directory.`,
  );
  expect((await second.ended).code).toBe(1);

  await stopPeer(first);
  expect(await start('db-holder.ts').hear()).toBe('ready');
});

test('closing frees everything: the process ends by itself and leaves one file', async () => {
  const peer = start('db-holder.ts');
  expect(await peer.hear()).toBe('ready');
  peer.process.stdin?.end();
  expect(await peer.hear()).toBe('closed');
  expect(await peer.ended).toEqual({ code: 0, errors: '' });
  const log = statSync(`${fixture.file}-wal`, { throwIfNoEntry: false });
  expect(log?.size ?? 0).toBe(0);
});

test(`${KILLS} SIGKILLs under load: every acknowledged write is stored, pairs whole`, async () => {
  const acknowledged: string[] = [];
  for (let run = 0; run < KILLS; run++) {
    const writer = start('db-writer.ts', String(run));
    expect(await writer.hear()).toBe('ready');
    // At a different moment of its work each time, but not before it has begun.
    acknowledged.push(await writer.hear());
    setTimeout(() => writer.process.kill('SIGKILL'), 50 + Math.random() * 150);
    try {
      for (;;) acknowledged.push(await writer.hear());
    } catch {
      // It was killed: that is all of this run.
    }
  }

  const stored = new Set(await storedIds(fixture.file));
  const missing = acknowledged.filter((id) => !stored.has(id));
  expect(missing).toEqual([]);
  const pairs = [...stored].filter((id) => id.endsWith('-a') || id.endsWith('-b'));
  expect(pairs.filter((id) => !stored.has(otherOfPair(id)))).toEqual([]);
  // What was under way when it died may be stored too: at most one write of each writer and run.
  const extra = stored.size - acknowledged.length;
  expect(extra).toBeLessThanOrEqual(KILLS * (10 + 20));
  expect(await askElsewhere(fixture.file, 'PRAGMA integrity_check')).toEqual([['ok']]);
  console.log(
    `${KILLS} kills: ${acknowledged.length} acknowledged, ${missing.length} missing, ${extra} stored unacknowledged`,
  );
});

function otherOfPair(id: string): string {
  return id.slice(0, -1) + (id.endsWith('a') ? 'b' : 'a');
}

test('a backup through the running server restores to equal rows', async () => {
  const opened = await openFixture(fixture);
  const control = await serveControl({ dataDir: fixture.dir, handlers: databaseCommands(opened) });
  try {
    const stop = new AbortController();
    const writing = (async () => {
      for (let i = 0; !stop.signal.aborted; i++) {
        await opened.db.insert(notes).values({ id: `w-${i}`, body: 'w'.repeat(500) });
      }
      return 'written';
    })();
    await sleep(100);
    const copy = join(fixture.dir, 'copy.db');
    const ran = await runBackup(copy);
    expect(ran).toMatchObject({ code: 0, errors: '' });
    expect(ran.output).toContain('through the running server');
    stop.abort();
    expect(await writing).toBe('written');

    // A copy is one moment of the database: the first so many rows, none missing between.
    const copied = await storedIds(copy);
    const numbers = copied.map((id) => Number(id.slice(2))).sort((a, b) => a - b);
    expect(numbers).toEqual([...numbers.keys()]);
    expect(await askElsewhere(copy, 'PRAGMA integrity_check')).toEqual([['ok']]);

    const again = await runBackup(copy);
    expect(again.code).toBe(1);
    expect(again.errors).toContain('is there already');
    expect((await runBackup(copy, '--force')).code).toBe(0);
  } finally {
    await control.close();
    await opened.close();
  }

  await restoreDrill();
});

/** Stop, lose the database, put the copy in its place, start. */
async function restoreDrill(): Promise<void> {
  const kept = join(fixture.dir, 'kept.db');
  expect((await runBackup(kept)).output).toContain('while no server was running');
  const rows = await askElsewhere(kept, 'SELECT * FROM notes ORDER BY id');
  for (const part of ['', '-wal', '-shm']) rmSync(fixture.file + part, { force: true });
  spawnSync('cp', [kept, fixture.file]);
  const restored = await openFixture(fixture);
  expect((await restored.db.select().from(notes).orderBy(notes.id)).map(Object.values)).toEqual(
    rows,
  );
  await restored.db.insert(notes).values({ id: 'after', body: 'restored' });
  await restored.close();
}

/** As `npm run backup -- …` runs it. */
async function runBackup(...args: string[]) {
  const script = join('..', '..', 'src', 'cli', 'backup.ts');
  const peer = startPeer(script, args, { DATA_DIR: fixture.dir, DATABASE_URL: '' });
  peers.push(peer);
  const lines: string[] = [];
  try {
    for (;;) lines.push(await peer.hear());
  } catch {
    // It has said all.
  }
  return { ...(await peer.ended), output: lines.join('\n') };
}
