import type { Engine, Match } from './planner/engine.ts';

/** What of Pagefind's API is used here: https://pagefind.app/docs/api/ */
export type Pagefind = {
  options(options: Record<string, unknown>): Promise<void>;
  search(query: string, options?: { filters?: Filters }): Promise<{ results: PagefindResult[] }>;
};
export type PagefindResult = {
  id: string;
  score: number;
  words: number[];
  matchedMetaFields?: string[];
  data(): Promise<Fragment>;
};
/** Values of `data-pagefind-filter`: `{ category: 'account' }`. */
export type Filters = Record<string, string | string[]>;
/** The text of one article, as Pagefind keeps it for results. */
export type Fragment = {
  url: string;
  raw_content: string;
  meta: Record<string, string>;
  anchors: { element: string; id: string; text?: string; location: number }[];
};

/** `title4` is the title of an article whose title has four words (ArticlePage.astro). */
const TITLE_FIELD = /^title(\d+)$/;
const LONGEST_TITLE = 12;
/** Answers are kept for the next keystroke; this many, so that memory stays small. */
const MAX_KEPT = 200;

/**
 * Pagefind as an engine of the planner. `open` fetches the text of an article that an answer named:
 * one request, the first time.
 */
export type PagefindEngine = Engine & { open(id: string): Promise<Fragment | undefined> };

/** Prepares Pagefind, without its own extra for metadata, because the planner counts fields. */
export async function pagefindEngine(
  pagefind: Pagefind,
  filters?: Filters,
): Promise<PagefindEngine> {
  await pagefind.options({ baseUrl: '/', ranking: RANKING });
  const results = new Map<string, PagefindResult>();
  const wholly = keep(async (word: string) => {
    const answer = await pagefind.search(`"${word}"`);
    return new Set(answer.results.map(({ id }) => id));
  });
  const ask = keep(async (word: string) => {
    const [answer, whole] = await Promise.all([
      pagefind.search(word, filters ? { filters } : {}),
      wholly(word),
    ]);
    for (const result of answer.results) results.set(result.id, result);
    return answer.results.map((result) => matchOf(result, whole));
  });
  const knows = async (word: string) => (await wholly(word)).size > 0;
  return { ask, knows, open: async (id) => results.get(id)?.data() };
}

const NO_META_WEIGHTS = Object.fromEntries(
  [
    ...['title', 'id', 'problems', 'errors', 'keywords', 'image', 'image_alt'],
    ...Array.from({ length: LONGEST_TITLE }, (_, index) => `title${index + 1}`),
  ].map((field) => [field, 0]),
);

/** Longer words that begin with the one asked for count little beside it; each adds to the score. */
const RANKING = {
  metaWeights: NO_META_WEIGHTS,
  termSimilarity: 5,
  pageLength: 0.25,
  termSaturation: 2,
};

function matchOf(
  { id, score, words, matchedMetaFields: fields = [] }: PagefindResult,
  whole: ReadonlySet<string>,
): Match {
  const [length = 0] = fields.flatMap((field) => Number(TITLE_FIELD.exec(field)?.[1] ?? []));
  return {
    id,
    score,
    at: words,
    titleLength: length || (fields.includes('title') ? LONGEST_TITLE : 0),
    inErrors: fields.includes('errors'),
    inKeywords: fields.includes('keywords'),
    // In quotes only the text is looked through, and keywords stand beside it.
    isWhole: whole.has(id) || (whole.size > 0 && fields.includes('keywords')),
  };
}

/** Remembers answers, the oldest forgotten first. A failed one is asked for again. */
function keep<T>(ask: (words: string) => Promise<T>): (words: string) => Promise<T> {
  const kept = new Map<string, Promise<T>>();
  return (words) => {
    const known = kept.get(words);
    if (known) return known;
    const answer = ask(words);
    kept.set(words, answer);
    answer.catch(() => kept.delete(words));
    const [oldest] = kept.keys();
    if (kept.size > MAX_KEPT && oldest !== undefined) kept.delete(oldest);
    return answer;
  };
}
