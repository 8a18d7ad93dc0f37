import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { drawScreens } from './capture.ts';
import { hasScreenFont } from './font.ts';
import { measureInPage } from './measure-in-page.ts';

/** Side of the squares that are compared, in image pixels: about one short word. */
const SQUARE = 32;

/**
 * Mean levels per color channel (0 to 255) that may differ. With the same font, redrawn pictures
 * are equal to the pixel, and one changed letter gives 16 in its square. With another font all text
 * moves (up to 11 over a whole picture), so only the whole is compared.
 */
const TOLERANCE = { worst: 12, mean: 14 } as const;

/** What is wrong with one committed picture. */
export interface Difference {
  readonly path: string;
  readonly reason: string;
}

async function compareOne(
  page: Page,
  files: { expected: string; actual: string },
  measure: keyof typeof TOLERANCE,
): Promise<string | undefined> {
  const actual = await readFile(files.actual, 'base64');
  const expected = await readFile(files.expected, 'base64').catch(() => undefined);
  if (expected === undefined) return 'the picture is missing';
  const distance = await page.evaluate(measureInPage, { expected, actual, square: SQUARE });
  const [is, becomes] = distance.sizes;
  if (is !== becomes) return `the picture is ${is} pixels, redrawn it is ${becomes}`;
  const found = distance[measure];
  if (found <= TOLERANCE[measure]) return undefined;
  return `redrawn it differs by ${found.toFixed(1)} levels, at most ${TOLERANCE[measure]} are expected`;
}

/** Redraws the screens into a temporary folder and lists the pictures in `dir` that differ. */
export async function compareScreens(options: {
  browser: Browser;
  dir: string;
  only?: readonly string[];
}): Promise<Difference[]> {
  const { browser, dir, ...filter } = options;
  const measure = (await hasScreenFont(browser)) ? 'worst' : 'mean';
  const fresh = await mkdtemp(join(tmpdir(), 'screens-'));
  const page = await browser.newPage();
  try {
    const differences: Difference[] = [];
    for (const { path } of await drawScreens({ browser, outDir: fresh, ...filter })) {
      const files = { expected: join(dir, path), actual: join(fresh, path) };
      const reason = await compareOne(page, files, measure);
      if (reason) differences.push({ path, reason });
    }
    return differences;
  } finally {
    await page.close();
    await rm(fresh, { recursive: true });
  }
}
