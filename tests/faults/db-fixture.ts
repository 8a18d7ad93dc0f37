import { sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { openDatabase, type OpenedDatabase, type OpenOptions } from '#db/index.ts';

/** The table the fault tests write to, migrated from a folder of its own. */
export const notes = sqliteTable('notes', {
  id: text().primaryKey(),
  body: text().notNull(),
});

const MIGRATION = 'CREATE TABLE notes (id text PRIMARY KEY NOT NULL, body text NOT NULL);';
const JOURNAL = {
  version: '7',
  dialect: 'sqlite',
  entries: [{ idx: 0, version: '6', when: 1, tag: '0000_notes', breakpoints: true }],
};

export type Fixture = { dir: string; file: string; url: string; migrationsFolder: string };

/** A data directory of its own, with the migrations beside it. */
export function makeFixture(): Fixture {
  const dir = mkdtempSync(join(tmpdir(), 'waymark-db-'));
  const migrationsFolder = join(dir, 'migrations');
  mkdirSync(join(migrationsFolder, 'meta'), { recursive: true });
  writeFileSync(join(migrationsFolder, '0000_notes.sql'), MIGRATION);
  writeFileSync(join(migrationsFolder, 'meta', '_journal.json'), JSON.stringify(JOURNAL));
  const file = join(dir, 'waymark.db');
  return { dir, file, url: `file:${file}`, migrationsFolder };
}

export function removeFixture({ dir }: Fixture): void {
  rmSync(dir, { recursive: true, force: true });
}

export function openFixture(
  { url, migrationsFolder }: Fixture,
  options: Partial<OpenOptions> = {},
): Promise<OpenedDatabase> {
  return openDatabase({ url, migrationsFolder, ...options });
}

/** Another process that speaks in lines; scripts stand beside this file. */
export type Peer = {
  process: ChildProcess;
  say(line: string): void;
  /** The next line it prints; rejects when it ends instead. */
  hear(): Promise<string>;
  /** All it printed until it ended, and how it ended. */
  ended: Promise<{ code: number | null; errors: string }>;
};

export function startPeer(script: string, args: string[], env: NodeJS.ProcessEnv = {}): Peer {
  const child = spawn(process.execPath, [join(import.meta.dirname, script), ...args], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  // It may be gone already when it is told something.
  child.stdin.on('error', () => undefined);
  const ended = new Promise<{ code: number | null; errors: string }>((resolve) => {
    child.on('close', (code) => resolve({ code, errors }));
  });
  return {
    process: child,
    say: (line) => child.stdin.write(`${line}\n`),
    hear: async () => {
      const { value, done } = await lines.next();
      if (done) throw new Error(`${script} ended: ${errors}`);
      return value;
    },
    ended,
  };
}

export async function stopPeer(peer: Peer): Promise<void> {
  peer.process.kill('SIGKILL');
  await peer.ended;
}

/** Rows of one query as another process sees them. */
export async function askElsewhere(file: string, sql: string): Promise<unknown[][]> {
  const peer = startPeer('db-ask.ts', [file, sql]);
  const line = await peer.hear();
  await peer.ended;
  return JSON.parse(line) as unknown[][];
}

export async function storedIds(file: string): Promise<string[]> {
  const rows = await askElsewhere(file, 'SELECT id FROM notes ORDER BY id');
  return rows.map(([id]) => String(id));
}

/** Open descriptors of this process, where the system shows them. */
export function openDescriptors(): number {
  return process.platform === 'linux' ? readdirSync('/proc/self/fd').length : 0;
}
