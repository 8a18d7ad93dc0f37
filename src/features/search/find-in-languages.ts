import { findResults, type Answer, type Asked } from './find-results.ts';
import type { Filters, PagefindEngine } from './pagefind-engine.client.ts';
import type { WordList } from './planner/word-list.ts';
import { filtersOf } from './search-address.ts';

/** The index of one language: its words, and its engine, which is fetched when it is first asked. */
export type LanguageIndex = {
  words: WordList;
  engineFor: (filters: Filters | undefined) => Promise<PagefindEngine>;
};
export type OpenIndex = (locale: string) => Promise<LanguageIndex>;

/** Whose search it is: a language of the site, and the one that every article is there in. */
export type Languages = { locale: string; source: string };

/** Articles of other languages that are shown below those of the reader's own. */
const MAX_UNTRANSLATED = 5;
const NOTHING: Answer = { total: 0, articles: [], corrected: [], isUnsure: true };

/** What the reader's language has. A language without any article finds nothing, and asks nothing. */
export async function findOwn(
  asked: Asked,
  locale: string,
  open: OpenIndex,
  signal?: AbortSignal,
): Promise<Answer> {
  const index = await open(locale);
  if (index.words.articles === 0) return NOTHING;
  const engine = await index.engineFor(filtersOf(asked));
  return findResults(asked, { engine, words: index.words, locale }, signal && { signal });
}

/**
 * The same answer with the articles that are there in the source language only, below the others;
 * above them only a problem whose error message was pasted. For the source language itself nothing
 * is opened. A second index is fetched for this: ask when the first answer is shown.
 */
export async function withUntranslated(
  own: Answer,
  asked: Asked,
  { locale, source }: Languages,
  open: OpenIndex,
  signal?: AbortSignal,
): Promise<Answer> {
  if (locale === source) return own;
  const { words, engineFor } = await open(source);
  if (words.articles === 0) return own;
  const engine = await engineFor({ ...filtersOf(asked), missing: locale });
  // A word that the reader's own language knows is no slip of the fingers in another one.
  const exact = asked.exact || own.total > 0;
  const index = { engine, words, locale: source };
  const other = await findResults({ ...asked, exact }, index, signal && { signal });
  if (other.total === 0) return own;
  const others = other.articles
    .slice(0, MAX_UNTRANSLATED)
    .map((article) => ({ ...article, locale: source }));
  const articles = [...own.articles, ...others];
  return {
    total: own.total + other.total,
    articles: [
      ...articles.filter(({ problem }) => problem),
      ...articles.filter(({ problem }) => !problem),
    ],
    corrected: own.total > 0 ? own.corrected : other.corrected,
    isUnsure: own.isUnsure && other.isUnsure,
  };
}
