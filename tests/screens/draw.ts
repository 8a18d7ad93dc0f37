/** Makes the pictures of the articles that come with Waymark: `npm run screens -- --help`. */
import { cp, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { ensureBuilt } from '../../src/cli/ensure-built.ts';
import { readEnv } from '../../src/config/env.ts';
import { launchBrowser } from '../support/browser.ts';
import { ARTICLES_DIR, drawScreens } from './capture.ts';
import { placedScreens } from './catalog.ts';
import { readCommand, USAGE, type Command, type Selected } from './command.ts';
import { compareScreens, doesNotFit } from './compare.ts';
import { missingFonts } from './font.ts';
import type { Font, Language } from './languages.ts';
import { ARTICLES_WITH_SHOTS } from './shots/catalog.ts';
import { compareShots } from './shots/compare.ts';
import { holdPlaces } from './shots/hold-place.ts';
import { takeShots } from './shots/take.ts';

/** The site that pictures are taken of speaks English. */
const ENGLISH_DIR = join(ARTICLES_DIR, 'en');

async function make(browser: Browser, selection: Selected): Promise<number> {
  const drawn = await drawScreens({ browser, outDir: ARTICLES_DIR, ...selection });
  const taken = await takeIntoPlace(browser, shotArticles(selection));
  const paths = [...drawn.map(({ path }) => path), ...taken.map((path) => join('en', path))];
  for (const path of paths) {
    const { size } = await stat(join(ARTICLES_DIR, path));
    console.log(`${(size / 1000).toFixed(0).padStart(4)} kB  ${path}`);
  }
  const tight = drawn.flatMap(({ path, cutOff }) =>
    cutOff ? [`${path}: ${doesNotFit(cutOff)}`] : [],
  );
  if (tight.length > 0) console.error(`\n${tight.join('\n')}`);
  return tight.length === 0 ? 0 : 1;
}

async function check(browser: Browser, selection: Selected): Promise<number> {
  const differences = await compareScreens({ browser, dir: ARTICLES_DIR, ...selection });
  const articles = shotArticles(selection);
  if (articles.length > 0) {
    await prepareSite(browser, articles);
    const compared = await compareShots({ browser, dir: ENGLISH_DIR, articles });
    differences.push(
      ...compared.differences.map(({ path, reason }) => ({ path: join('en', path), reason })),
    );
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
    await cp(fresh, ENGLISH_DIR, { recursive: true });
    return taken;
  } finally {
    await rm(fresh, { recursive: true });
  }
}

function shotArticles({ only, languages }: Selected) {
  if (!languages.includes('en')) return [];
  return ARTICLES_WITH_SHOTS.filter(({ article }) => only.includes(article));
}

/** Builds the site that pictures are taken of, unless it stands already. */
async function prepareSite(browser: Browser, articles: typeof ARTICLES_WITH_SHOTS): Promise<void> {
  await holdPlaces(browser, ENGLISH_DIR, articles);
  await ensureBuilt(readEnv({}));
}

/** The languages of the screens that are to be drawn. */
function languagesOf(selection: Selected): Language[] {
  return placedScreens(selection).map(({ language }) => language);
}

function aboutMissing(fonts: readonly Font[]): string {
  const names = fonts.map(({ name }) => name).join(', ');
  const packages = [...new Set(fonts.map((font) => font.package))].join(' ');
  return `Not installed here: ${names}. Pictures drawn now get other letters, and --check sees only
large differences. (Debian: apt-get install ${packages})\n`;
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
    const { kind, selection } = command;
    const fonts = await missingFonts(browser, languagesOf(selection));
    if (fonts.length > 0) console.warn(aboutMissing(fonts));
    return await (kind === 'check' ? check : make)(browser, selection);
  } catch (error) {
    console.error((error as Error).message);
    return 1;
  } finally {
    await browser.close();
  }
}

process.exitCode = await run(readCommand(process.argv.slice(2)));
