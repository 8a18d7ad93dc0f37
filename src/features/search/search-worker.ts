/** The thread that searches on the server: Pagefind itself, over the index that browsers fetch. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { findResults, type Answer, type Asked } from './find-results.ts';
import { openIndex } from './pagefind-in-node.ts';
import { filtersOf } from './search-address.ts';
import { openWordList } from './word-list.client.ts';

export type SearchTask = { id: number; asked: Asked; locale: string };
/** Errors cross threads as their message. */
export type SearchReply = { answer: Answer } | { message: string };

const { pagefindDir } = workerData as { pagefindDir: string };
const opened = new Map<string, ReturnType<typeof open>>();

async function open(locale: string) {
  const read = (name: string) => readFile(join(pagefindDir, 'words', name), 'utf8');
  const words = await openWordList(read, locale);
  return { words, engineFor: await openIndex(pagefindDir, locale) };
}

/** Each language once; one that could not be opened is tried again. */
function indexOf(locale: string): ReturnType<typeof open> {
  const known = opened.get(locale);
  if (known) return known;
  const index = open(locale);
  opened.set(locale, index);
  index.catch(() => opened.delete(locale));
  return index;
}

async function perform({ asked, locale }: SearchTask): Promise<SearchReply> {
  const { words, engineFor } = await indexOf(locale);
  const engine = await engineFor(filtersOf(asked));
  return { answer: await findResults(asked, { engine, words, locale }) };
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
