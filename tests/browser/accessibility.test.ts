import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addMember } from '../support/people.ts';
import { signIn } from '../support/signed-in.ts';
import { openTestSite, type TestSite } from '../support/site.ts';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const ARTICLE = '/articles/change-my-bitrix24-login/';

let site: TestSite;
beforeAll(async () => {
  site = await openTestSite();
});
afterAll(async () => {
  await site.close();
});

/** What axe objects to on the page as it is now, as `rule: selectors`. */
async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page }).withTags(RULES).analyze();
  return found.map(({ id, nodes }) => `${id}: ${nodes.map((n) => n.target.join(' ')).join(', ')}`);
}

/** Nothing may be wider than the window, or the whole page scrolls sideways (WCAG 1.4.10). */
async function isWiderThanWindow(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
}

const looks = [
  { width: 1280, colorScheme: 'light' },
  { width: 320, colorScheme: 'dark' },
] as const;

describe.each(looks)('$width pixels, $colorScheme', ({ width, colorScheme }) => {
  const open = async () => {
    const { page } = await site.newReader({ javaScript: true, width });
    await page.emulateMedia({ colorScheme });
    return page;
  };

  test.each([
    '/',
    '/categories/account/',
    '/articles/',
    ARTICLE,
    '/search/',
    '/search/?q=password',
    '/search/?q=zzzzqqqq',
    '/support/',
    '/api/',
    '/sign-in/',
    '/sign-in/?sent=1',
    '/sign-in/confirm?token=example',
    '/watch/confirm?token=example',
    '/watch/confirm?done=change-my-bitrix24-login',
    '/watch/unsubscribe?token=example',
    '/watch/unsubscribe?done',
    '/no-such-page/',
  ])('%s', async (path) => {
    const page = await open();
    await page.goto(path, { waitUntil: 'networkidle' });
    expect(await violations(page)).toEqual([]);
    expect(await isWiderThanWindow(page)).toBe(false);
  });

  test('the feedback in place, and each of its states', async () => {
    const page = await open();
    await page.goto(ARTICLE);
    await page.getByRole('button', { name: 'This didn’t help' }).click();
    for (const [reason, next] of [
      ['It is not what I was looking for', 'Let us find the right article'],
      ['It is too complicated', 'There are easier ways'],
      ['I followed it and it did not work', 'Let us get it working'],
    ] as const) {
      expect(await violations(page)).toEqual([]);
      const more = page.getByText('Choose another reason');
      if (await more.isVisible()) await more.click();
      await page.getByRole('button', { name: reason }).click();
      await page.getByRole('heading', { name: next }).waitFor();
    }
    expect(await violations(page)).toEqual([]);
    expect(await isWiderThanWindow(page)).toBe(false);
  });

  test('the request form, its errors, the request and the list', async () => {
    const email = `axe.${width}@example.com`;
    addMember(site.server.dataDir, email, 'basic');
    const page = await open();
    await signIn(page, site.server, email);
    await page.goto('/support/new?article=change-my-bitrix24-login');
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Send request' }).click();
    await page.getByRole('alert').waitFor();
    expect(await page.title()).toMatch(/^Error: /);
    expect(await violations(page)).toEqual([]);
    expect(await isWiderThanWindow(page)).toBe(false);
    await page.getByLabel('Subject').fill('Example');
    await page.getByLabel('What happened?').fill('Example');
    await page.getByRole('button', { name: 'Send request' }).click();
    await page.getByText('Your request is with us').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.goto('/support/requests/');
    expect(await violations(page)).toEqual([]);
  });
});

test('by keyboard alone: skip link, search, problem, vote, reason; the focus follows', async () => {
  const { page } = await site.newReader({ javaScript: true });
  // Where the focus is can be measured only when nothing glides there.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(ARTICLE);
  await page.keyboard.press('Tab');
  expect(await focusedText(page)).toBe('Skip to content');
  await page.keyboard.press('Enter');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('content');

  await page.goto('/');
  await tabTo(page, 'Search the help center');
  await page.keyboard.type('A user with that email already exists');
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: /^Problem: / }).waitFor();
  await tabTo(page, 'Problem: A user with that email already exists');
  await page.keyboard.press('Enter');
  await page.waitForURL(/#a-user-with-that-email-already-exists$/);

  await tabTo(page, 'This didn’t help');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'We are sorry this did not help.' }).waitFor();
  expect(await focusedText(page)).toBe('What went wrong?');
  await tabTo(page, 'It is too complicated');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'There are easier ways' }).waitFor();
  expect(await focusedText(page)).toBe('There are easier ways');
});

/** Presses Tab until the focus is on what is called so; every stop on the way must be visible. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let i = 0; i < 60; i++) {
    await page.keyboard.press('Tab');
    const isSeen = await page.evaluate(() => {
      const rect = document.activeElement?.getBoundingClientRect();
      return rect !== undefined && rect.bottom > 0 && rect.top < innerHeight;
    });
    expect(isSeen).toBe(true);
    if ((await focusedText(page)) === name) return;
  }
  throw new Error(`"${name}" cannot be reached by Tab.`);
}

async function focusedText(page: Page): Promise<string> {
  return page.evaluate(() => {
    const focused = document.activeElement;
    return focused?.getAttribute('aria-label') ?? focused?.textContent.trim() ?? '';
  });
}
