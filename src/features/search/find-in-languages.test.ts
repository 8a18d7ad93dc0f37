import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildSearchIndex } from './build-index.ts';
import { findOwn, withUntranslated, type OpenIndex } from './find-in-languages.ts';
import { openIndex } from './pagefind-in-node.ts';
import { openWordList } from './word-list.client.ts';

/** A site in English, one article of it in German too, and none in Arabic; by the real Pagefind. */
const ARTICLES = [
  { locale: 'de', id: 'both', title: 'Rechnungen herunterladen', missing: ['ar'] },
  { locale: 'en', id: 'both', title: 'Download invoices', missing: ['ar'] },
  { locale: 'en', id: 'alone', title: 'Import contacts', missing: ['de', 'ar'] },
  { locale: 'en', id: 'other', title: 'Rechnungen in plain English', missing: ['de', 'ar'] },
];
const ERROR = 'The file has no header row';

let folder = '';
let opened: string[] = [];
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'languages-'));
  for (const article of ARTICLES) writePage(article);
  const counts = new Map([
    ['en', 3],
    ['de', 1],
    ['ar', 0],
  ]);
  await buildSearchIndex(folder, counts, new Map());
});
afterAll(() => rmSync(folder, { recursive: true }));

function writePage({ locale, id, title, missing }: (typeof ARTICLES)[number]): void {
  mkdirSync(join(folder, locale, id), { recursive: true });
  const filters = missing.map((one) => `missing[data-${one}]`).join(', ');
  const data = missing.map((one) => `data-${one}="${one}"`).join(' ');
  const problem =
    id === 'alone'
      ? `<h3 id="no-header" data-pagefind-weight="10">${ERROR}</h3><p>Add one.</p>`
      : '';
  writeFileSync(
    join(folder, locale, id, 'index.html'),
    `<!doctype html><html lang="${locale}"><article data-pagefind-body data-pagefind-meta="id[data-id], problems[data-problems]"
      data-id="${id}" data-problems="no-header" data-pagefind-filter="${filters}" ${data}><h1>${title}</h1>${problem}</article></html>`,
  );
}

const open: OpenIndex = async (locale) => {
  opened.push(locale);
  const pagefindDir = join(folder, 'pagefind');
  const read = (name: string) =>
    Promise.resolve(readFileSync(join(pagefindDir, 'words', name), 'utf8'));
  return {
    words: await openWordList(read, locale),
    engineFor: async (filters) => (await openIndex(pagefindDir, locale))(filters),
  };
};

async function find(locale: string, query: string) {
  opened = [];
  const asked = { query, exact: false };
  const own = await findOwn(asked, locale, open);
  const all = await withUntranslated(own, asked, { locale, source: 'en' }, open);
  return { ...all, ids: all.articles.map(({ id, locale: of }) => (of ? `${id} (${of})` : id)) };
}

describe('a search in a translated language', () => {
  test('has the articles that are not translated, after its own, counted', async () => {
    const { ids, total } = await find('de', 'rechnungen');
    expect(ids).toEqual(['both', 'other (en)']);
    expect(total).toBe(2);
  });

  test('leads from a pasted error of the other language to its problem', async () => {
    const { articles } = await find('de', `Error: "${ERROR}"`);
    expect(articles[0]).toMatchObject({
      id: 'alone',
      locale: 'en',
      problem: { anchor: 'no-header' },
    });
  });

  test('has no article twice', async () => {
    expect((await find('de', 'invoices')).ids).toEqual([]);
  });
});

test('a language without any article has those of the source language', async () => {
  const { ids, total } = await find('ar', 'invoices');
  expect(ids).toEqual(['both (en)']);
  expect(total).toBe(1);
});

test('the source language has its own, and opens no other', async () => {
  const { ids } = await find('en', 'rechnungen');
  expect(ids).toEqual(['other']);
  expect(opened).toEqual(['en']);
});
