import { globSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { OPENINGS, openState } from '../../support/page-states.ts';
import { openStage, type Stage } from '../../support/stage.ts';
import { htmlFaults } from '../../support/valid-html.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(async () => {
  await stage.close();
});

test('every built page is valid HTML', async () => {
  const files = globSync('dist/client/**/*.html');
  expect(files.length).toBeGreaterThan(20);
  const faulty: Record<string, string[]> = {};
  for (const file of files) {
    const faults = await htmlFaults(readFileSync(file, 'utf8'));
    if (faults.length > 0) faulty[file] = faults;
  }
  expect(faulty).toEqual({});
});

test.each(OPENINGS.filter(([, , javaScript]) => !javaScript))(
  '%s: what is answered is valid HTML',
  async (_, state) => {
    const page = await stage.pageOf(state.who ?? 'nobody', false);
    const bodies: Promise<string>[] = [];
    page.on('response', (response) => {
      const isPage = response.request().isNavigationRequest() && response.status() !== 303;
      // The page before the last may be gone before it is read; the last is what counts.
      if (isPage) bodies.push(response.text().catch(() => ''));
    });
    await openState(stage, state, false);
    page.removeAllListeners('response');
    const sent = (await bodies.at(-1)) ?? '';
    expect(sent).toMatch(/^<!doctype html>/i);
    expect(await htmlFaults(sent)).toEqual([]);
  },
);

test('a mistake is noticed', async () => {
  const html = readFileSync('dist/client/index.html', 'utf8').replace(
    '<h1',
    '<li><div id="content">x</div></li><h1',
  );
  expect((await htmlFaults(html)).join('\n')).toMatch(
    /no-dup-id[^]*element-permitted|element-permitted[^]*no-dup-id/,
  );
});
