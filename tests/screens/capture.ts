import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { placedScreens, type PlacedScreen } from './catalog.ts';
import { asDocument } from './document.ts';
import { SCREEN_SCALE, SCREEN_WIDTH } from './screen.ts';

/** Where the pictures of the English articles live. */
export const ARTICLES_DIR = fileURLToPath(new URL('../../content/articles/en/', import.meta.url));

/** A picture that was written. */
export interface DrawnScreen {
  readonly path: string;
  readonly bytes: number;
}

async function capture(page: Page, screen: PlacedScreen): Promise<Buffer> {
  await page.setViewportSize({ width: SCREEN_WIDTH, height: screen.height });
  await page.setContent(asDocument(screen.html));
  return page.screenshot({ animations: 'disabled', scale: 'device' });
}

/** Draws the screens of the named articles (or all) and writes them under `outDir`. */
export async function drawScreens(options: {
  browser: Browser;
  outDir: string;
  only?: readonly string[];
}): Promise<DrawnScreen[]> {
  const context = await options.browser.newContext({
    deviceScaleFactor: SCREEN_SCALE,
    colorScheme: 'light',
  });
  const page = await context.newPage();
  const drawn: DrawnScreen[] = [];
  for (const screen of placedScreens(options.only)) {
    const picture = await capture(page, screen);
    const file = join(options.outDir, screen.path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, picture);
    drawn.push({ path: screen.path, bytes: picture.length });
  }
  await context.close();
  return drawn;
}
