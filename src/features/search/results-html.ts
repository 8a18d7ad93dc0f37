import type { Answer, Asked, FoundArticle } from './find-results.ts';
import type { Piece } from './passages.ts';
import { fold } from './planner/words-of.ts';
import { addressOf } from './search-address.ts';

/** The dictionary's words for results, with marks where a query or a number goes. */
export type ResultWords = Record<
  | 'problem'
  | 'resultsNone'
  | 'showingFor'
  | 'insteadFor'
  | 'narrow'
  | 'how-to'
  | 'problems'
  | 'failed'
  | 'recent'
  | 'recentHint'
  | 'clear'
  | 'close',
  string
> & {
  locale: string;
  /** The language that every article is there in, and its name in the reader's. */
  source: { locale: string; direction: 'ltr' | 'rtl'; name: string };
  /** Path of the search page. */
  page: string;
  /** How many were found, by the plural form of the number. */
  results: Partial<Record<Intl.LDMLPluralRule, string>>;
  /** Titles of categories by their ids. */
  categories: Record<string, string>;
};

/** The dictionary's words for suggestions, as plain data. */
export type SuggestionWords = Pick<ResultWords, 'locale' | 'source' | 'problem'> & {
  /** Said behind each link. */
  newTab: string;
  /** How many there are, by the plural form of the number. */
  counts: ResultWords['results'];
};

/** How much was found, as it is shown and read out. */
export function summaryOf(answer: Answer, asked: Asked, words: ResultWords): string {
  const { total } = answer;
  const query = correctedQuery(answer, asked) ?? asked.query;
  const form = new Intl.PluralRules(words.locale).select(total);
  const text = total === 0 ? words.resultsNone : (words.results[form] ?? words.results.other ?? '');
  // A function, because `$&` in a query would mean something to `replace`.
  return text.replace('{n}', total.toLocaleString(words.locale)).replace('{query}', () => query);
}

/** The query with its corrected words, or undefined when it was taken as it was typed. */
export function correctedQuery({ corrected }: Answer, { query }: Asked): string | undefined {
  if (corrected.length === 0) return undefined;
  const words = new Map(corrected.map(({ from, to }) => [from, to]));
  return query.replace(/[\p{L}\p{M}\p{N}_]+/gu, (word) => words.get(fold(word)) ?? word);
}

/** “Showing results for …”, with the way back. Empty when nothing was corrected. */
export function correctionHtml(answer: Answer, asked: Asked, words: ResultWords): string {
  const query = correctedQuery(answer, asked);
  if (query === undefined) return '';
  const back = addressOf({ ...asked, exact: true }, words.page);
  const instead = words.insteadFor.replace('{query}', () => asked.query);
  return markup`${[words.showingFor]} <strong>${[query]}</strong>. <a href="${[back]}" data-ask>${[instead]}</a>`;
}

/** Links that keep to one kind or one category, as far as what was found has any, or let go of it. */
export function filtersHtml({ articles }: Answer, asked: Asked, words: ResultWords): string {
  const count = (has: (article: FoundArticle) => boolean) => articles.filter(has).length;
  const isWorth = (found: number) => found > 0 && found < articles.length;
  const kinds = (['how-to', 'problem'] as const)
    .filter((kind) => asked.kind === kind || isWorth(count((a) => a.kinds.includes(kind))))
    .map((kind) => ({
      title: kind === 'problem' ? words.problems : words['how-to'],
      isOn: asked.kind === kind,
      next: { ...asked, kind: asked.kind === kind ? undefined : kind },
    }));
  const categories = Object.entries(words.categories)
    .filter(([id]) => asked.category === id || isWorth(count((a) => a.category === id)))
    .map(([id, title]) => ({
      title,
      isOn: asked.category === id,
      next: { ...asked, category: asked.category === id ? undefined : id },
    }));
  return [...kinds, ...categories]
    .map(
      ({ title, isOn, next }) =>
        markup`<li><a class="chip" href="${[addressOf(next, words.page)]}" data-ask ${isOn ? 'aria-current="true"' : ''}>${[title]}</a></li>`,
    )
    .join('');
}

/** The articles that were found, as items of a list. */
export function articlesHtml({ articles }: Answer, { query }: Asked, words: ResultWords): string {
  return articles.map((article) => articleHtml(article, query, words)).join('');
}

function articleHtml(article: FoundArticle, query: string, words: ResultWords): string {
  const { id, locale, title, url, category = '', problem, excerpt, parts } = article;
  const { source } = words;
  const isForeign = locale !== undefined;
  const foreign = isForeign ? foreignTo(source) : '';
  const hreflang = isForeign ? markup` hreflang="${[source.locale]}"` : '';
  const link = (text: string, anchor?: string) =>
    markup`<a href="${[linkTo(url, query, anchor)]}"${hreflang}${foreign}>${[text]}</a>`;
  // Where the article says in the reader's language that it is not translated.
  const page = link(title, isForeign ? `in-${words.locale}` : undefined);
  const language = isForeign ? markup`<span class="language">${[source.name]}</span> ` : '';
  const place = markup`${language}<span class="quiet">${[words.categories[category] ?? '']}</span>`;
  const text =
    excerpt.length > 0
      ? markup`<p>${isForeign ? markup`<span${foreign}>${excerptHtml(excerpt)}</span>` : excerptHtml(excerpt)}</p>`
      : '';
  if (problem) {
    const message = isForeign
      ? markup`<span${foreign}>${[problem.title]}</span>`
      : markup`${[problem.title]}`;
    return markup`<li data-article="${[id]}"><a href="${[linkTo(url, query, problem.anchor)]}"${hreflang}>${[words.problem]}: ${message}</a>${text}<p>${page} ${place}</p></li>`;
  }
  const inside = parts.map((part) => markup`<li>${link(part.title, part.anchor)}</li>`);
  const hits = inside.length > 0 ? `<ul class="hits">${inside.join('')}</ul>` : '';
  return markup`<li data-article="${[id]}">${page} ${place}${text}${hits}</li>`;
}

/** Articles beside something that is being written, each in a tab of its own. */
export function suggestionsHtml(
  articles: readonly FoundArticle[],
  query: string,
  { locale: reader, source, problem: problemWord, newTab }: SuggestionWords,
): string {
  return articles
    .map(({ locale, title, url, problem }) => {
      const foreign = locale === undefined ? '' : foreignTo(source);
      const anchor = problem ? problem.anchor : foreign && `in-${reader}`;
      const text = markup`<span${foreign}>${[problem?.title ?? title]}</span>`;
      const kind = problem ? markup`${[problemWord]}: ` : '';
      const language = foreign && markup` <span class="language">${[source.name]}</span>`;
      return markup`<li><a href="${[linkTo(url, query, anchor)]}" target="_blank" rel="noopener">${kind}${text}<span class="visually-hidden"> (${[newTab]})</span></a>${language}</li>`;
    })
    .join('');
}

/** “3 articles may help”; nothing for none. */
export function suggestionsSummary(n: number, { locale, counts }: SuggestionWords): string {
  if (n === 0) return '';
  const text = counts[new Intl.PluralRules(locale).select(n)] ?? counts.other ?? '';
  return text.replace('{n}', n.toLocaleString(locale));
}

/** What must be said of a text in the source language. */
function foreignTo({ locale, direction }: ResultWords['source']): string {
  return markup` lang="${[locale]}" dir="${[direction]}"`;
}

/** With a mark where a sentence was cut. */
function excerptHtml(pieces: readonly Piece[]): string {
  const start = /^\p{Ll}/u.test(pieces[0]?.text ?? '') ? '… ' : '';
  const end = /[.!?。！？:]\s*$/.test(pieces.at(-1)?.text ?? '') ? '' : ' …';
  return `${start}${pieces.map(pieceHtml).join('')}${end}`;
}

function pieceHtml({ text, marked }: Piece): string {
  return marked ? markup`<mark>${[text]}</mark>` : markup`${[text]}`;
}

/** The query travels in the address, so that a vote or a request can say what led here. */
function linkTo(url: string, query: string, anchor?: string): string {
  return `${url}?q=${encodeURIComponent(query)}${anchor ? `#${anchor}` : ''}`;
}

/** Markup: a string goes in as it is, text in brackets is escaped. */
function markup(parts: TemplateStringsArray, ...values: (string | [string])[]): string {
  return parts.reduce((all, part, index) => {
    const value = values[index - 1] ?? '';
    return all + (typeof value === 'string' ? value : escapeHtml(value[0])) + part;
  });
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
