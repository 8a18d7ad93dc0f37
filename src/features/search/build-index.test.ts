import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { buildSearchIndex } from './build-index.ts';

/** Pagefind's own writing answers before its last bytes are on the disk; here always. */
vi.mock('pagefind', async (original) => {
  const pagefind = await original<typeof import('pagefind')>();
  return {
    async createIndex() {
      const made = await pagefind.createIndex({});
      const { index } = made;
      if (!index) return made;
      const writeFiles = ({ outputPath = '' } = {}) => {
        void sleep(200).then(() => index.writeFiles({ outputPath }).catch(() => undefined));
        return Promise.resolve({ errors: [], outputPath });
      };
      return { ...made, index: { ...index, writeFiles } };
    },
  };
});

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'index-'));
  writePage('en', 'login', 'Change my login');
});
afterEach(() => rmSync(folder, { recursive: true }));

function writePage(locale: string, slug: string, title: string): void {
  mkdirSync(join(folder, locale, slug), { recursive: true });
  writeFileSync(
    join(folder, locale, slug, 'index.html'),
    `<!doctype html><html lang="${locale}"><article data-pagefind-body><h1>${title}</h1></article></html>`,
  );
}

const build = (counts: Record<string, number>) =>
  buildSearchIndex(folder, new Map(Object.entries(counts)), new Map());

test('everything is on the disk once the index is built, and nothing that no page loads', async () => {
  await build({ en: 1 });
  const entry = readFileSync(join(folder, 'pagefind/pagefind-entry.json'), 'utf8');
  expect(JSON.parse(entry)).toMatchObject({ languages: { en: { page_count: 1 } } });
  const names = readdirSync(join(folder, 'pagefind'), { recursive: true, encoding: 'utf8' });
  expect(names).toContain('words/en.json');
  expect(names.filter((name) => /ui\.|highlight/.test(name))).toEqual([]);
});

test('a build with another number of pages than articles stops', async () => {
  await expect(build({ en: 2 })).rejects.toThrow('has 1 articles in en, expected 2');
  await expect(build({})).rejects.toThrow('has 1 articles in en, expected 0');
});
