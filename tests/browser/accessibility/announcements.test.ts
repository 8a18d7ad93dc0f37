import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SAMPLE } from '../../support/page-states.ts';
import { openTestSite, type TestSite } from '../../support/site.ts';

let site: TestSite;
beforeAll(async () => {
  site = await openTestSite();
});
afterAll(async () => {
  await site.close();
});

/** A page on which it is written down what is said aloud: each change of a live region's words. */
async function listeningPage(): Promise<Page> {
  const { page } = await site.newReader({ javaScript: true });
  await page.addInitScript(() => {
    const said: string[] = [];
    Object.assign(globalThis, { said });
    const LIVE = '[role=status], [role=alert], [aria-live]';
    const before = new WeakMap<Element, string>();
    new MutationObserver((changes) => {
      const regions = new Set<Element>();
      for (const { target, addedNodes } of changes) {
        const inside = target instanceof Element ? target : target.parentElement;
        const region = inside?.closest(LIVE);
        if (region) regions.add(region);
        for (const node of addedNodes) {
          if (!(node instanceof Element)) continue;
          if (node.matches(LIVE)) regions.add(node);
          for (const one of node.querySelectorAll(LIVE)) regions.add(one);
        }
      }
      for (const region of regions) {
        const text = region.textContent.trim();
        if (text !== '' && before.get(region) !== text) said.push(text);
        before.set(region, text);
      }
    }).observe(document, { childList: true, characterData: true, subtree: true });
  });
  return page;
}

/** What was said since the last time. */
function saidOn(page: Page): Promise<string[]> {
  return page.evaluate(() => (globalThis as unknown as { said: string[] }).said.splice(0));
}

test('a vote and its reason are each said once', async () => {
  const page = await listeningPage();
  await page.goto(SAMPLE);
  await saidOn(page);
  await page.getByRole('button', { name: 'This didn’t help' }).click();
  await page.getByRole('heading', { name: 'What went wrong?' }).waitFor();
  expect(await saidOn(page)).toEqual(['We are sorry this did not help.']);
  await page.getByRole('button', { name: 'It is too complicated' }).click();
  await page.getByRole('heading', { name: 'There are easier ways' }).waitFor();
  // The heading that takes the focus says what comes next.
  expect((await saidOn(page)).length).toBeLessThanOrEqual(1);
});

test('a vote that could not be sent is said once', async () => {
  const page = await listeningPage();
  await page.goto(SAMPLE);
  await saidOn(page);
  await page.route('**/api/votes', (route) => route.abort());
  await page.getByRole('button', { name: 'This helped' }).click();
  await page.getByRole('alert').waitFor();
  expect(await saidOn(page)).toEqual([expect.stringContaining('There is no connection.')]);
});

test('what a search found is said once for a whole query', async () => {
  const page = await listeningPage();
  await page.goto('/search/');
  await saidOn(page);
  await page.getByRole('searchbox').pressSequentially('login', { delay: 20 });
  const said: string[] = [];
  // The first query loads the index.
  const loaded = { timeout: 30_000 };
  await expect.poll(async () => said.push(...(await saidOn(page))), loaded).toBeGreaterThan(0);
  await page.waitForTimeout(LONGER_THAN_A_PAUSE_MS);
  said.push(...(await saidOn(page)));
  expect(said).toEqual([expect.stringMatching(/^\d+ articles for “login”$/)]);
});
const LONGER_THAN_A_PAUSE_MS = 2000;

test('copying is said once', async () => {
  const page = await listeningPage();
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(SAMPLE);
  await saidOn(page);
  await page.getByRole('button', { name: 'Copy as Markdown' }).click();
  await page.locator('[data-copied]').filter({ hasText: 'Copied' }).waitFor();
  expect(await saidOn(page)).toEqual(['Copied']);
});
