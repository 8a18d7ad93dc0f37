import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DAY_MS, later, utcDay } from '../../src/core/clock.ts';
import { buildCopy, copyContent } from '../bench/site-copy.ts';

// Builds a small site, and looks for what it says of itself in all that was built.

/** Words that stand in one article alone. */
const UNLISTED = 'zanzibar';
const DRAFT = 'quetzal';
const RECENT = utcDay(new Date());
const BUILD_MS = 120_000;

let root: string;
let client: string;

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'waymark-'));
  client = join(root, 'site/dist/client');
  const content = join(root, 'content');
  copyContent(content);
  write(content, 'en/account/plain', 'Read [the other one](/articles/side-door/).');
  write(content, 'en/account/side-door', `The word is ${UNLISTED}.`, 'unlisted: true\n');
  write(
    content,
    'en/account/unfinished',
    `The word is ${DRAFT}.\n\n![Nothing](./gone.png)`,
    'draft: true\n',
  );
  const old = "follows: '0123456789ab'\n";
  for (const change of ['minor', 'medium', 'major']) {
    write(content, `en/account/${change}`, 'New.', `change: ${change}\n`);
    write(content, `de/account/${change}`, 'Alt.', old);
  }
  write(content, 'en/account/waiting', 'New.', '', RECENT);
  write(content, 'de/account/waiting', 'Alt.', old);
  await buildCopy(join(root, 'site'), content);
}, BUILD_MS);
afterAll(() => rmSync(root, { recursive: true }));

function write(
  content: string,
  path: string,
  text: string,
  fields = '',
  updated = '2025-11-22',
): void {
  const folder = join(content, 'articles', path);
  const id = path.split('/').at(-1) ?? '';
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, 'index.mdx'),
    `---\nid: ${id}\ntitle: Title of ${id}\ndescription: Enough words for ${id}.\nupdated: ${updated}\n${fields}---\n\n${text}\n`,
  );
}

/** What was built and says a word, packed copies aside. */
function filesWith(word: string): string[] {
  return readdirSync(join(root, 'site/dist'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter((file) => readFileSync(file).includes(word))
    .map((file) => relative(join(root, 'site/dist'), file))
    .sort();
}

test('an unlisted article has its page, and is named by what links to it alone', () => {
  const page = readFileSync(join(client, 'articles/side-door/index.html'), 'utf8');
  expect(page).toContain('<meta name="robots" content="noindex">');
  expect(page).not.toMatch(/data-pagefind-body|text\/markdown|rel="canonical"/);
  expect(filesWith('Title of side-door')).toEqual([
    'client/articles/side-door/index.html',
    'manifest.json',
  ]);
  expect(filesWith(UNLISTED)).toEqual(['client/articles/side-door/index.html']);
  expect(filesWith('articles/side-door')).toEqual([
    '_headers.json',
    'client/articles/plain.md',
    'client/articles/plain/index.html',
    'client/articles/side-door/index.html',
    // The text of the article that links to it.
    'client/llms-full.txt',
  ]);
});

test('what programs read names the listed article, each in its way', () => {
  expect(filesWith('articles/plain').filter((file) => !file.endsWith('.html'))).toEqual([
    '_headers.json',
    'client/articles/index.json',
    'client/articles/plain.md',
    'client/feed.xml',
    'client/llms-full.txt',
    'client/llms.txt',
    'client/sitemap-1.xml',
  ]);
});

test('the index holds the listed articles alone', () => {
  const entry = readFileSync(join(client, 'pagefind/pagefind-entry.json'), 'utf8');
  expect(JSON.parse(entry)).toMatchObject({
    languages: { de: { page_count: 4 }, en: { page_count: 5 } },
  });
});

test('a category counts the listed articles alone', () => {
  expect(readFileSync(join(client, 'index.html'), 'utf8')).toContain('>5 articles<');
});

test('a draft leaves nothing behind', () => {
  expect(filesWith(DRAFT)).toEqual([]);
  expect(filesWith('unfinished')).toEqual([]);
});

/** The notice above a German article, as it begins. */
function noticeOf(slug: string): string | undefined {
  const page = readFileSync(join(client, `de/articles/${slug}/index.html`), 'utf8');
  return /<aside class="notice"[^>]*>(?=<p>Das Original)/.exec(page.replace(/>\s+</g, '><'))?.[0];
}

test.each([
  ['minor', undefined],
  ['medium', '<aside class="notice" data-pagefind-ignore>'],
  ['major', '<aside class="notice" data-pagefind-ignore>'],
])('a translation of what a %s change a year ago was made to has the notice %s', (slug, notice) => {
  expect(noticeOf(slug)).toBe(notice);
});

test('a medium change of today is told in 30 days', () => {
  const day = utcDay(later(new Date(`${RECENT}T00:00:00Z`), 30 * DAY_MS));
  expect(noticeOf('waiting')).toBe(
    `<aside class="notice" data-pagefind-ignore hidden data-from="${day}">`,
  );
});

test('the notice leads to the source', () => {
  const page = readFileSync(join(client, 'de/articles/major/index.html'), 'utf8');
  expect(page).toMatch(
    /<a href="\/articles\/major\/" hreflang="en">\s*Neueste Fassung auf Englisch/,
  );
});

test('the source has no notice', () => {
  const page = readFileSync(join(client, 'articles/major/index.html'), 'utf8');
  expect(page).not.toContain('<aside class="notice"');
});
