import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { drawScreens } from './capture.ts';
import type { Selection } from './catalog.ts';
import { missingFonts } from './font.ts';
import { fontsOf } from './languages.ts';
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
  if (expected === actual) return undefined;
  const distance = await page.evaluate(measureInPage, { expected, actual, square: SQUARE });
  const [is, becomes] = distance.sizes;
  if (is !== becomes) return `the picture is ${is} pixels, redrawn it is ${becomes}`;
  const found = distance[measure];
  if (found <= TOLERANCE[measure]) return undefined;
  return `redrawn it differs by ${found.toFixed(1)} levels, at most ${TOLERANCE[measure]} are expected`;
}

/** Redraws the screens into a temporary folder and lists the pictures in `dir` that differ. */
export async function compareScreens(
  options: { browser: Browser; dir: string } & Selection,
): Promise<Difference[]> {
  const { browser, dir, ...selection } = options;
  const fresh = await mkdtemp(join(tmpdir(), 'screens-'));
  const page = await browser.newPage();
  try {
    const drawn = await drawScreens({ browser, outDir: fresh, ...selection });
    const missing = await missingFonts(
      browser,
      drawn.map(({ language }) => language),
    );
    const differences: Difference[] = [];
    for (const { path, language, cutOff } of drawn) {
      const files = { expected: join(dir, path), actual: join(fresh, path) };
      const hasFonts = !fontsOf(language).some((font) => missing.includes(font));
      const reason = await compareOne(page, files, hasFonts ? 'worst' : 'mean');
      if (reason) differences.push({ path, reason });
      if (hasFonts && cutOff !== undefined) differences.push({ path, reason: doesNotFit(cutOff) });
    }
    return differences;
  } finally {
    await page.close();
    await rm(fresh, { recursive: true });
  }
}

/** What is said of a text that is cut off in the picture. */
export function doesNotFit(text: string): string {
  return `there is not enough room for “${text}”`;
}
