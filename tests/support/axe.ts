import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import type { AxeResults, Result, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';
import { allowScripts } from './stage.ts';

const SOURCE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** Not in these tags: axe calls them experimental. */
const ALSO = [
  'label-content-name-mismatch',
  'focus-order-semantics',
  'css-orientation-lock',
  'td-has-header',
];
const OPTIONS: RunOptions = {
  runOnly: { type: 'tag', values: TAGS },
  rules: Object.fromEntries(ALSO.map((rule) => [rule, { enabled: true }])),
  resultTypes: ['violations', 'incomplete'],
};

/** What a page is looked at in. Directions of writing are forced: the sample has one language. */
export type Look = { scheme: 'light' | 'dark'; width: 320 | 1280; dir: 'ltr' | 'rtl' };

export async function takeLook(page: Page, { scheme, width, dir }: Look): Promise<void> {
  await page.setViewportSize({ width, height: 900 });
  await page.emulateMedia({ colorScheme: scheme });
  await page.evaluate((value) => {
    document.documentElement.dir = value;
  }, dir);
}

/**
 * What axe objects to on the page as it is now, and what it could not decide, as
 * `rule: selector (why)`.
 */
export async function runAxe(
  page: Page,
  javaScript: boolean,
): Promise<{ violations: string[]; incomplete: string[] }> {
  if (!javaScript) await allowScripts(page, true);
  await page.evaluate(`if (!('axe' in window)) { ${SOURCE} }`);
  const { violations, incomplete } = await page.evaluate(async (options) => {
    const { axe } = globalThis as unknown as {
      axe: { run(context: Document, options: RunOptions): Promise<AxeResults> };
    };
    return axe.run(document, options);
  }, OPTIONS);
  if (!javaScript) await allowScripts(page, false);
  return { violations: violations.flatMap(asLines), incomplete: incomplete.flatMap(asLines) };
}

function asLines({ id, nodes }: Result): string[] {
  return nodes.map(({ target, any }) => {
    const [first] = any;
    const { messageKey } = (first?.data ?? {}) as { messageKey?: string };
    return `${id}: ${target.join(' ')}${messageKey ? ` (${messageKey})` : ''}`;
  });
}
