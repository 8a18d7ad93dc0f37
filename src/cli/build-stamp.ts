import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';

const SOURCES = [
  'src',
  'public',
  'package.json',
  'package-lock.json',
  'astro.config.mjs',
  'tsconfig.json',
];
const STAMP = 'build-stamp';

/** Beside the source, but in no build. */
const NOT_BUILT = /\.test\.ts$|^src\/.*\.md$/;

/** A hash over all that a build is made of: source, lock file and content, by name and bytes. */
export function fingerprint(contentDir: string): string {
  const hash = createHash('sha256');
  for (const file of [...SOURCES, contentDir].flatMap(filesIn)) {
    hash.update(relative('.', file)).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

export function writeStamp(distDir: string, stamp: string): void {
  writeFileSync(join(distDir, STAMP), stamp);
}

/** Whether `dist/` was built, to its end, from what the fingerprint stands for. */
export function isBuilt(distDir: string, stamp: string): boolean {
  const file = join(distDir, STAMP);
  return existsSync(file) && readFileSync(file, 'utf8') === stamp;
}

function filesIn(path: string): string[] {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  const entries = readdirSync(path, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !NOT_BUILT.test(file))
    .sort();
}
