import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { SCREEN_WIDTH } from '../screen.ts';
import type { ArticleShots, Frame, Snap } from './shot.ts';
import { openStage } from './stage.ts';

/** CSS pixels of the page that stay above what a picture begins with. */
const ABOVE = 24;

/**
 * Goes through the articles, each on a site of its own, and writes their pictures under `outDir`.
 * Answers their paths. Fails when a state is not reached, or what a picture is about is not in it.
 */
export async function takeShots(options: {
  browser: Browser;
  outDir: string;
  articles: readonly ArticleShots[];
}): Promise<string[]> {
  const taken: string[] = [];
  for (const article of options.articles) taken.push(...(await takeArticle(options, article)));
  return taken;
}

async function takeArticle(
  to: { browser: Browser; outDir: string },
  { category, article, take }: ArticleShots,
): Promise<string[]> {
  const folder = `${category}/${article}`;
  await mkdir(join(to.outDir, folder), { recursive: true });
  const taken: string[] = [];
  const snap: Snap = async (file, frame) => {
    await capture(frame, { name: file, path: join(to.outDir, folder, file) });
    taken.push(`${folder}/${file}`);
  };
  const stage = await openStage(to.browser);
  try {
    await take(stage, snap);
    return taken;
  } catch (cause) {
    throw new Error(`${folder}: ${(cause as Error).message}`, { cause });
  } finally {
    await stage.close();
  }
}

async function capture(frame: Frame, file: { name: string; path: string }): Promise<void> {
  const { page, height, from, above = ABOVE, shows } = frame;
  // What a picture is about comes last; until then the page may still be the one before it.
  for (const locator of shows) await locator.waitFor();
  const top = Math.max(0, Math.round((await edges(page, from)).top) - above);
  const ends = await page.evaluate(() => document.documentElement.scrollHeight);
  if (ends < top + height) {
    throw new Error(`${file.name}: the page ends at ${ends - top}, the picture at ${height}.`);
  }
  for (const locator of shows) {
    const shown = await edges(page, locator);
    if (shown.top >= top && shown.bottom <= top + height) continue;
    const [starts, stops] = [shown.top - top, shown.bottom - top].map(Math.round);
    throw new Error(
      `${file.name}: ${String(locator)} is from ${starts} to ${stops}, the picture from 0 to ${height}.`,
    );
  }
  await page.screenshot({
    path: file.path,
    fullPage: true,
    clip: { x: 0, y: top, width: SCREEN_WIDTH, height },
    animations: 'disabled',
    scale: 'device',
  });
}

/** Where an element is on its page, in CSS pixels; waits until it is visible. */
async function edges(page: Page, locator: Locator): Promise<{ top: number; bottom: number }> {
  await locator.waitFor();
  const box = await locator.boundingBox();
  if (!box) throw new Error(`${String(locator)} is not on the page.`);
  const scrolled = await page.evaluate(() => scrollY);
  return { top: box.y + scrolled, bottom: box.y + box.height + scrolled };
}
