import { afterAll, beforeAll, expect, test } from 'vitest';
import { runAxe } from '../../support/axe.ts';
import { ARTICLES, SAMPLE, STATES } from '../../support/page-states.ts';
import { openStage, type Stage } from '../../support/stage.ts';
import { lookThrough } from './look-through.ts';
import { pairwise } from './views.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(async () => {
  await stage.close();
});

const VIEWS = pairwise(STATES);

test.each(VIEWS)('$state.name, $name', async ({ state, javaScript, look }) => {
  await lookThrough(stage, state, { javaScript, looks: [look] });
});

test('every state is seen with every value of every setting, and every two values meet', () => {
  const views = VIEWS.map(({ state, javaScript, look }) => ({ state, javaScript, ...look }));
  const SETTINGS = ['javaScript', 'scheme', 'width', 'dir'] as const;
  const countOf = (of: (view: (typeof views)[number]) => unknown[]) =>
    new Set(views.map((view) => JSON.stringify(of(view)))).size;
  SETTINGS.forEach((one, index) => {
    const seen = STATES.map(
      (state) =>
        new Set(views.filter((view) => view.state === state).map((view) => view[one])).size,
    );
    expect(seen, one).toEqual(STATES.map((state) => (one in state ? 1 : 2)));
    for (const other of SETTINGS.slice(index + 1)) {
      expect(
        countOf((view) => [view[one], view[other]]),
        `${one} and ${other}`,
      ).toBe(4);
    }
  });
});

test('the articles looked at have every part an article can have', async () => {
  const page = await stage.pageOf('nobody', true);
  const missing = new Set([
    ...['.steps', '.screenshot', '.callouts', '.platforms', '.video', '.table', '.problem'],
    ...['.remark.note', '.remark.warning', '.remark.tip', 'article pre', '.stuck', '.related'],
  ]);
  for (const path of ARTICLES) {
    await page.goto(path);
    for (const part of missing) if ((await page.locator(part).count()) > 0) missing.delete(part);
  }
  expect([...missing]).toEqual([]);
});

test.each([true, false])('what is wrong is noticed, scripts on: %s', async (javaScript) => {
  const page = await stage.pageOf('nobody', javaScript);
  await page.goto(SAMPLE);
  await page.evaluate(() => {
    document.querySelector('.feedback .button')?.setAttribute('aria-label', 'Something else');
    document.querySelector('h1')?.setAttribute('role', 'button');
  });
  const { violations } = await runAxe(page, javaScript);
  const rules = new Set(violations.map((line) => line.split(':')[0]));
  expect([...rules]).toEqual(
    expect.arrayContaining(['label-content-name-mismatch', 'page-has-heading-one']),
  );
});
