import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestSite, type TestSite } from '../support/site.ts';

/** Searching, on its page and in the dialog, with and without JavaScript. */
const ERROR = 'A user with that email already exists';
const ANCHOR = 'a-user-with-that-email-already-exists';
const ARTICLE = '/articles/change-my-bitrix24-login/';
const TYPO = 'change my bitrix24 lgoin';

let site: TestSite;
beforeAll(async () => {
  site = await openTestSite();
});
afterAll(async () => {
  await site.close();
});

const missedNeeds = () =>
  site.server.rows("select query, results, article from searches where kind = 'missed-need'");

describe.each([
  ['without JavaScript', false],
  ['with JavaScript', true],
])('the page %s', (_, javaScript) => {
  const search = async (query: string) => {
    const reader = await site.newReader({ javaScript });
    const { page } = reader;
    await page.goto('/search/');
    await page.getByRole('searchbox').fill(query);
    await page.getByRole('searchbox').press('Enter');
    await page.waitForURL((url) => url.searchParams.get('q') === query);
    return reader;
  };

  test('leads from a pasted error to the problem itself', async () => {
    const { page, complaints } = await search(`Error 4711: "${ERROR}."`);
    await page.getByRole('link', { name: `Problem: ${ERROR}` }).click();
    await page.waitForURL(`**${ARTICLE}?q=**#${ANCHOR}`);
    expect(await page.locator(`#${ANCHOR}`).isVisible()).toBe(true);
    expect(complaints).toEqual([]);
  });

  test('reads a typo as what was meant, and has a way back', async () => {
    const { page } = await search(TYPO);
    await page.getByText('Showing results for change my bitrix24 login.').waitFor();
    const first = page.locator('[data-list] > li').first();
    expect(await first.locator('> a').innerText()).toBe('Change my Bitrix24 login');
    expect(await first.locator('mark').count()).toBeGreaterThan(0);
    await page.getByRole('link', { name: `Search instead for “${TYPO}”` }).click();
    await page.waitForURL('**exact=1');
    await page.getByText(/ for “change my bitrix24 lgoin”/).waitFor();
    await expect.poll(() => page.getByText('Showing results for').isVisible()).toBe(false);
  });

  test('narrows down to a kind and a category, and lets go of them', async () => {
    const { page } = await search('password');
    const summary = page.locator('[data-summary]');
    await summary.filter({ hasText: /^\d+ articles/ }).waitFor();
    const all = await summary.innerText();
    const chip = page
      .getByRole('navigation', { name: 'Narrow down' })
      .getByRole('link', { name: 'Passwords and security' });
    await chip.click();
    await page.waitForURL('**category=security*');
    await expect.poll(() => summary.innerText()).not.toBe(all);
    const categories = await page.locator('[data-list] > li > .quiet').allInnerTexts();
    expect(new Set(categories)).toEqual(new Set(['Passwords and security']));
    expect(await chip.getAttribute('aria-current')).toBe('true');
    await chip.click();
    await expect.poll(() => summary.innerText()).toBe(all);
    expect(new URL(page.url()).searchParams.has('category')).toBe(false);
  });

  test('helps on when nothing fits, and keeps what was looked for without a person', async () => {
    const query = `zzzzqqqq ${javaScript}`;
    const { page } = await search(query);
    await page.getByText(`Nothing found for “${query}”.`).first().waitFor();
    for (const name of ['Account and sign-in', 'All articles from A to Z', 'See how the support']) {
      expect(await page.getByRole('link', { name }).isVisible()).toBe(true);
    }
    const field = page.getByLabel('What were you looking for?');
    expect(await field.inputValue()).toBe(query);
    await field.fill(`a ${query} for ana@example.com`);
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByText('Thank you. The people who write').waitFor();
    const row = { query: `a ${query} for [email]`, results: 0, article: null };
    expect(missedNeeds()).toContainEqual(row);
  });
});

describe('with JavaScript the page', () => {
  test('answers while one types, says how much once, and its address can be shared', async () => {
    const { page, complaints } = await site.newReader({ javaScript: true });
    await page.goto('/search/');
    await page.evaluate(() => {
      const said: string[] = [];
      Object.assign(window, { said });
      const region = document.querySelector('[data-announce]');
      new MutationObserver(() => said.push(region?.textContent ?? '')).observe(region ?? document, {
        childList: true,
      });
    });
    await page.getByRole('searchbox').pressSequentially('password');
    await page
      .getByText(/^\d+ articles for “password”$/)
      .first()
      .waitFor();
    expect(new URL(page.url()).searchParams.get('q')).toBe('password');
    const said = () => page.evaluate(() => Reflect.get(window, 'said') as string[]);
    await expect.poll(said, { timeout: 5000 }).toContainEqual(expect.stringMatching(/“password”/));
    expect((await said()).filter((text) => text.includes('“password”'))).toHaveLength(1);
    const titles = await page.locator('[data-list] > li > a').allInnerTexts();

    const other = await site.newReader({ javaScript: false });
    await other.page.goto(page.url());
    expect(await other.page.locator('[data-list] > li > a').allInnerTexts()).toEqual(titles);
    expect(complaints).toEqual([]);
  });

  test('drops an answer that comes too late', async () => {
    const { page } = await site.newReader({ javaScript: true });
    await page.goto('/search/');
    await page.route('**/words/*.json', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 500));
      await route.continue();
    });
    await page.getByRole('searchbox').fill('password');
    await page.getByRole('searchbox').fill(ERROR);
    await page.getByRole('link', { name: `Problem: ${ERROR}` }).waitFor();
    await page.waitForTimeout(200);
    expect(await page.locator('[data-summary]').innerText()).toContain(ERROR);
  });

  test.each(['pagefind-worker.js', 'pagefind-entry.json*', 'wasm.*', 'words/*.json'])(
    'says so when /pagefind/%s cannot be fetched, and tries again',
    async (file) => {
      const { page, context } = await site.newReader({ javaScript: true });
      await page.goto('/search/');
      const address = `**/pagefind/${file}`;
      await context.route(address, (route) => route.abort());
      await page.getByRole('searchbox').fill('password');
      await page.getByText('Search does not answer at the moment').first().waitFor();
      await context.unroute(address);
      await page.getByRole('searchbox').fill('passwords');
      await page
        .getByText(/articles? for “passwords”/)
        .first()
        .waitFor();
    },
  );
});

describe('the dialog', () => {
  const dialogOf = (page: Page) => page.getByRole('dialog', { name: 'Search the help center' });

  test('fetches nothing before somebody means to search', async () => {
    const { page } = await site.newReader({ javaScript: true });
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.goto(ARTICLE, { waitUntil: 'networkidle' });
    expect(asked.filter((path) => /pagefind|search/.test(path))).toEqual([]);
    await page.getByRole('searchbox').focus();
    await expect.poll(() => asked).toContain('/pagefind/pagefind-worker.js');
  });

  test('opens by /, leads by arrows to a result, and gives the focus back', async () => {
    const { page, complaints } = await site.newReader({ javaScript: true });
    await page.goto(ARTICLE);
    const before = page.getByRole('link', { name: 'All articles' }).first();
    await before.focus();
    await page.keyboard.press('/');
    await dialogOf(page).waitFor();
    await page.keyboard.press('Escape');
    await dialogOf(page).waitFor({ state: 'hidden' });
    expect(await before.evaluate((link) => link === document.activeElement)).toBe(true);

    await page.keyboard.press('Control+k');
    await page.keyboard.type(ERROR);
    const problem = dialogOf(page).getByRole('link', { name: `Problem: ${ERROR}` });
    await problem.waitFor();
    await page.keyboard.press('ArrowDown');
    expect(await problem.evaluate((link) => link === document.activeElement)).toBe(true);
    await page.keyboard.press('ArrowUp');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('q');
    const { violations } = await new AxeBuilder({ page }).include('dialog').analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL(`**?q=**#${ANCHOR}`);
    expect(complaints).toEqual([]);
  });

  test('an answer that comes late leaves the focus where it is, or gives it to the field', async () => {
    const { page } = await site.newReader({ javaScript: true });
    await page.goto(ARTICLE);
    await page.keyboard.press('Control+k');
    const field = dialogOf(page).getByRole('searchbox');
    const first = dialogOf(page).locator('[data-list] a').first();
    const summary = dialogOf(page).locator('[data-summary]');
    // As if the last letter had been typed before the way down.
    const answerLate = (query: string) =>
      field.evaluate((input: HTMLInputElement, text) => {
        input.value = text;
        input.dispatchEvent(new InputEvent('input', { bubbles: true }));
      }, query);
    const focused = () =>
      page.evaluate(() => {
        const link = document.activeElement;
        return link instanceof HTMLAnchorElement ? link.pathname : link?.getAttribute('name');
      });

    await field.fill('change my bitrix24 logi');
    await first.waitFor();
    await page.keyboard.press('ArrowDown');
    expect(await focused()).toBe(ARTICLE);
    await answerLate('change my bitrix24 login');
    await summary.filter({ hasText: '“change my bitrix24 login”' }).waitFor();
    expect(await focused()).toBe(ARTICLE);
    expect(await first.getAttribute('href')).toContain('login');

    const list = dialogOf(page).locator('[data-list]');
    const before = await list.evaluateHandle((element) => element.firstChild);
    await answerLate('change my bitrix24 login');
    await page.waitForTimeout(300);
    expect(await before.evaluate((item) => item?.isConnected)).toBe(true);

    await answerLate('accessibility');
    await summary.filter({ hasText: '“accessibility”' }).waitFor();
    expect(await focused()).toBe('q');
  });

  test('takes over what is typed in the header, and keeps searches here until they are forgotten', async () => {
    const { page } = await site.newReader({ javaScript: true });
    await page.goto(ARTICLE);
    await page.getByRole('searchbox').click();
    await dialogOf(page).waitFor();
    await page.keyboard.type('password');
    await dialogOf(page).locator('[data-list] a').first().click();
    await page.waitForURL('**/articles/**?q=password**');

    await page.keyboard.press('Control+k');
    const recent = dialogOf(page).getByRole('link', { name: 'password', exact: true });
    await recent.click();
    await dialogOf(page)
      .getByText(/articles for “password”/)
      .first()
      .waitFor();
    await dialogOf(page).getByRole('searchbox').fill('');
    await dialogOf(page).getByRole('button', { name: 'Forget them' }).click();
    expect(await recent.isVisible()).toBe(false);
    expect(await page.evaluate(() => localStorage.getItem('waymark-recent-searches'))).toBeNull();
  });

  test('its keys can be turned off, and never act in a field', async () => {
    const { page } = await site.newReader({ javaScript: true });
    await page.goto(ARTICLE);
    await page.keyboard.press('/');
    await dialogOf(page).getByLabel('Open search with / or Ctrl+K').uncheck();
    await page.keyboard.press('Escape');
    await page.keyboard.press('/');
    await page.keyboard.press('Control+k');
    await page.waitForTimeout(200);
    expect(await dialogOf(page).isVisible()).toBe(false);

    await page.evaluate(() => localStorage.clear());
    await page.goto('/');
    await page.getByRole('searchbox').fill('and');
    await page.keyboard.press('/');
    expect(await page.getByRole('searchbox').inputValue()).toBe('and/');
  });

  test('fills a phone, from the link in its header', async () => {
    const { page } = await site.newReader({ javaScript: true, width: 320 });
    await page.goto(ARTICLE);
    await page.getByRole('link', { name: 'Search' }).click();
    await dialogOf(page).waitFor();
    const box = await dialogOf(page).boundingBox();
    expect([box?.width, box?.height]).toEqual([320, 900]);
    await page.keyboard.type('password');
    await dialogOf(page).locator('[data-list] a').first().waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  });
});
