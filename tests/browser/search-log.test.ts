import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestSite, type TestSite } from '../support/site.ts';

/** What the search page tells the log: the search, and the result that was opened. */
let site: TestSite;
beforeAll(async () => {
  site = await openTestSite();
});
afterAll(async () => {
  await site.close();
});

const log = () =>
  site.server.rows('select kind, query, locale, article, position from searches order by rowid');

test('a search and the opened result are noted, and the reader is not held up', async () => {
  const { page, complaints } = await site.newReader({ javaScript: true });
  await page.goto('/search/?q=login');
  const links = page.locator('[data-list] > li > a:first-child');
  await links.nth(1).waitFor();
  const search = { kind: 'search', query: 'login', locale: 'en', article: null, position: null };
  await expect.poll(log).toEqual([search]);

  await links.nth(1).click();
  await page.waitForURL('**/articles/**');
  const article = /\/articles\/([^/]+)\//.exec(page.url())?.[1];
  const opened = { ...search, kind: 'opened', article, position: 2 };
  await expect.poll(log).toEqual([search, opened]);
  expect(complaints).toEqual([]);
});

test('with the log out of reach the result opens all the same', async () => {
  const before = log().length;
  const { page } = await site.newReader({ javaScript: true });
  await page.route('**/api/searches', (route) => route.abort());
  await page.goto('/search/?q=login');
  await page.locator('[data-list] > li a').first().click();
  await page.waitForURL('**/articles/**');
  expect(log()).toHaveLength(before);
});

test('a query as long as an essay is cut between characters', async () => {
  const { page } = await site.newReader({ javaScript: true });
  await page.goto(`/search/?q=${encodeURIComponent('🙂'.repeat(300))}`);
  await expect.poll(() => log().at(-1)).toMatchObject({ query: '🙂'.repeat(200) });
});
