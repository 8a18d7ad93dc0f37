import { findResults, type Answer, type Asked } from './find-results.ts';
import { pagefindEngine, type Pagefind, type PagefindEngine } from './pagefind-engine.client.ts';
import type { WordList } from './planner/word-list.ts';
import { filtersOf } from './search-address.ts';
import { openWordList } from './word-list.client.ts';

type Loaded = { pagefind: Pagefind & { init(): Promise<void> }; words: WordList };

/** The search engine in the reader's browser. */
export type Finder = {
  /** Fetches the engine, unless that was begun. Never rejects. */
  warm: () => void;
  /** Rejects when the engine cannot be fetched, which is tried anew each time, and when aborted. */
  find(asked: Asked, signal: AbortSignal): Promise<Answer>;
};

const loading = new Map<string, Promise<Loaded>>();

/** Begins to fetch the engine of a language, once for a page. Rejects when it cannot be fetched. */
export function loadEngine(locale: string): Promise<Loaded> {
  const known = loading.get(locale);
  if (known) return known;
  const engine = fetchEngine(locale);
  loading.set(locale, engine);
  engine.catch(() => loading.delete(locale));
  return engine;
}

/** What the engine fetched is kept as long as the page. */
export function createFinder(locale: string): Finder {
  const engines = new Map<string, Promise<PagefindEngine>>();

  function engineFor(pagefind: Pagefind, asked: Asked): Promise<PagefindEngine> {
    const filters = filtersOf(asked);
    const key = JSON.stringify(filters);
    const engine = engines.get(key) ?? pagefindEngine(pagefind, filters);
    engines.set(key, engine);
    return engine;
  }

  return {
    warm: () => void loadEngine(locale).catch(() => undefined),
    async find(asked, signal) {
      const { pagefind, words } = await loadEngine(locale);
      const engine = await engineFor(pagefind, asked);
      return findResults(asked, { engine, words, locale }, { signal });
    },
  };
}

async function fetchEngine(locale: string): Promise<Loaded> {
  // The build writes the engine beside the pages; the bundler must not look for it.
  const address = '/pagefind/pagefind.js';
  const [pagefind, words] = await Promise.all([
    (import(/* @vite-ignore */ address) as Promise<Loaded['pagefind']>).then(async (engine) => {
      await engine.init();
      return engine;
    }),
    openWordList(readWords, locale),
  ]);
  return { pagefind, words };
}

async function readWords(name: string): Promise<string> {
  const response = await fetch(`/pagefind/words/${name}`);
  if (!response.ok) throw new Error(`/pagefind/words/${name}: ${response.status}`);
  return response.text();
}
