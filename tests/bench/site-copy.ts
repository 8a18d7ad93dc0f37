import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { measuredRun, type Run } from './measured-run.ts';

/** What a site is built from. */
const HOUSE = [
  'src',
  'public',
  'drizzle',
  'package.json',
  'package-lock.json',
  'astro.config.mjs',
  'tsconfig.json',
];

/** Builds this source in a folder of its own, over the content of another, and tells what it took. */
export async function buildCopy(site: string, content: string): Promise<Run> {
  rmSync(site, { recursive: true, force: true });
  mkdirSync(site);
  for (const name of HOUSE) cpSync(name, join(site, name), { recursive: true });
  copyModules(site);
  return measuredRun(['node', 'src/cli/build.ts'], { cwd: site, env: { CONTENT_DIR: content } });
}

/** Hard links, so that it takes no time; the caches of earlier builds stay behind. */
export function copyModules(site: string): void {
  spawnSync('cp', ['-al', 'node_modules', join(site, 'node_modules')]);
  for (const cache of ['.astro', '.vite']) {
    rmSync(join(site, 'node_modules', cache), { recursive: true, force: true });
  }
}

/** A content folder with everything of ours but the articles. */
export function copyContent(content: string): void {
  rmSync(content, { recursive: true, force: true });
  cpSync('content', content, { recursive: true, filter: (path) => !path.includes('articles/') });
  rmSync(join(content, 'articles'), { recursive: true, force: true });
}
