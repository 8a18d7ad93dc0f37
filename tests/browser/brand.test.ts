import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestSite, type TestSite } from '../support/site.ts';

let site: TestSite;
beforeAll(async () => {
  site = await openTestSite();
});
afterAll(async () => {
  await site.close();
});

/** Pages that are files, and pages made on demand. */
const PAGES = ['/', '/categories/account/', '/articles/', '/support/', '/sign-in/', '/search/'];

test.each(PAGES)('%s asks for nothing but itself and its own scripts', async (path) => {
  const { page, complaints } = await site.newReader({ javaScript: true });
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.goto(path, { waitUntil: 'networkidle' });
  expect(asked.filter((name) => !name.startsWith('/_assets/'))).toEqual([path]);
  expect(complaints).toEqual([]);
});

test.each(['light', 'dark'] as const)('the logo and links have the accent, %s', async (scheme) => {
  const { page, complaints } = await site.newReader({ javaScript: true });
  await page.emulateMedia({ colorScheme: scheme });
  await page.goto('/');
  const accent = scheme === 'light' ? 'rgb(11, 97, 87)' : 'rgb(130, 196, 181)';
  const colourOf = (selector: string, property: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), property);
  expect(await colourOf('.logo path', 'stroke')).toBe(accent);
  expect(await colourOf('main h3 a', 'color')).toBe(accent);
  expect(complaints).toEqual([]);
});
