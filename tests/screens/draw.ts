/** Makes the pictures of the articles that come with Waymark: `npm run screens -- --help`. */
import { cp, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Browser } from 'playwright-core';
import { ensureBuilt } from '../../src/cli/ensure-built.ts';
import { readEnv } from '../../src/config/env.ts';
import { launchBrowser } from '../support/browser.ts';
import { ARTICLES_DIR, drawScreens } from './capture.ts';
import { articleSlugs } from './catalog.ts';
import { compareScreens } from './compare.ts';
import { hasScreenFont, SCREEN_FONT } from './font.ts';
import { ARTICLES_WITH_SHOTS } from './shots/catalog.ts';
import { compareShots } from './shots/compare.ts';
import { holdPlaces } from './shots/hold-place.ts';
import { takeShots } from './shots/take.ts';

const shotSlugs = ARTICLES_WITH_SHOTS.map(({ article }) => article);
const allSlugs = [...articleSlugs, ...shotSlugs];

const USAGE = `Makes the pictures of the sample articles, in content/articles/en.

  npm run screens                      make all
  npm run screens -- <article> …       make the pictures of these articles
  npm run screens -- --check           make them aside, compare, change nothing

Drawn, of the product the articles are about:
${articleSlugs.map((slug) => `  ${slug}`).join('\n')}

Taken of this help center, which is built and run for it:
${shotSlugs.map((slug) => `  ${slug}`).join('\n')}`;

const FONT_MISSING = `The font ${SCREEN_FONT} is not installed here: pictures drawn now get other letters, and
--check sees only large differences. (Debian: apt-get install fonts-noto-core)\n`;

type Command =
  | { kind: 'help' }
  | { kind: 'refuse'; message: string }
  | { kind: 'make' | 'check'; only: readonly string[] };

function readCommand(args: readonly string[]): Command {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { check: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
    });
    if (values.help) return { kind: 'help' };
    const unknown = positionals.filter((slug) => !allSlugs.includes(slug));
    if (unknown.length > 0) {
      return { kind: 'refuse', message: `No screens for: ${unknown.join(', ')}.` };
    }
    const only = positionals.length > 0 ? positionals : allSlugs;
    return { kind: values.check ? 'check' : 'make', only };
  } catch (error) {
    // Only the first sentence: the rest is advice about dashes that fits no article.
    const [message = ''] = String(error instanceof Error ? error.message : error).split('. ');
    return { kind: 'refuse', message: `${message}.` };
  }
}

async function make(browser: Browser, only: readonly string[]): Promise<number> {
  const drawn = await drawScreens({ browser, outDir: ARTICLES_DIR, only });
  const taken = await takeIntoPlace(browser, shotArticles(only));
  for (const path of [...drawn.map((screen) => screen.path), ...taken]) {
    const { size } = await stat(join(ARTICLES_DIR, path));
    console.log(`${(size / 1000).toFixed(0).padStart(4)} kB  ${path}`);
  }
  return 0;
}

async function check(browser: Browser, only: readonly string[]): Promise<number> {
  const differences = await compareScreens({ browser, dir: ARTICLES_DIR, only });
  const articles = shotArticles(only);
  if (articles.length > 0) {
    await prepareSite(browser, articles);
    const compared = await compareShots({ browser, dir: ARTICLES_DIR, articles });
    differences.push(...compared.differences);
  }
  for (const { path, reason } of differences) console.error(`${path}: ${reason}`);
  if (differences.length === 0) console.log('Every picture is as it should be.');
  else console.error(`\n${differences.length} to look at. To make them again: npm run screens`);
  return differences.length === 0 ? 0 : 1;
}

/** All or none: a picture put into place is a change of the site that the next one is taken of. */
async function takeIntoPlace(
  browser: Browser,
  articles: typeof ARTICLES_WITH_SHOTS,
): Promise<string[]> {
  if (articles.length === 0) return [];
  await prepareSite(browser, articles);
  const fresh = await mkdtemp(join(tmpdir(), 'shots-'));
  try {
    const taken = await takeShots({ browser, outDir: fresh, articles });
    await cp(fresh, ARTICLES_DIR, { recursive: true });
    return taken;
  } finally {
    await rm(fresh, { recursive: true });
  }
}

function shotArticles(only: readonly string[]) {
  return ARTICLES_WITH_SHOTS.filter(({ article }) => only.includes(article));
}

/** Builds the site that pictures are taken of, unless it stands already. */
async function prepareSite(browser: Browser, articles: typeof ARTICLES_WITH_SHOTS): Promise<void> {
  await holdPlaces(browser, ARTICLES_DIR, articles);
  await ensureBuilt(readEnv({}));
}

async function run(command: Command): Promise<number> {
  if (command.kind === 'help') {
    console.log(USAGE);
    return 0;
  }
  if (command.kind === 'refuse') {
    console.error(`${command.message}\n\n${USAGE}`);
    return 2;
  }
  const browser = await launchBrowser();
  try {
    if (!(await hasScreenFont(browser))) console.warn(FONT_MISSING);
    return await (command.kind === 'check' ? check : make)(browser, command.only);
  } catch (error) {
    console.error((error as Error).message);
    return 1;
  } finally {
    await browser.close();
  }
}

process.exitCode = await run(readCommand(process.argv.slice(2)));
