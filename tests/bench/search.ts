/**
 * What a search costs a reader, beside Pagefind's bare API for the same words:
 * `npm run bench:search [-- 400 10000]`. Each site is built anew from generated articles; each figure
 * is the median of fresh browsers with an empty cache. Bytes are all that came down the line, heads
 * included. 10,000 articles need 10 GB of memory and some ten minutes.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../support/browser.ts';
import { freePort } from '../support/server.ts';
import { writeManyArticles } from './many-articles.ts';
import { buildCopy, copyContent } from './site-copy.ts';
import { openLine, type Line } from './slow-line.ts';

const LINES = {
  loopback: {},
  // 1.6 Mbit/s.
  slow: { roundTripMs: 150, bytesPerSecond: 200_000 },
};
const RUNS = 5;
/** As many results as Pagefind's own interface opens at first. */
const BARE_RESULTS = 5;

/** Milliseconds to the results, and bytes for them. */
type Figure = { ms: number; bytes: number };
type Figures = Record<'first' | 'later' | 'relaxed' | 'bareFirst' | 'bareLater', Figure>;

async function main(counts: number[]): Promise<void> {
  mkdirSync('var', { recursive: true });
  const folder = mkdtempSync(resolve('var', 'bench-search-'));
  const browser = await launchBrowser();
  try {
    console.log('| articles | line | what | Waymark | bare Pagefind | must be |');
    console.log('| ---: | --- | --- | ---: | ---: | --- |');
    for (const count of counts) {
      const content = join(folder, 'content');
      const site = join(folder, 'site');
      copyContent(content);
      writeManyArticles(content, count);
      await buildCopy(site, content);
      await withServer(site, content, async (port) => {
        for (const [name, speed] of Object.entries(LINES)) {
          const line = await openLine(port, speed);
          const runs: Figures[] = [];
          for (let run = 0; run < RUNS; run++) {
            runs.push(await measure(browser, line, titleOf(content, run + 7)));
          }
          line.close();
          report(count, name, runs);
        }
      });
    }
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true });
  }
}

async function withServer(
  site: string,
  content: string,
  use: (port: number) => Promise<void>,
): Promise<void> {
  const port = await freePort();
  const env = { ...process.env, PORT: String(port), DATA_DIR: join(site, 'var') };
  const child = spawn(process.execPath, ['dist/server.mjs'], {
    cwd: site,
    env: { ...env, CONTENT_DIR: content, LOG_LEVEL: 'error' },
    stdio: 'inherit',
  });
  try {
    while (!(await fetch(`http://localhost:${port}/healthz`).catch(() => undefined))?.ok) {
      if (child.exitCode !== null) throw new Error('The server did not start.');
      await new Promise((wake) => setTimeout(wake, 50));
    }
    await use(port);
  } finally {
    if (child.exitCode === null) {
      child.kill();
      await once(child, 'exit');
    }
  }
}

/** The two longest words of a title: what somebody who knows the article would type. */
function titleOf(content: string, index: number): string {
  const file = join(content, 'articles/en', `c${index % 20}`, `a${index}`, 'index.mdx');
  const title = /^title: (.*) \d+$/m.exec(readFileSync(file, 'utf8'))?.[1] ?? '';
  return title
    .split(' ')
    .toSorted((a, b) => b.length - a.length)
    .slice(0, 2)
    .join(' ');
}

async function measure(browser: Browser, line: Line, query: string): Promise<Figures> {
  const [one = '', other = ''] = query.split(' ');
  const typo = `${one.slice(0, 2)}${one.slice(3)} ${other}`;
  const ours = await withPage(browser, line, async (page) => [
    await timed(line, () => type(page, query)),
    await timed(line, () => type(page, query.slice(0, -1))),
    await timed(line, () => type(page, typo)),
  ]);
  const bare = await withPage(browser, line, async (page) => [
    await timed(line, () => searchBare(page, query)),
    await timed(line, () => searchBare(page, query.slice(0, -1))),
  ]);
  const none = { ms: NaN, bytes: NaN };
  const [first = none, later = none, relaxed = none] = ours;
  const [bareFirst = none, bareLater = none] = bare;
  return { first, later, relaxed, bareFirst, bareLater };
}

/** A reader with an empty cache on an article, which has come to rest. */
async function withPage<T>(
  browser: Browser,
  line: Line,
  use: (page: Page) => Promise<T>,
): Promise<T> {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await page.goto(`${line.url}/articles/a3/`, { waitUntil: 'networkidle' });
    return await use(page);
  } finally {
    await context.close();
  }
}

async function timed(line: Line, act: () => Promise<number>): Promise<Figure> {
  line.takeBytes();
  const ms = await act();
  // What still comes belongs to it.
  await new Promise((wake) => setTimeout(wake, 600));
  return { ms, bytes: line.takeBytes() };
}

/**
 * Puts all of the query into the field at once, the first time into the header's, and tells how long
 * it took until its results were in the page.
 */
async function type(page: Page, query: string): Promise<number> {
  await page.evaluate((text) => {
    const open = document.querySelector<HTMLInputElement>('dialog[open] [type=search]');
    const field = open ?? document.querySelector<HTMLInputElement>('[type=search]');
    const list = () => document.querySelector('dialog[open] [data-list]');
    const before = list()?.firstChild ?? null;
    const done = () => (list()?.childElementCount ?? 0) > 0 && list()?.firstChild !== before;
    const startedAt = performance.now();
    Object.assign(window, {
      shown: new Promise<number>((resolve) => {
        const look = () => {
          if (done()) resolve(performance.now() - startedAt);
          else setTimeout(look, 1);
        };
        look();
      }),
    });
    if (!field) throw new Error('There is no search field.');
    field.focus();
    field.value = text;
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  }, query);
  return page.evaluate(() => Reflect.get(window, 'shown') as Promise<number>);
}

async function searchBare(page: Page, query: string): Promise<number> {
  return page.evaluate(
    async ([text, count]) => {
      const address = '/pagefind/pagefind.js';
      const startedAt = performance.now();
      const pagefind = (await import(address)) as {
        search(query: string): Promise<{ results: { data(): Promise<unknown> }[] }>;
      };
      const { results } = await pagefind.search(text);
      await Promise.all(results.slice(0, count).map((result) => result.data()));
      return performance.now() - startedAt;
    },
    [query, BARE_RESULTS] as const,
  );
}

function report(count: number, line: string, runs: readonly Figures[]): void {
  const median = (part: keyof Figures, of: keyof Figure) =>
    runs.map((run) => run[part][of]).toSorted((a, b) => a - b)[Math.floor(runs.length / 2)] ?? NaN;
  const ms = (part: keyof Figures) => `${median(part, 'ms').toFixed(0)} ms`;
  const kb = (part: keyof Figures) => `${(median(part, 'bytes') / 1000).toFixed(0)} kB`;
  const isSlow = line === 'slow';
  const rows = [
    ['bytes to the first results', kb('first'), kb('bareFirst'), '≤ bare + 20 kB'],
    ['first results', ms('first'), ms('bareFirst'), isSlow ? '≤ 1,300 ms' : '≤ 260 ms'],
    ['a later keystroke', ms('later'), ms('bareLater'), isSlow ? '' : '≤ 70 ms'],
    ['a word with a slip, read as another', ms('relaxed'), '', isSlow ? '' : '≤ later + 200 ms'],
    ['bytes for that word', kb('relaxed'), '', ''],
  ];
  for (const [what, ours, bare, limit] of rows) {
    console.log(`| ${count} | ${line} | ${what} | ${ours} | ${bare} | ${limit} |`);
  }
}

const counts = process.argv.slice(2).map(Number);
if (counts.every((count) => Number.isInteger(count) && count >= 20)) {
  await main(counts.length > 0 ? counts : [400]);
} else {
  console.error('npm run bench:search [-- <articles> …]: found no whole number of articles ≥ 20.');
  process.exitCode = 2;
}
