import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestSite, type TestSite } from '../support/site.ts';

/** What an article's page does, with and without JavaScript; budget.test.ts says what it weighs. */
const STEPS = '/articles/change-my-bitrix24-login/';
const PROBLEM = 'a-user-with-that-email-already-exists';
const PARTS = '/articles/show-steps-with-screenshots/';
const VIDEO = '/articles/connect-a-social-login/';

let site: TestSite;
beforeAll(async () => {
  site = await openTestSite();
});
afterAll(async () => {
  await site.close();
});

async function open(path: string, options: { javaScript?: boolean; width?: number } = {}) {
  const reader = await site.newReader({ javaScript: true, ...options });
  await reader.page.emulateMedia({ reducedMotion: 'reduce' });
  await reader.page.goto(path);
  return reader;
}

const topOf = async (page: Page, selector: string) =>
  (await page.locator(selector).first().boundingBox())?.y ?? -1;

describe.each([
  ['with JavaScript', true],
  ['without JavaScript', false],
])('%s', (_, javaScript) => {
  test('a problem is closed, and opens for a link to it, with its message in sight', async () => {
    const { page } = await open(STEPS, { javaScript });
    const way = page.getByText('There are two ways it came to be');
    expect(await way.isVisible()).toBe(false);
    await page.goto('about:blank');
    await page.goto(`${STEPS}#${PROBLEM}`);
    await way.waitFor();
    const top = await topOf(page, 'details.problem');
    expect(top).toBeGreaterThanOrEqual(0);
    expect(top).toBeLessThan(100);
  });

  test('one system is shown, another opens, and the first closes', async () => {
    const { page } = await open(PARTS, { javaScript });
    const systems = page.locator('.platforms details');
    const isOpen = () =>
      Promise.all([0, 1].map((n) => systems.nth(n).locator('.platform').isVisible()));
    expect(await isOpen()).toEqual([true, false]);
    await systems.nth(1).locator('> summary').press('Enter');
    expect(await isOpen()).toEqual([false, true]);
  });

  test('a step’s number leads to it', async () => {
    const { page } = await open(STEPS, { javaScript });
    await page.getByRole('link', { name: 'Step 3', exact: true }).click();
    expect(new URL(page.url()).hash).toBe('#step-3');
    expect(await topOf(page, '#step-3')).toBeLessThan(100);
  });

  test('a video is a link with its picture, and loads nothing of its host', async () => {
    const { page } = await open(VIDEO, { javaScript });
    const link = page.locator('.video a');
    expect(await link.getAttribute('href')).toMatch(/^https:\/\/example\.com\//);
    expect(await link.locator('img').getAttribute('src')).toMatch(/^\/_assets\/.*\.webp$/);
    expect(await page.locator('iframe, video, embed, object').count()).toBe(0);
  });
});

describe('a screenshot', () => {
  test('without JavaScript is a link to itself in full size', async () => {
    const { page } = await open(STEPS, { javaScript: false });
    await page.locator('a[data-zoom]').first().click();
    expect(new URL(page.url()).pathname).toMatch(/\.webp$/);
    const width = await page
      .locator('img')
      .evaluate((img) => (img as HTMLImageElement).naturalWidth);
    expect(width).toBe(1440);
  });

  test('is enlarged by keyboard, in its actual size on wish, and the focus comes back', async () => {
    const { page, complaints } = await open(STEPS);
    await page.locator('a[data-zoom]').nth(1).focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    const picture = dialog.locator('img');
    await picture.evaluate((img) => (img as HTMLImageElement).decode());
    expect((await picture.boundingBox())?.width).toBeLessThanOrEqual(1280);
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    await page.keyboard.press('Enter');
    expect((await picture.boundingBox())?.width).toBe(1440);
    expect(await dialog.getByRole('button', { name: 'Fit to the window' }).isVisible()).toBe(true);
    await page.keyboard.press('Escape');
    expect(await dialog.count()).toBe(0);
    expect(
      await page.evaluate(
        () => document.activeElement === document.querySelectorAll('a[data-zoom]')[1],
      ),
    ).toBe(true);
    expect(complaints).toEqual([]);
  });

  test('opens as a page where the code that enlarges it cannot be loaded', async () => {
    const { page } = await open(STEPS);
    await page.route('**/zoom.client*', (route) => route.fulfill({ status: 404 }));
    await page.locator('a[data-zoom]').first().click();
    await page.waitForURL('**/*.webp');
  });

  test('carries its callouts, at their places, also enlarged', async () => {
    const { page } = await open(PARTS);
    const marked = page.locator('.callouts a[data-zoom]').first();
    const marks = await marked.locator('circle').count();
    expect(marks).toBeGreaterThan(0);
    expect(await page.locator('.callouts').first().locator('li').count()).toBe(marks);
    const place = async (within: string) => {
      const picture = await page.locator(`${within} img`).first().boundingBox();
      const mark = await page.locator(`${within} circle`).first().boundingBox();
      if (!picture || !mark) throw new Error(`No mark in ${within}.`);
      return [
        (mark.x + mark.width / 2 - picture.x) / picture.width,
        (mark.y + mark.height / 2 - picture.y) / picture.height,
      ].map((part) => Math.round(part * 100));
    };
    const before = await place('.callouts');
    expect(await marked.locator('circle').first().getAttribute('cx')).toBe(`${before[0] ?? 0}%`);
    await marked.click();
    const enlarged = page.locator('dialog img');
    await enlarged.evaluate((img) => (img as HTMLImageElement).decode());
    expect(await place('dialog')).toEqual(before);
  });
});

describe('copied is', () => {
  test('an error message, and the article as Markdown; it is said', async () => {
    const { page, context } = await open(`${STEPS}#${PROBLEM}`);
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const copied = () => page.evaluate(() => navigator.clipboard.readText());
    await page.getByRole('button', { name: 'Copy this message' }).click();
    await page.getByRole('status').getByText('Copied').waitFor();
    expect(await copied()).toBe('A user with that email already exists');
    await page.getByRole('button', { name: 'Copy as Markdown' }).click();
    await page.locator('.article-facts').getByText('Copied', { exact: true }).waitFor();
    expect(await copied()).toMatch(/^# How can I change my Bitrix24 login\?\n/);
  });

  test('not offered without JavaScript, where the Markdown is a link', async () => {
    const { page } = await open(STEPS, { javaScript: false });
    expect(await page.getByRole('button', { name: /^Copy/ }).count()).toBe(0);
    expect(await page.getByRole('link', { name: 'View as Markdown' }).isVisible()).toBe(true);
  });

  test('nothing where the browser forbids it, and that is said', async () => {
    const { page } = await open(`${STEPS}#${PROBLEM}`);
    await page.evaluate(() => {
      navigator.clipboard.write = () => Promise.reject(new Error('forbidden'));
    });
    await page.getByRole('button', { name: 'Copy this message' }).click();
    await page.getByText('It could not be copied.').waitFor();
  });
});

describe('beside the text', () => {
  const current = (page: Page) =>
    page
      .locator('.contents a[aria-current]')
      .evaluateAll((links) => links.map((a) => a.textContent));

  test('the contents follow the reader', async () => {
    const { page } = await open(STEPS);
    for (const step of [2, 4]) {
      await page.locator(`#step-${step}`).evaluate((li) => {
        li.scrollIntoView();
      });
      await page.locator(`.contents a[href="#step-${step}"][aria-current]`).waitFor();
      expect(await current(page)).toHaveLength(1);
    }
  });

  test('stand contents and siblings where there is room, else to open', async () => {
    const { page } = await open(STEPS, { width: 1280 });
    const contents = page.locator('.contents li').first();
    const siblings = page.locator('.siblings li').first();
    expect([await contents.isVisible(), await siblings.isVisible()]).toEqual([true, true]);
    await page.setViewportSize({ width: 390, height: 800 });
    expect([await contents.isVisible(), await siblings.isVisible()]).toEqual([false, false]);
    await page.getByText('On this page').last().click();
    expect(await contents.isVisible()).toBe(true);
  });
});

test.each([PARTS, STEPS])(
  'on paper every picture and every problem is there, and no control: %s',
  async (path) => {
    const { page } = await open(path);
    await page.emulateMedia({ media: 'print' });
    for (const part of await page.locator('.platform, .problem > p:not(.stuck)').all()) {
      expect(await part.isVisible()).toBe(true);
    }
    const controls = ['.stuck', '.copy', '.contents', '.siblings', '.feedback', '.neighbours'];
    for (const control of [...controls, 'article ~ section']) {
      expect(await page.locator(`${control}:visible`).count()).toBe(0);
    }
    const pictures = await page.locator('.screenshot img').count();
    const pdf = (await page.pdf()).toString('latin1');
    // One for each picture; lazy ones would be missing.
    expect(pdf.match(/\/Subtype\s*\/Image/g)?.length).toBeGreaterThanOrEqual(pictures);
  },
);

const looks = [
  { width: 1280, colorScheme: 'light' },
  { width: 320, colorScheme: 'dark' },
] as const;

test.each(looks)('axe finds nothing in any part: $width, $colorScheme', async (look) => {
  for (const path of [PARTS, VIDEO, '/articles/write-your-first-article/']) {
    const { page } = await open(path, { width: look.width });
    await page.emulateMedia({ colorScheme: look.colorScheme });
    await page.locator('details').evaluateAll((all) => {
      for (const details of all)
        if (!details.hasAttribute('name')) details.setAttribute('open', '');
    });
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map((n) => n.html)])).toEqual([]);
    const isWide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    expect([path, isWide]).toEqual([path, false]);
  }
});
