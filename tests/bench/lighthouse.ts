/**
 * Lighthouse's mobile profile (slow 4G, a processor four times as slow) on the pages readers see
 * first: `npm run bench:lighthouse`. Fetches Lighthouse from the registry; needs a built site and an
 * idle machine. The middle of three runs of each page, because the figures scatter.
 */
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { findBrowser, FLAGS } from '../support/browser.ts';
import { startTestServer } from '../support/server.ts';

const LIGHTHOUSE = 'lighthouse@13.5.0';
const RUNS = 3;
const PAGES = ['/', '/categories/account/', '/articles/change-my-bitrix24-login/', '/support/'];
const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const;
type Report = {
  categories: Record<(typeof CATEGORIES)[number], { score: number | null }>;
  audits: Record<string, { numericValue?: number }>;
};

async function main(): Promise<void> {
  const server = await startTestServer({ env: { LOG_LEVEL: 'error' } });
  const folder = mkdtempSync(join(tmpdir(), 'waymark-lighthouse-'));
  try {
    console.log(
      '| page | performance | accessibility | best practices | SEO | LCP ms (≤ 1,100) | blocked ms (0) | CLS | kB |',
    );
    console.log('| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |');
    for (const page of PAGES) {
      const reports: Report[] = [];
      for (let run = 0; run < RUNS; run++) {
        reports.push(await lookAgain(server.url + page, join(folder, 'report.json')));
      }
      const lcp = (report: Report) => valueOf(report, 'largest-contentful-paint');
      const middle = reports.toSorted((a, b) => lcp(a) - lcp(b))[Math.floor(RUNS / 2)];
      if (middle) console.log(row(page, middle));
    }
  } finally {
    rmSync(folder, { recursive: true });
    await server.stop();
  }
}

/** Lighthouse itself asks to be run again when the browser lost the beginning of a trace. */
async function lookAgain(url: string, file: string): Promise<Report> {
  return look(url, file).catch((error: unknown) => {
    if (!String(error).includes('NO_NAVSTART')) throw error;
    return look(url, file);
  });
}

async function look(url: string, file: string): Promise<Report> {
  const args = ['exec', '--yes', `--package=${LIGHTHOUSE}`, '--', 'lighthouse', url];
  const options = [
    '--quiet',
    '--output=json',
    `--output-path=${file}`,
    `--chrome-flags=--headless ${FLAGS.join(' ')}`,
  ];
  await promisify(execFile)('npm', [...args, ...options], {
    env: { ...process.env, CHROME_PATH: await findBrowser() },
  });
  return JSON.parse(readFileSync(file, 'utf8')) as Report;
}

const valueOf = (report: Report, audit: string) => report.audits[audit]?.numericValue ?? NaN;

function row(page: string, report: Report): string {
  const scores = CATEGORIES.map((name) => Math.round((report.categories[name].score ?? NaN) * 100));
  const figures = [
    valueOf(report, 'largest-contentful-paint').toFixed(0),
    valueOf(report, 'total-blocking-time').toFixed(0),
    valueOf(report, 'cumulative-layout-shift').toFixed(3),
    (valueOf(report, 'total-byte-weight') / 1000).toFixed(0),
  ];
  return `| ${[page, ...scores, ...figures].join(' | ')} |`;
}

await main();
