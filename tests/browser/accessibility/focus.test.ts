import { afterAll, beforeAll, expect, test } from 'vitest';
import { localeOfPath } from '../../../src/config/locales.ts';
import { localized, readSite } from '../../../src/config/site.ts';
import { wordsFor } from '../../../src/config/words/index.ts';
import { tabThrough } from '../../support/focus.ts';
import { openState, SAMPLE, STATES } from '../../support/page-states.ts';
import { openStage, type Stage } from '../../support/stage.ts';

const SITE = readSite('content');

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(async () => {
  await stage.close();
});

test.each(STATES)('$name: every stop of Tab can be seen', async (state) => {
  const page = await openState(stage, state, true);
  await page.setViewportSize({ width: 320, height: 640 });
  const { stops, faults } = await tabThrough(page);
  expect(faults).toEqual([]);
  const isModal = (await page.locator('dialog[open]').count()) > 0;
  if (isModal) expect(stops).toContain('Close');
  else {
    const locale = localeOfPath(new URL(page.url()).pathname, SITE.locales);
    const first = [wordsFor(locale).layout.skipToContent, localized(SITE.name, locale)];
    expect(stops.slice(0, 2)).toEqual(first);
  }
});

test('a sheet that takes the rings away is noticed, and one that covers the stops', async () => {
  const page = await stage.pageOf('nobody', true);
  await page.goto(SAMPLE);
  const addRule = (rule: string) =>
    page.evaluate((text) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(text);
      document.adoptedStyleSheets = [sheet];
    }, rule);
  await addRule('a { outline-width: 1px !important }');
  expect((await tabThrough(page)).faults).toContain('Help Center has no ring');
  await addRule('.site-footer::after { content: ""; position: fixed; inset: 0 0 50% }');
  expect((await tabThrough(page)).faults).toContain('Help Center is covered');
});
