import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type FailedStart = {
  /** Null when it did not stop by itself and was killed. */
  code: number | null;
  output: string;
  /** What it left in its data directory. */
  files: string[];
};

const DEADLINE_MS = 10_000;

/** Starts the built server with settings it should refuse, and answers how it ended. */
export async function failToStart(env: Record<string, string>): Promise<FailedStart> {
  const folder = mkdtempSync(join(tmpdir(), 'waymark-start-'));
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(process.execPath, ['dist/server.mjs'], {
    env: { PATH, HOME, PORT: '0', DATA_DIR: folder, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: DEADLINE_MS,
    killSignal: 'SIGKILL',
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  const files = readdirSync(folder);
  rmSync(folder, { recursive: true, force: true });
  return { code, output, files };
}
