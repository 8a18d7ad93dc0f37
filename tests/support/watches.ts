import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Env } from '../../src/config/env.ts';
import { readEnv } from '../../src/config/env.ts';
import { askWatch, type WatchAsk } from '../../src/features/votes/watches/index.ts';
import { makeParts, readManifest } from '../../src/server/parts.ts';
import { sampleArticle } from './votes.ts';

/** A wish to hear of a fix with nothing wrong in it. */
export function exampleAsk(change: Partial<WatchAsk> = {}): WatchAsk {
  return {
    ...sampleArticle(),
    reason: 'did-not-work',
    email: 'ana@example.com',
    address: '192.0.2.1',
    ...change,
  };
}

/** Asks in a data directory that no server holds, with the real parts; answers each outcome's code. */
export async function askAll(dataDir: string, asks: WatchAsk[]): Promise<string[]> {
  const env: Env = { ...readEnv({ DATA_DIR: dataDir }), logLevel: 'silent' };
  const parts = await makeParts(env, readManifest('dist/manifest.json').catalog);
  const codes: string[] = [];
  for (const ask of asks) {
    const asked = await askWatch(parts.watches, ask);
    codes.push(asked.ok ? 'asked' : asked.error.code);
  }
  await parts.close();
  return codes;
}

/** Every mail to an address, oldest first, with its lines joined again. */
export function mailsTo(dataDir: string, address: string): string[] {
  const folder = join(dataDir, 'mail');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.eml'))
    .sort()
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .filter((text) => text.includes(`To: ${address}\r\n`))
    .map((text) => text.replaceAll('=\r\n', '').replaceAll('=3D', '='));
}

/** Path and query of the link to `path` inside a mail. */
export function watchLinkIn(mail: string, path: string): string {
  const found = new RegExp(`https?://[^/\\s]+(${path}\\?token=[\\w-]+)`).exec(mail)?.[1];
  if (found === undefined) throw new Error(`No link to ${path} in this mail:\n${mail}`);
  return found;
}

export function tokenOf(link: string): string {
  return new URL(link, 'http://localhost').searchParams.get('token') ?? '';
}

/** A working directory whose build serves the sample article in another revision. */
export function folderWithMendedArticle(): string {
  const folder = mkdtempSync(join(tmpdir(), 'waymark-mended-'));
  const manifest = readManifest('dist/manifest.json');
  for (const article of manifest.catalog.articles) {
    if (article.id === sampleArticle().article) article.revision = 'aaaa00001111';
  }
  mkdirSync(join(folder, 'dist'));
  writeFileSync(join(folder, 'dist', 'manifest.json'), JSON.stringify(manifest));
  return folder;
}

/** Runs `npm run fixed -- <args>` as an editor would. */
export async function runFixed(
  dataDir: string,
  args: string[],
  cwd = process.cwd(),
): Promise<{ code: number | null; output: string }> {
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(process.execPath, [resolve('src/cli/fixed.ts'), ...args], {
    cwd,
    env: { PATH, HOME, DATA_DIR: dataDir, CONTENT_DIR: resolve('content') },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  }
  const code = await new Promise<number | null>((done) => child.on('close', done));
  return { code, output };
}
