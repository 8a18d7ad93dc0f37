import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { addMember } from '../support/people.ts';
import { signIn } from '../support/signed-in.ts';
import { openTestSite, type TestSite } from '../support/site.ts';

/** Articles beside the subject of a request, while it is typed. */
const EMAIL = 'ana@example.com';
const FIRST = 'Change my Bitrix24 login';

let site: TestSite;
let page: Page;
let complaints: string[];
let asked: string[];
beforeAll(async () => {
  site = await openTestSite();
  addMember(site.server.dataDir, EMAIL, 'professional');
  ({ page, complaints } = await site.newReader({ javaScript: true }));
  await signIn(page, site.server, EMAIL);
  page.context().on('request', (request) => asked.push(new URL(request.url()).pathname));
});
afterAll(async () => {
  await site.close();
});
beforeEach(async () => {
  asked = [];
  await page.goto('/support/new/');
});

const subject = () => page.getByLabel('Subject');
const found = () => page.getByRole('region', { name: 'Perhaps this helps right away' });
const links = () => found().getByRole('link');
const searchedFor = () => asked.filter((path) => path.startsWith('/pagefind/'));

test('nothing is loaded before something is typed', async () => {
  await page.waitForLoadState('networkidle');
  await subject().focus();
  expect(asked.filter((path) => /pagefind|suggestions/.test(path))).toEqual([]);
});

test('they come while one types, are announced once, and open beside the draft', async () => {
  await page.evaluate(() => {
    const said: string[] = [];
    Object.assign(window, { said });
    const region = document.querySelector('[data-suggestions] [role=status]');
    new MutationObserver(() => said.push(region?.textContent ?? '')).observe(region ?? document, {
      childList: true,
    });
  });
  await subject().pressSequentially('change my login');
  await found().waitFor();
  const count = await links().count();
  expect(count).toBeLessThanOrEqual(5);
  const said = await page.evaluate(() => Reflect.get(window, 'said') as string[]);
  expect(said).toEqual([count === 1 ? '1 article may help' : `${count} articles may help`]);
  const first = links().first();
  expect(await first.textContent()).toBe(`${FIRST} (opens in a new tab)`);
  const [opened] = await Promise.all([page.context().waitForEvent('page'), first.click()]);
  await opened.waitForURL('**/articles/change-my-bitrix24-login/?q=change%20my%20login');
  await opened.close();
  expect(await subject().inputValue()).toBe('change my login');
  await subject().fill('lo');
  await found().waitFor({ state: 'hidden' });
  expect(complaints).toEqual([]);
});

test('two letters ask for nothing', async () => {
  await subject().fill('lo');
  await page.waitForTimeout(600);
  expect(searchedFor()).toEqual([]);
});

test('of two subjects the later one is answered', async () => {
  await page.route('**/words/*.json', async (route) => {
    await new Promise((wake) => setTimeout(wake, 700));
    await route.continue();
  });
  await subject().fill('password');
  await page.waitForTimeout(400);
  await subject().fill('found text in braces, which is code');
  await links().first().waitFor();
  expect(await links().first().innerText()).toContain('Problem: found text in braces');
  await page.waitForTimeout(400);
  expect(await links().first().innerText()).toContain('Problem: found text in braces');
  await page.unroute('**/words/*.json');
});

test('without an answer there is only the form', async () => {
  await page.route('**/pagefind/**', (route) => route.abort());
  await subject().fill('password');
  await expect.poll(() => searchedFor().length).toBeGreaterThan(0);
  await page.waitForTimeout(300);
  expect(await found().isVisible()).toBe(false);
  expect(await page.getByRole('alert').count()).toBe(0);
});
