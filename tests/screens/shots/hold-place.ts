import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { readSource } from '../../../src/features/articles/source.ts';
import { SCREEN_WIDTH } from '../screen.ts';
import type { ArticleShots } from './shot.ts';

/** The pictures an article shows, by file name, in the order of its text; not those in examples. */
export async function picturesIn(folder: string): Promise<string[]> {
  const file = join(folder, 'index.mdx');
  const { images } = readSource(await readFile(file, 'utf8'), file);
  return images.map(({ path }) => path.replace(/^\.\//, ''));
}

/**
 * A picture that is not there yet would stop the build of the site it is taken of, so a blank one
 * holds its place.
 */
export async function holdPlaces(
  browser: Browser,
  dir: string,
  articles: readonly ArticleShots[],
): Promise<void> {
  const page = await browser.newPage({ viewport: { width: SCREEN_WIDTH, height: 320 } });
  for (const { category, article } of articles) {
    const folder = join(dir, category, article);
    for (const file of await picturesIn(folder)) {
      const path = join(folder, file);
      const isThere = await access(path).then(
        () => true,
        () => false,
      );
      if (!isThere) await page.screenshot({ path });
    }
  }
  await page.close();
}
