import { directionOf, languageName } from '#config/locales.ts';
import { localized } from '#config/site.ts';
import type { Words } from '#config/words/index.ts';
import type { ResultWords, SuggestionWords } from './results-html.ts';

type Category = { id: string; title: Parameters<typeof localized>[0] };

/** The words that results are shown with, as plain data, so that a page can hand them to its script. */
export function resultWords(
  { search }: Words,
  categories: readonly Category[],
  { locale, source, page }: { locale: string; source: string; page: string },
): ResultWords {
  const { problem, showingFor, narrow, problems, failed, recent, recentHint, clear, close } =
    search;
  return {
    ...{ locale, page },
    source: sourceFor(source, locale),
    ...{ problem, showingFor, narrow, problems, failed, recent, recentHint, clear, close },
    'how-to': search.howTo,
    insteadFor: search.insteadFor('{query}'),
    resultsNone: search.results(0, '{query}'),
    results: counted(locale, (n) => search.results(n, '{query}')),
    categories: Object.fromEntries(
      categories.map(({ id, title }) => [id, localized(title, locale)]),
    ),
  };
}

/** The words for suggestions in a form. */
export function suggestionWords(
  { search, request }: Words,
  { locale, source }: { locale: string; source: string },
): SuggestionWords {
  return {
    locale,
    source: sourceFor(source, locale),
    problem: search.problem,
    newTab: request.suggestions.newTab,
    counts: counted(locale, request.suggestions.count),
  };
}

function sourceFor(source: string, locale: string): ResultWords['source'] {
  return { locale: source, direction: directionOf(source), name: languageName(source, locale) };
}

/** One sentence for each plural form of the language, told of the first number that takes it. */
function counted(locale: string, say: (n: number) => string): ResultWords['results'] {
  const rules = new Intl.PluralRules(locale);
  const digits = new Intl.NumberFormat(locale);
  const firstNumbers = new Map<Intl.LDMLPluralRule, number>();
  for (let n = 1; n <= 100; n += 1) {
    if (!firstNumbers.has(rules.select(n))) firstNumbers.set(rules.select(n), n);
  }
  return Object.fromEntries(
    [...firstNumbers].map(([form, n]) => [form, say(n).replace(digits.format(n), '{n}')]),
  );
}
