import AxeBuilder from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { wordsFor } from '../../src/config/words/index.ts';
import { openTestSite, type TestSite } from '../support/site.ts';

/** Searching in a language that not every article is there in. */
const QUERY = 'bitrix24';
/** There in the source language alone, as these are. */
const UNTRANSLATED = 'sign-in-by-a-mailed-link';
const ERROR = 'found text in braces, which is code';
const ANCHOR = '/articles/check-and-publish/?q=**#found-text-in-braces-which-is-code';

let site: TestSite;
beforeAll(async () => {
  site = await openTestSite();
});
afterAll(async () => {
  await site.close();
});

describe.each([
  ['without JavaScript', false],
  ['with JavaScript', true],
])('%s', (_, javaScript) => {
  test.each([
    ['de', 'Englisch'],
    ['ar', 'الإنجليزية'],
    ['ja', '英語'],
  ])('a search in %s has what is not translated last, marked', async (locale, english) => {
    const { page, complaints } = await site.newReader({ javaScript });
    await page.goto(`/${locale}/search/`);
    await page.getByRole('searchbox').fill(QUERY);
    await page.getByRole('searchbox').press('Enter');
    const results = page.locator('[data-list] > li');
    const last = page.locator(`[data-article=${UNTRANSLATED}]`);
    await last.waitFor();
    const languages = await results.evaluateAll((items) =>
      items.map((item) => item.querySelector('.language')?.textContent ?? ''),
    );
    expect(languages[0]).toBe('');
    expect(languages.filter((name) => name !== '')).toEqual([english]);
    expect(languages.at(-1)).toBe(english);
    const link = last.locator('> a');
    expect(await link.evaluate((a: HTMLAnchorElement) => [a.lang, a.dir, a.hreflang])).toEqual([
      ...['en', 'ltr', 'en'],
    ]);
    const count = new Intl.NumberFormat(locale).format(await results.count());
    expect(await page.locator('[data-summary]').innerText()).toContain(count);
    await link.click();
    await page.waitForURL(`**/articles/${UNTRANSLATED}/?q=${QUERY}#in-${locale}`);
    expect(await page.locator(`#in-${locale}`).isVisible()).toBe(true);
    expect(complaints).toEqual([]);
  });

  test('a pasted error leads to its problem, in whatever language that is', async () => {
    const { page } = await site.newReader({ javaScript });
    await page.goto('/de/search/');
    await page.getByRole('searchbox').fill(`Error 4711: "${ERROR}"`);
    await page.getByRole('searchbox').press('Enter');
    await page
      .getByRole('link', { name: `${wordsFor('de').search.problem}: ${ERROR}` })
      .first()
      .click();
    await page.waitForURL(`**${ANCHOR}`);
  });
});

describe('the dialog', () => {
  test('fetches the other index after its own results, and both are accessible', async () => {
    const { page, complaints } = await site.newReader({ javaScript: true });
    await page.goto('/ar/articles/');
    let shownBefore: number | undefined;
    await page.route('**/words/en.json', async (route) => {
      shownBefore ??= await page.locator('dialog [data-list] > li').count();
      await route.continue();
    });
    await page.keyboard.press('Control+k');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('searchbox').fill(QUERY);
    await dialog.locator(`[data-article=${UNTRANSLATED}]`).waitFor();
    expect(shownBefore).toBeGreaterThan(0);
    const { violations } = await new AxeBuilder({ page }).include('dialog').analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
    expect(complaints).toEqual([]);
  });

  test('keeps what was found when the other index cannot be fetched', async () => {
    const { page } = await site.newReader({ javaScript: true });
    await page.goto('/de/articles/');
    const refused: string[] = [];
    await page.route('**/words/en.json', (route) => {
      refused.push(route.request().url());
      return route.abort();
    });
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').getByRole('searchbox').fill(QUERY);
    await expect.poll(() => refused.length).toBeGreaterThan(0);
    expect(await page.locator('dialog [data-list] > li').count()).toBeGreaterThan(0);
    expect(await page.locator('dialog [data-summary]').innerText()).toContain(QUERY);
  });

  test('in the source language no other index is fetched', async () => {
    const { page } = await site.newReader({ javaScript: true });
    const asked: string[] = [];
    page.context().on('request', (request) => asked.push(request.url()));
    await page.goto('/articles/');
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').getByRole('searchbox').fill(QUERY);
    await page.locator('dialog [data-list] > li').first().waitFor();
    await page.waitForTimeout(500);
    const words = asked.filter((url) => /\/words\/\w+\.json/.test(url));
    expect(words).toEqual([expect.stringContaining('/words/en.json')]);
  });
});
