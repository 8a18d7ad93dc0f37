import { afterAll, beforeAll, expect, test } from 'vitest';
import { localeOfPath } from '../../../src/config/locales.ts';
import { readSite } from '../../../src/config/site.ts';
import type { Page } from 'playwright-core';
import {
  doubleText,
  headingLevels,
  lostContent,
  overlappingTexts,
  smallTargets,
  widenSpaces,
} from '../../support/layout.ts';
import { openState, SAMPLE, STATES } from '../../support/page-states.ts';
import { openStage, type Stage } from '../../support/stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(async () => {
  await stage.close();
});

const size = (page: Page, width: number) => page.setViewportSize({ width, height: 900 });

/** Nothing lost, nothing over anything else. */
async function whatIsWrong(page: Page): Promise<string[]> {
  return [...(await lostContent(page)), ...(await overlappingTexts(page))];
}

/** The links of header and footer, in their order. */
function helpPlace(page: Page): Promise<string> {
  return page.evaluate(() => {
    const linksOf = (part: string) =>
      Array.from(
        document.querySelectorAll<HTMLAnchorElement>(`${part} a:not([data-language])`),
        // In each language its own, at the same place.
        (link) => link.getAttribute('href')?.replace(/^\/[a-z]{2}\//, '/'),
      );
    // The way to the search is in the header where the page has no search of its own.
    const header = linksOf('.site-header').filter((address) => address !== '/search/');
    return [...header, '', ...linksOf('.site-footer')].join(' ');
  });
}
const { locales: LOCALES } = readSite('content');
const helpPlaces = new Set<string>();

test.each(STATES)('$name', async (state) => {
  const page = await openState(stage, state, true);
  helpPlaces.add(await helpPlace(page));

  const levels = await headingLevels(page);
  expect(levels.filter((level) => level === 1)).toEqual([1]);
  const skipped = levels.filter((level, index) => level > (levels[index - 1] ?? 0) + 1);
  expect(skipped, levels.join(' ')).toEqual([]);

  const facts = await page.evaluate(() => ({
    language: document.documentElement.lang,
    undescribed: Array.from(document.images, ({ alt }) => alt).filter((alt) => alt.trim() === ''),
    // Readers need not type what their browser knows (1.3.5).
    unfilled: document.querySelectorAll('[type=email]:not([autocomplete=email])').length,
    // A field to correct says so itself and in the page's title (3.3.1).
    untold: Array.from(document.querySelectorAll('[aria-invalid=true]')).filter(
      (field) => !field.hasAttribute('aria-describedby') || !document.title.startsWith('Error: '),
    ).length,
    disabled: document.querySelectorAll(':disabled, [aria-disabled=true]').length,
  }));
  const language = localeOfPath(new URL(page.url()).pathname, LOCALES);
  expect(facts).toEqual({ language, undescribed: [], unfilled: 0, untold: 0, disabled: 0 });

  // Half of 1280 pixels is 200 % zoom, a quarter 400 %.
  for (const width of [640, 320]) {
    await size(page, width);
    expect.soft(await whatIsWrong(page), `at ${width}`).toEqual([]);
  }
  expect.soft(await smallTargets(page)).toEqual([]);
  await widenSpaces(page, true);
  expect.soft(await whatIsWrong(page), 'spaced, at 320').toEqual([]);
  await size(page, 1280);
  expect.soft(await whatIsWrong(page), 'spaced, at 1280').toEqual([]);
  await widenSpaces(page, false);
  await doubleText(page, true);
  expect.soft(await whatIsWrong(page), 'text doubled, at 1280').toEqual([]);
  await doubleText(page, false);
});

test('help is in the same place on every page (3.2.6)', () => {
  // One page without help in this place fails; so does a run in which no page was opened.
  expect([...helpPlaces]).toEqual([expect.stringContaining('/support/')]);
});

test.each([
  ['main { min-inline-size: 700px }', /^the page is 7\d\d wide$/],
  ['article p { block-size: 1em; overflow: hidden }', /^p\..* is cut off$/],
  ['article > p { margin-block-end: -4em }', /^“.*” and “.*”$/],
  ['.breadcrumbs { overflow-x: auto; inline-size: 3em; white-space: nowrap }', /without keyboard/],
  ['.feedback .button { padding: 0; line-height: 1; border: 0 }', /^This helped \(/],
])('a sheet with %s is noticed', async (rule, complaint) => {
  const page = await stage.pageOf('nobody', true);
  await page.goto(SAMPLE);
  await size(page, 320);
  await page.evaluate((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    document.adoptedStyleSheets = [sheet];
  }, rule);
  const found = [...(await whatIsWrong(page)), ...(await smallTargets(page))];
  expect(found).toContainEqual(expect.stringMatching(complaint));
});
