import { readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createIndex, type IndexFile } from 'pagefind';
import { z } from 'zod';
import type { Synonyms } from './vocabulary/read-synonyms.ts';
import { readWords, type Words } from './vocabulary/read-words.ts';
import { writeWordList } from './vocabulary/write-word-list.ts';

export { readSynonyms, type Synonyms } from './vocabulary/read-synonyms.ts';

/**
 * Builds the search index over the pages of `clientDir`, into its `pagefind/`, and the planner's
 * words beside it. Throws when a language is indexed with another number of pages than it has
 * `articles`, because then some would silently never be found.
 */
export async function buildSearchIndex(
  clientDir: string,
  articles: ReadonlyMap<string, number>,
  synonyms: Synonyms,
): Promise<void> {
  const outputPath = join(clientDir, 'pagefind');
  await indexPages(clientDir, outputPath);
  refuseMissing(readIndexed(outputPath), articles);
  for (const [locale, count] of articles) {
    const words = count > 0 ? readWords(outputPath, locale) : NO_WORDS;
    writeWordList(outputPath, locale, words, synonyms.get(locale) ?? []);
  }
}

/** Of a language of the site that has no article yet: what searches in it finds nothing there. */
const NO_WORDS: Words = { articles: 0, counts: new Map() };

async function indexPages(clientDir: string, outputPath: string): Promise<void> {
  const { index, errors } = await createIndex({});
  if (!index) throw new Error(`Pagefind did not start: ${errors.join('; ')}`);
  try {
    failOn((await index.addDirectory({ path: clientDir })).errors);
    const { files, errors: failures } = await index.getFiles();
    failOn(failures);
    await writeIndex(outputPath, files);
  } finally {
    await index.deleteIndex();
  }
}

/** Pagefind's own interfaces, which nothing here loads. */
const UNUSED = /^pagefind-((modular-|component-)?ui|highlight)\./;

/**
 * Written by us, because Pagefind's `writeFiles` answers while the last bytes of its files are still
 * on their way to the disk: a build has read an empty `pagefind-entry.json`.
 */
async function writeIndex(outputPath: string, files: IndexFile[]): Promise<void> {
  const used = files.filter(({ path }) => !UNUSED.test(path));
  const folders = new Set(used.map(({ path }) => dirname(join(outputPath, path))));
  for (const folder of folders) await mkdir(folder, { recursive: true });
  for (const { path, content } of used) await writeFile(join(outputPath, path), content);
}

function failOn(errors: string[]): void {
  if (errors.length > 0)
    throw new Error(`Pagefind could not index the pages: ${errors.join('; ')}`);
}

const ENTRY = z.object({ languages: z.record(z.string(), z.object({ page_count: z.int() })) });

/** Pages by language; what `addDirectory` answers counts pages without articles too. */
function readIndexed(outputPath: string): Map<string, number> {
  const entry = readFileSync(join(outputPath, 'pagefind-entry.json'), 'utf8');
  const { languages } = ENTRY.parse(JSON.parse(entry));
  return new Map(Object.entries(languages).map(([locale, { page_count }]) => [locale, page_count]));
}

/** Pagefind writes languages in lower case. */
function refuseMissing(indexed: Map<string, number>, articles: ReadonlyMap<string, number>): void {
  const expected = new Map([...articles].map(([locale, n]) => [locale.toLowerCase(), n]));
  for (const locale of new Set([...expected.keys(), ...indexed.keys()])) {
    const [found, wanted] = [indexed.get(locale) ?? 0, expected.get(locale) ?? 0];
    if (found !== wanted) {
      throw new Error(`The search index has ${found} articles in ${locale}, expected ${wanted}.`);
    }
  }
}
