import { localized } from '#config/site.ts';
import type { Words } from '#config/words/index.ts';
import type { ResultWords } from './results-html.ts';

type Category = { id: string; title: Parameters<typeof localized>[0] };

/** The words that results are shown with, as plain data, so that a page can hand them to its script. */
export function resultWords(
  { search }: Words,
  categories: readonly Category[],
  locale: string,
): ResultWords {
  const { problem, showingFor, narrow, problems, failed, recent, recentHint, clear, close } =
    search;
  return {
    ...{ problem, showingFor, narrow, problems, failed, recent, recentHint, clear, close },
    'how-to': search.howTo,
    insteadFor: search.insteadFor('{query}'),
    resultsNone: search.results(0, '{query}'),
    resultsOne: search.results(1, '{query}'),
    resultsMany: search.results(2, '{query}').replace('2', '{n}'),
    categories: Object.fromEntries(
      categories.map(({ id, title }) => [id, localized(title, locale)]),
    ),
  };
}
