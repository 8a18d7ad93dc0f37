import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readCatalog } from './catalog.ts';
import { followSource } from './follow-source.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'waymark-'));
  for (const file of ['site.yml', 'categories.yml']) {
    writeFileSync(join(folder, file), readFileSync(join('content', file)));
  }
  write('en', head('en'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const pathOf = (locale: string) => join(folder, 'articles', locale, 'account/login/index.mdx');
const head = (locale: string, ...fields: string[]) =>
  [
    '---',
    'id: login',
    `title: Login ${locale}`,
    'description: Enough words for a description.',
    ...fields,
    '---',
    '',
    'Text.',
    '',
  ].join('\n');
function write(locale: string, text: string): void {
  mkdirSync(join(pathOf(locale), '..'), { recursive: true });
  writeFileSync(pathOf(locale), text);
}
const german = () => readFileSync(pathOf('de'), 'utf8');
const done = (article = 'login', locale = 'de') => followSource(folder, { article, locale });
const current = () => readCatalog(folder).articles[0]?.revision ?? '';

test('the one line changes, and nothing else', () => {
  const now = current();
  write('de', head('de', "follows: '0123456789ab'", 'keywords: [a]'));
  const before = german();
  expect(done()).toMatchObject({ ok: true, value: { before: '0123456789ab', now } });
  expect(german()).toBe(before.replace('0123456789ab', now));
});

test('the line is put in where there is none, and the build takes it', () => {
  write('de', head('de'));
  const before = german();
  expect(() => readCatalog(folder)).toThrow('found no follows');
  expect(done()).toMatchObject({ ok: true, value: { before: undefined } });
  expect(german()).toBe(before.replace('id: login\n', `id: login\nfollows: '${current()}'\n`));
  expect(readCatalog(folder).articles.map(({ follows }) => follows)).toEqual([
    undefined,
    current(),
  ]);
});

test('line ends of Windows stay', () => {
  write('de', head('de').replaceAll('\n', '\r\n'));
  done();
  expect(german().replaceAll('\r\n', '')).not.toContain('\n');
  expect(german()).toContain(`id: login\r\nfollows: '${current()}'\r\ntitle`);
});

test('what follows the present one already is not written', () => {
  write('de', head('de', `follows: ${JSON.stringify(current())}`));
  const before = german();
  expect(done()).toMatchObject({ ok: true, value: { before: current(), now: current() } });
  expect(german()).toBe(before);
});

test.each([
  ['login', 'en', 'Articles in en are the source; they follow none.'],
  ['login', 'fr', 'The site has no language fr, only en, de, ar, ja.'],
  ['login', 'ar', 'login is not there in ar yet.'],
  ['nothing', 'de', 'There is no article nothing in en.'],
])('%s in %s: %s', (article, locale, error) => {
  write('de', head('de'));
  expect(done(article, locale)).toEqual({ ok: false, error });
});

test('while the source misses a picture there is no revision to follow', () => {
  write('de', head('de'));
  const before = german();
  write('en', `${head('en')}\n![The menu is open](./1.png)\n`);
  expect(done()).toMatchObject({
    ok: false,
    error: expect.stringContaining('a picture') as string,
  });
  expect(german()).toBe(before);
});
