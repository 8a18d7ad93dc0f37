import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { placedScreens, type PlacedScreen, type Selection } from './catalog.ts';
import { asDocument } from './document.ts';
import { SCREEN_SCALE, SCREEN_WIDTH } from './screen.ts';
import { textThatIsCutOff } from './text-that-is-cut-off.ts';

/** Where the articles of all locales live. */
export const ARTICLES_DIR = fileURLToPath(new URL('../../content/articles/', import.meta.url));

/** A picture that was written. */
export interface DrawnScreen extends Pick<PlacedScreen, 'language' | 'path'> {
  readonly bytes: number;
  /** A text that does not fit where it stands. */
  readonly cutOff: string | undefined;
}

interface Picture {
  readonly png: Buffer;
  readonly cutOff: string | undefined;
}

async function capture(page: Page, screen: PlacedScreen): Promise<Picture> {
  await page.setViewportSize({ width: SCREEN_WIDTH, height: screen.height });
  await page.setContent(asDocument(screen.html, screen.language));
  const cutOff = await page.evaluate(textThatIsCutOff);
  return { png: await page.screenshot({ animations: 'disabled', scale: 'device' }), cutOff };
}

/** Draws the selected screens and writes them under `outDir`. */
export async function drawScreens(
  options: { browser: Browser; outDir: string } & Selection,
): Promise<DrawnScreen[]> {
  const context = await options.browser.newContext({
    deviceScaleFactor: SCREEN_SCALE,
    colorScheme: 'light',
  });
  const page = await context.newPage();
  // Several articles begin with the same screens.
  const pictures = new Map<string, Picture>();
  const drawn: DrawnScreen[] = [];
  for (const screen of placedScreens(options)) {
    const key = JSON.stringify([screen.language, screen.height, screen.html]);
    const picture = pictures.get(key) ?? (await capture(page, screen));
    pictures.set(key, picture);
    const { png, cutOff } = picture;
    const { language, path } = screen;
    const file = join(options.outDir, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, png);
    drawn.push({ language, path, bytes: png.length, cutOff });
  }
  await context.close();
  return drawn;
}
