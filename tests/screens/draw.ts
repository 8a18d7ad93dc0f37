/** Draws the pictures of the articles that come with Waymark: `npm run screens -- --help`. */
import { parseArgs } from 'node:util';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../support/browser.ts';
import { ARTICLES_DIR, drawScreens } from './capture.ts';
import { articleSlugs } from './catalog.ts';
import { compareScreens } from './compare.ts';
import { hasScreenFont, SCREEN_FONT } from './font.ts';

const USAGE = `Draws the screens of the sample articles into content/articles/en.

  npm run screens                      draw all
  npm run screens -- <article> …       draw the pictures of these articles
  npm run screens -- --check           redraw aside, compare, change nothing

Articles:
${articleSlugs.map((slug) => `  ${slug}`).join('\n')}`;

const FONT_MISSING = `The font ${SCREEN_FONT} is not installed here: pictures drawn now get other letters, and
--check sees only large differences. (Debian: apt-get install fonts-noto-core)\n`;

type Command =
  | { kind: 'help' }
  | { kind: 'refuse'; message: string }
  | { kind: 'draw' | 'check'; only: readonly string[] };

function readCommand(args: readonly string[]): Command {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { check: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
    });
    if (values.help) return { kind: 'help' };
    const unknown = positionals.filter((slug) => !articleSlugs.includes(slug));
    if (unknown.length > 0) {
      return { kind: 'refuse', message: `No screens for: ${unknown.join(', ')}.` };
    }
    const only = positionals.length > 0 ? positionals : articleSlugs;
    return { kind: values.check ? 'check' : 'draw', only };
  } catch (error) {
    // Only the first sentence: the rest is advice about dashes that fits no article.
    const [message = ''] = String(error instanceof Error ? error.message : error).split('. ');
    return { kind: 'refuse', message: `${message}.` };
  }
}

async function draw(browser: Browser, only: readonly string[]): Promise<number> {
  for (const { path, bytes } of await drawScreens({ browser, outDir: ARTICLES_DIR, only })) {
    console.log(`${(bytes / 1000).toFixed(0).padStart(4)} kB  ${path}`);
  }
  return 0;
}

async function check(browser: Browser, only: readonly string[]): Promise<number> {
  const differences = await compareScreens({ browser, dir: ARTICLES_DIR, only });
  for (const { path, reason } of differences) console.error(`${path}: ${reason}`);
  if (differences.length === 0) console.log('Every picture is as its screen describes it.');
  else console.error(`\n${differences.length} to look at. To redraw: npm run screens`);
  return differences.length === 0 ? 0 : 1;
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
    return await (command.kind === 'check' ? check : draw)(browser, command.only);
  } finally {
    await browser.close();
  }
}

process.exitCode = await run(readCommand(process.argv.slice(2)));
