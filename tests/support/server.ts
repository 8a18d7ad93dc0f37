import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { API_KEY } from './examples.ts';
import { fingerprint, isBuilt } from '../../src/cli/build-stamp.ts';

export type TestServer = {
  url: string;
  dataDir: string;
  process: ChildProcess;
  /** All it has logged so far, one JSON object a line. */
  log(): string;
  /** Rows of the database as another process would see them. */
  rows<T = Record<string, unknown>>(sql: string, ...params: (string | number)[]): T[];
  /** The text of the newest mail to this address; waits for it up to 5 s. */
  mailTo(address: string): Promise<string>;
  /** SIGTERM (or another signal), then the exit code. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
};

/** Runs the built site as a process of its own, on a free port and a data directory of its own. */
export async function startTestServer(
  options: { env?: Record<string, string>; dataDir?: string } = {},
): Promise<TestServer> {
  if (!isBuilt('dist', fingerprint('content'))) {
    throw new Error('dist/ is not built from this source. Run npm run build first.');
  }
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'waymark-'));
  const port = await freePort();
  const env = { ...cleanEnv(), PORT: String(port), DATA_DIR: dataDir, ...options.env };
  const child = spawn(process.execPath, ['dist/server.mjs'], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const url = `http://localhost:${port}`;
  await untilReady(url, child, () => output);
  return {
    url,
    dataDir,
    process: child,
    log: () => output,
    rows: (sql, ...params) => readRows(dataDir, sql, params),
    mailTo: (address) => newestMail(dataDir, address),
    async stop(signal = 'SIGTERM') {
      if (child.exitCode === null && child.signalCode === null) {
        child.kill(signal);
        await once(child, 'exit');
      }
      if (options.dataDir === undefined) rmSync(dataDir, { recursive: true, force: true });
      return child.exitCode;
    },
  };
}

/** Settings of whoever runs the tests must not decide how they end. */
function cleanEnv(): Record<string, string> {
  const { PATH = '', HOME = '' } = process.env;
  return { PATH, HOME, LOG_LEVEL: 'info', API_KEY };
}

async function untilReady(url: string, child: ChildProcess, output: () => string): Promise<void> {
  const endsAt = Date.now() + 15_000;
  while (Date.now() < endsAt) {
    if (child.exitCode !== null) throw new Error(`The server stopped:\n${output()}`);
    const answer = await fetch(`${url}/healthz`).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  child.kill('SIGKILL');
  throw new Error(`The server was not ready within 15 s:\n${output()}`);
}

/** A port nobody listens on at this moment. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

function readRows<T>(dataDir: string, sql: string, params: (string | number)[]): T[] {
  const database = new DatabaseSync(join(dataDir, 'waymark.db'), { readOnly: true, timeout: 2000 });
  try {
    return database.prepare(sql).all(...params) as T[];
  } finally {
    database.close();
  }
}

async function newestMail(dataDir: string, address: string): Promise<string> {
  const folder = join(dataDir, 'mail');
  const endsAt = Date.now() + 5000;
  while (Date.now() < endsAt) {
    const files = listFiles(folder).sort().reverse();
    const found = files
      .map((file) => readFileSync(join(folder, file), 'utf8'))
      .find((text) => text.includes(`To: ${address}`));
    if (found !== undefined) return found.replaceAll('=\r\n', '').replaceAll('=3D', '=');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`No mail to ${address} within 5 s.`);
}

function listFiles(folder: string): string[] {
  try {
    return readdirSync(folder).filter((file) => file.endsWith('.eml'));
  } catch {
    return [];
  }
}
