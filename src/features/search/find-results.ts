import type { Fragment, PagefindEngine } from './pagefind-engine.client.ts';
import { passagesOf, type Passage } from './passages.ts';
import { isAboutError } from './is-about-error.ts';
import { isLookedFor } from './planner/looked-for.ts';
import { search, type Index, type Outcome, type SearchOptions } from './planner/search.ts';

/** Each of them is a file that the reader fetches. */
const MAX_ARTICLES = 10;
const MAX_PARTS = 3;

/** What one search is: the address of the search page says the same (`search-address.ts`). */
export type Asked = {
  query: string;
  /** Id of a category; undefined for all. */
  category?: string | undefined;
  kind?: Kind | undefined;
  /** Whether every word is meant as it is typed. */
  exact: boolean;
};
export const KINDS = ['how-to', 'problem'] as const;
export type Kind = (typeof KINDS)[number];

/** An article that was found, as a list of results needs it. Plain data, so that it crosses threads. */
export type FoundArticle = {
  id: string;
  /** The language it is in, when it is not there in the reader's. */
  locale?: string;
  title: string;
  url: string;
  category: string | undefined;
  kinds: string[];
  /** The problem whose error message the query is. */
  problem: Passage | undefined;
  excerpt: Passage['excerpt'];
  /** The steps and problems that have the words, the fullest first. */
  parts: Passage[];
};

export type Answer = Pick<Outcome, 'corrected' | 'isUnsure'> & {
  /** How many articles were found; the first 10 of them are here. */
  total: number;
  articles: FoundArticle[];
};

/** Pagefind's own fragment also has the filters of the article. */
type FilteredFragment = Fragment & { filters?: Record<string, string[]> };

/** Asks the planner, and opens the best articles: the same in a browser and on the server. */
export async function findResults(
  { query, exact }: Asked,
  index: Index & { engine: PagefindEngine },
  { signal }: Pick<SearchOptions, 'signal'> = {},
): Promise<Answer> {
  const { hits, corrected, isUnsure, lookedFor } = await search(query, index, {
    correct: !exact,
    ...(signal && { signal }),
  });
  const isFound = (word: string) => isLookedFor(word, lookedFor, index.locale);
  const opened = await Promise.all(
    hits.slice(0, MAX_ARTICLES).map(async ({ id, at }) => {
      const fragment = await index.engine.open(id);
      return fragment
        ? [describe(fragment, passagesOf(fragment, at, isFound), { query, locale: index.locale })]
        : [];
    }),
  );
  signal?.throwIfAborted();
  const articles = opened.flat();
  return {
    total: hits.length,
    articles: [
      ...articles.filter(({ problem }) => problem),
      ...articles.filter(({ problem }) => !problem),
    ],
    corrected,
    isUnsure,
  };
}

function describe(
  fragment: FilteredFragment,
  passages: readonly Passage[],
  { query, locale }: { query: string; locale: string },
): FoundArticle {
  const { url, meta, filters = {} } = fragment;
  const anchors = (meta['problems'] ?? '').split(' ');
  const problem = passages.find(
    ({ anchor = '', title }) => anchors.includes(anchor) && isAboutError(query, title, locale),
  );
  return {
    id: meta['id'] ?? '',
    title: meta['title'] ?? url,
    url,
    category: filters['category']?.[0],
    kinds: filters['kind'] ?? [],
    problem,
    excerpt: (problem ?? passages[0])?.excerpt ?? [],
    parts: passages.filter(({ anchor }) => anchor).slice(0, MAX_PARTS),
  };
}
