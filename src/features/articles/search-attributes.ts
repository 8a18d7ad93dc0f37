import type { CatalogArticle } from './catalog.ts';

/** A longer title counts as one of so many words. */
const LONGEST_TITLE = 12;

/**
 * What Pagefind indexes of an article besides its text, as attributes of the element that holds the
 * text; none of an unlisted one, which it then passes over. `missing` are the languages it is not
 * there in: a search in one of them finds it all the same (filter `missing`). `title4` is the title
 * again, in a field whose name says that it has four words: a result names its fields, so the search
 * knows how much of the title was asked for without fetching it.
 */
export function searchAttributes(
  article: CatalogArticle,
  missing: readonly string[],
): Record<string, string> {
  if (article.unlisted) return {};
  const { title, id, problems, keywords, category, stepCount, locale } = article;
  const isHowTo = stepCount > 0;
  const isProblem = problems.length > 0;
  return {
    'data-pagefind-body': '',
    'data-pagefind-meta': [
      'title[data-title]',
      `title${wordCount(title, locale)}[data-title]`,
      'id[data-id]',
      ...(keywords.length > 0 ? ['keywords[data-keywords]'] : []),
      ...(isProblem ? ['problems[data-problems]', 'errors[data-errors]'] : []),
    ].join(', '),
    'data-pagefind-filter': [
      'category[data-category]',
      ...(isHowTo ? ['kind[data-how-to]'] : []),
      ...(isProblem ? ['kind[data-problem]'] : []),
      ...missing.map((locale) => `missing[${attributeOf(locale)}]`),
    ].join(', '),
    ...Object.fromEntries(missing.map((locale) => [attributeOf(locale), locale])),
    'data-category': category,
    'data-how-to': 'how-to',
    'data-problem': 'problem',
    'data-title': title,
    'data-id': id,
    'data-keywords': keywords.join(' · '),
    'data-problems': problems.map(({ anchor }) => anchor).join(' '),
    'data-errors': problems.map(({ error }) => error).join(' · '),
  };
}

function attributeOf(locale: string): string {
  return `data-missing-${locale.toLowerCase()}`;
}

function wordCount(title: string, locale: string): number {
  const segments = new Intl.Segmenter(locale, { granularity: 'word' }).segment(title);
  const words = [...segments].filter(({ isWordLike }) => isWordLike).length;
  return Math.min(LONGEST_TITLE, Math.max(1, words));
}
