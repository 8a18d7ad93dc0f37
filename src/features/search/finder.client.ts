import type { Answer, Asked } from './find-results.ts';
import {
  findOwn,
  withUntranslated,
  type LanguageIndex,
  type Languages,
} from './find-in-languages.ts';
import { pagefindEngine, type Filters, type PagefindEngine } from './pagefind-engine.client.ts';
import { startPagefind } from './pagefind-worker.client.ts';
import { openWordList } from './word-list.client.ts';

/** The search engine in the reader's browser. It rejects when it cannot be fetched, which is tried
 * anew each time, and when aborted. */
export type Finder = {
  /** Fetches the engine, unless that was begun. Never rejects. */
  warm: () => void;
  find(asked: Asked, signal: AbortSignal): Promise<Answer>;
  /** The same answer with the articles that are not translated; see find-in-languages.ts. */
  findMore(answer: Answer, asked: Asked, signal: AbortSignal): Promise<Answer>;
};

/** What was fetched is kept as long as the page. */
const opened = new Map<string, Promise<LanguageIndex>>();

/** Begins to fetch the index of a language, once for a page. Rejects when it cannot be fetched. */
export function openIndex(locale: string): Promise<LanguageIndex> {
  const known = opened.get(locale);
  if (known) return known;
  const index = fetchIndex(locale);
  opened.set(locale, index);
  index.catch(() => opened.delete(locale));
  return index;
}

export function createFinder(languages: Languages): Finder {
  const { locale } = languages;
  return {
    warm: () => void openIndex(locale).catch(() => undefined),
    find: (asked, signal) => findOwn(asked, locale, openIndex, signal),
    findMore: (answer, asked, signal) =>
      withUntranslated(answer, asked, languages, openIndex, signal),
  };
}

async function fetchIndex(locale: string): Promise<LanguageIndex> {
  const pagefind = startPagefind(locale);
  const words = await openWordList(readWords, locale);
  const engines = new Map<string, Promise<PagefindEngine>>();
  return {
    words,
    engineFor(filters?: Filters) {
      const key = JSON.stringify(filters ?? {});
      const engine = engines.get(key) ?? pagefindEngine(pagefind, filters);
      engines.set(key, engine);
      // The worker may not have started: then the next search begins from the start.
      engine.catch(() => opened.delete(locale));
      return engine;
    },
  };
}

async function readWords(name: string): Promise<string> {
  const response = await fetch(`/pagefind/words/${name}`);
  if (!response.ok) throw new Error(`/pagefind/words/${name}: ${response.status}`);
  return response.text();
}
