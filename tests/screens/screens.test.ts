import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { ARTICLES_DIR, drawScreens } from './capture.ts';
import { ARTICLES_WITH_SCREENS, placedScreens } from './catalog.ts';
import { compareScreens } from './compare.ts';
import { asDocument } from './document.ts';
import { languageCodes } from './languages.ts';
import { textThatIsCutOff } from './text-that-is-cut-off.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

describe('the pictures of the articles', () => {
  it('are as their screens describe them', async () => {
    expect(await compareScreens({ browser, dir: ARTICLES_DIR })).toEqual([]);
  });

  it('are all shown in their article, and the article shows no others', async () => {
    const folders = Map.groupBy(placedScreens(), ({ path }) => dirname(path));
    for (const [folder, screens] of folders) {
      const drawn = screens.map(({ path }) => basename(path)).sort();
      const source = await readFile(join(ARTICLES_DIR, folder, 'index.mdx'), 'utf8');
      const shown = [...source.matchAll(/!\[[^\]]+\]\(\.\/([^)]+)\)/g)].map(([, file]) => file);
      const files = await readdir(join(ARTICLES_DIR, folder));
      expect(shown.sort(), folder).toEqual(drawn);
      expect(files.filter((file) => file.endsWith('.png')).sort(), folder).toEqual(drawn);
    }
  });
});

describe('an article in several languages', () => {
  it.each(ARTICLES_WITH_SCREENS)(
    'has pictures in each: $article',
    ({ article, category, languages }) => {
      const translated = languageCodes.filter((language) =>
        existsSync(join(ARTICLES_DIR, language, category, article)),
      );
      expect(translated).toEqual(languages);
    },
  );
});

describe('comparing', () => {
  const only = ['reset-my-bitrix24-password'];
  const languages = ['en'] as const;
  let dir: string;
  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'screens-test-'));
    await drawScreens({ browser, outDir: dir, only, languages });
  });
  afterAll(() => rm(dir, { recursive: true }));

  it('names a missing picture, one of another size and one of other content', async () => {
    const files = await readdir(join(dir, 'en', 'security', ...only));
    const [first = '', second = '', third = '', , fifth = ''] = files
      .sort()
      .map((file) => join(dir, 'en', 'security', ...only, file));
    await rm(first);
    await writeFile(second, await readFile(third));
    await writeFile(fifth, await otherColors(fifth));

    const found = await compareScreens({ browser, dir, only, languages });

    expect(found.map(({ path, reason }) => `${basename(path)}: ${reason}`)).toEqual([
      '1-forgot-your-password.png: the picture is missing',
      '2-type-your-email.png: the picture is 1440 × 700 pixels, redrawn it is 1440 × 740',
      expect.stringMatching(/^5-choose-a-new-password\.png: redrawn it differs by \d+/),
    ]);
  });
});

describe('a text that does not fit where it stands', () => {
  const box = (text: string, rest = '') =>
    asDocument(`<main><p class="row"><span class="label">${text}</span></p>${rest}</main>`, 'en');

  it.each([
    ['fits', box('Login'), undefined],
    ['would lie over what follows', box('Repeat your new password'), 'Repeat your new password'],
    [
      'is shortened on purpose',
      box(
        'Login',
        '<p style="width: 80px; overflow: hidden; text-overflow: ellipsis">Your week at a glance</p>',
      ),
      undefined,
    ],
  ])('is named: one that %s', async (_, document, found) => {
    const page = await browser.newPage();
    await page.setContent(document);
    expect(await page.evaluate(textThatIsCutOff)).toBe(found);
    await page.close();
  });
});

/** The same picture with its colors inverted. */
async function otherColors(file: string): Promise<Buffer> {
  const source = `data:image/png;base64,${await readFile(file, 'base64')}`;
  const page = await browser.newPage({ deviceScaleFactor: 1 });
  await page.setContent(`<style>img { filter: invert(1) }</style><img src="${source}">`);
  const inverted = await page.locator('img').screenshot();
  await page.close();
  return inverted;
}
