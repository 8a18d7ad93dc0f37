/** The thread that searches on the server: Pagefind itself, over the index that browsers fetch. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { findOwn, withUntranslated, type LanguageIndex } from './find-in-languages.ts';
import type { Answer, Asked } from './find-results.ts';
import { openIndex } from './pagefind-in-node.ts';
import { openWordList } from './word-list.client.ts';

export type SearchTask = { id: number; asked: Asked; locale: string };
/** Errors cross threads as their message. */
export type SearchReply = { answer: Answer } | { message: string };

const { pagefindDir, source } = workerData as { pagefindDir: string; source: string };
const opened = new Map<string, Promise<LanguageIndex>>();

async function open(locale: string): Promise<LanguageIndex> {
  const read = (name: string) => readFile(join(pagefindDir, 'words', name), 'utf8');
  const words = await openWordList(read, locale);
  const engines = words.articles > 0 ? await openIndex(pagefindDir, locale) : undefined;
  return {
    words,
    engineFor(filters) {
      if (!engines) throw new Error(`There is no article in ${locale}.`);
      return engines(filters);
    },
  };
}

/** Each language once; one that could not be opened is tried again. */
function indexOf(locale: string): Promise<LanguageIndex> {
  const known = opened.get(locale);
  if (known) return known;
  const index = open(locale);
  opened.set(locale, index);
  index.catch(() => opened.delete(locale));
  return index;
}

async function perform({ asked, locale }: SearchTask): Promise<SearchReply> {
  const own = await findOwn(asked, locale, indexOf);
  return { answer: await withUntranslated(own, asked, { locale, source }, indexOf) };
}

function failure(error: unknown): SearchReply {
  return { message: error instanceof Error ? error.message : String(error) };
}

/** One after the other, so that the first to ask is the first to be answered. */
let last = Promise.resolve();
parentPort?.on('message', (task: SearchTask) => {
  last = last.then(async () => {
    const reply = await perform(task).catch(failure);
    parentPort?.postMessage({ id: task.id, ...reply });
  });
});
