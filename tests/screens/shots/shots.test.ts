import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../../support/browser.ts';
import { ARTICLES_DIR } from '../capture.ts';
import { ARTICLES_WITH_SHOTS } from './catalog.ts';
import { compareShots } from './compare.ts';
import { picturesIn } from './hold-place.ts';
import type { ArticleShots } from './shot.ts';
import { takeShots } from './take.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

describe('the pictures of this help center', () => {
  it.each(ARTICLES_WITH_SHOTS.map((shots) => [shots.article, shots] as const))(
    '%s: every state is reached, and the article shows these pictures and no others',
    async (_, shots) => {
      const dir = join(ARTICLES_DIR, 'en');
      const { taken, differences } = await compareShots({ browser, dir, articles: [shots] });
      expect(differences).toEqual([]);

      const folder = join(dir, shots.category, shots.article);
      const files = taken.map((path) => basename(path)).sort();
      const beside = (await readdir(folder)).filter((file) => file.endsWith('.png'));
      expect((await picturesIn(folder)).sort()).toEqual(files);
      expect(beside.sort()).toEqual(files);
    },
  );
});

/** An article that would take one picture, of what stands at the top of the page of articles. */
function sample(shows: 'heading' | 'footer', height = 300): ArticleShots {
  return {
    category: 'using',
    article: 'sample',
    async take(stage, snap) {
      const page = await stage.newPage();
      await page.goto('/articles/');
      const from = page.getByRole('heading', { level: 1 });
      const shown = shows === 'heading' ? from : page.getByRole('contentinfo');
      await snap('1-sample.png', { page, height, from, shows: [shown] });
    },
  };
}

describe('taking pictures', () => {
  let dir: string;
  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'shots-test-'));
  });
  afterAll(() => rm(dir, { recursive: true }));

  it('names a picture that is missing, and one of another size', async () => {
    const compare = async () =>
      (await compareShots({ browser, dir, articles: [sample('heading')] })).differences;
    const path = 'using/sample/1-sample.png';
    expect(await compare()).toEqual([{ path, reason: 'the picture is missing' }]);

    await mkdir(join(dir, 'using/sample'), { recursive: true });
    const page = await browser.newPage({ viewport: { width: 720, height: 200 } });
    await writeFile(join(dir, path), await page.screenshot());
    await page.close();
    expect(await compare()).toEqual([
      { path, reason: 'the picture is 720 × 200 pixels, taken again it is 1440 × 600' },
    ]);
  });

  it.each([
    ['what it is about is below it', sample('footer'), /1-sample\.png: .* is from \d+ to \d+, /],
    ['the page ends before it does', sample('heading', 20_000), /1-sample\.png: the page ends at /],
  ])('takes none when %s', async (_, article, message) => {
    const attempt = takeShots({ browser, outDir: dir, articles: [article] });
    await expect(attempt).rejects.toThrow(message);
  });
});
