import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readEnv, type Env } from '#config/env.ts';
import { readSite } from '#config/site.ts';
import { checkWords } from '#config/words/check-words.ts';
import { listedArticles, type Catalog } from '#features/articles/index.ts';
import { buildSearchIndex, readSynonyms } from '#features/search/build-index.ts';
import { fingerprint, writeStamp } from './build-stamp.ts';
import { compressFiles, textFiles } from './compress-files.ts';
import { CommandFailure, runCommand } from './run-command.ts';

const DIST = 'dist';
const CLIENT = join(DIST, 'client');

/** Builds everything `dist/` holds. Each step says what it does; a mistake in content stops it. */
export async function build(env: Env): Promise<void> {
  const startedAt = performance.now();
  const stamp = fingerprint(env.contentDir);
  rmSync(DIST, { recursive: true, force: true });

  say('Checking content');
  const { locales } = readSite(env.contentDir);
  checkWords(locales);
  const synonyms = readSynonyms(env.contentDir, locales);
  await buildPages();
  say('Indexing for search, compressing, bundling the server');
  const beforeIndex = await textFiles(CLIENT);
  await Promise.all([
    buildSearchIndex(CLIENT, countByLocale(builtCatalog(), locales), synonyms),
    compressFiles(beforeIndex),
    bundleServer(),
  ]);
  await compressFiles(await textFiles(CLIENT));
  writeStamp(DIST, stamp);
  say(`Built in ${((performance.now() - startedAt) / 1000).toFixed(1)} s`);
}

/** How many articles each language of the site must have in the index. */
function countByLocale(catalog: Catalog, locales: string[]): Map<string, number> {
  return new Map(locales.map((locale) => [locale, listedArticles(catalog, locale).length]));
}

/** What build-pages.ts left. */
function builtCatalog(): Catalog {
  const manifest = readFileSync(join(DIST, 'manifest.json'), 'utf8');
  return (JSON.parse(manifest) as { catalog: Catalog }).catalog;
}

/**
 * In a process of its own: for 10,000 articles Astro takes 5 GB, which are free again before the
 * index takes 2 more. This process stays small meanwhile.
 */
async function buildPages(): Promise<void> {
  const script = fileURLToPath(new URL('build-pages.ts', import.meta.url));
  const child = spawn(process.execPath, [script, DIST], { stdio: 'inherit' });
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw new CommandFailure('The site was not built, for the reason above.');
}

async function bundleServer(): Promise<void> {
  await bundle('src/server.ts', 'server.mjs');
  await bundle('src/db/reader-worker.ts', 'reader-worker.mjs');
  await bundle('src/features/search/search-worker.ts', 'search-worker.mjs');
}

/**
 * One file, because starting from hundreds costs half a second and 80 MB. Native modules stay out:
 * they are loaded from node_modules at run time. So does what is a program of its own (pino's
 * worker threads are not used).
 */
async function bundle(input: string, name: string): Promise<void> {
  const { rolldown } = await import('rolldown');
  const bundled = await rolldown({
    input,
    platform: 'node',
    external: [/^@libsql\//, /^libsql$/, /^node:/],
    logLevel: 'warn',
  });
  await bundled.write({
    file: join(DIST, name),
    format: 'esm',
    codeSplitting: false,
    minify: false,
  });
  await bundled.close();
}

function say(text: string): void {
  console.log(`  ${text}`);
}

if (import.meta.main) {
  await runCommand({
    usage: 'npm run build\n\nBuilds the site and the server into dist/. Takes no arguments.',
    run: async () => {
      await build(readEnv(process.env));
      say('Next: npm start');
    },
  });
}
