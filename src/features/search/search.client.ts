import { isAboutError, normalizeQuery } from './plan-query.ts';

/** What of Pagefind's API is used here: https://pagefind.app/docs/api/ */
type Pagefind = {
  options(options: Record<string, unknown>): Promise<void>;
  search(query: string): Promise<{ results: { data(): Promise<Found> }[] }>;
};
type SubResult = { title: string; url: string; excerpt: string };
type Found = {
  url: string;
  excerpt: string;
  meta: { title?: string; id?: string; problems?: string };
  sub_results: SubResult[];
};

type SearchWords = Record<
  'none' | 'failed' | 'loading' | 'problem' | 'resultsNone' | 'resultsOne' | 'resultsMany',
  string
>;

const MAX_ARTICLES = 20;
const MAX_HITS_PER_ARTICLE = 3;
const MAX_QUERY_CHARACTERS = 200;

/** Searches and shows what was found, grouped by article, the matching problem first. */
export async function showResults(host: HTMLElement, query: string): Promise<void> {
  const words = JSON.parse(host.dataset['words'] ?? '{}') as SearchWords;
  const status = host.querySelector<HTMLElement>('[data-status]');
  const list = host.querySelector<HTMLElement>('[data-list]');
  if (!status || !list) return;
  status.textContent = words.loading;
  try {
    const { total, found } = await find(query);
    const articles = rank(found, query);
    list.replaceChildren(...articles.map((article) => item(article, query, words)));
    status.textContent = summary(total, query, words);
    const search = { query, results: total, locale: host.dataset['locale'] ?? 'en' };
    note(search);
    noteOpened(list, articles, search);
  } catch {
    status.textContent = words.failed;
  }
}

async function find(query: string): Promise<{ total: number; found: Found[] }> {
  // The build writes the engine beside the pages; the bundler must not look for it.
  const address = '/pagefind/pagefind.js';
  const pagefind = (await import(/* @vite-ignore */ address)) as Pagefind;
  await pagefind.options({ baseUrl: '/' });
  const { results } = await pagefind.search(normalizeQuery(query));
  const shown = results.slice(0, MAX_ARTICLES).map((result) => result.data());
  return { total: results.length, found: await Promise.all(shown) };
}

type Article = Found & { problem: SubResult | undefined };

function rank(found: Found[], query: string): Article[] {
  const articles = found.map((article) => ({ ...article, problem: problemOf(article, query) }));
  return articles.toSorted(
    (a, b) => Number(b.problem !== undefined) - Number(a.problem !== undefined),
  );
}

/** The problem of an article whose error message the query is. */
function problemOf(article: Found, query: string): SubResult | undefined {
  const anchors = (article.meta.problems ?? '').split(' ');
  return article.sub_results.find(
    ({ url, title }) => anchors.includes(url.split('#')[1] ?? '') && isAboutError(query, title),
  );
}

function item(article: Article, query: string, words: SearchWords): HTMLLIElement {
  const { problem, sub_results } = article;
  const li = document.createElement('li');
  if (problem) {
    li.append(link(problem.title, problem.url, query, words.problem), excerpt(problem.excerpt));
    const page = paragraph();
    page.append(link(article.meta.title ?? article.url, article.url, query));
    li.append(page);
    return li;
  }
  li.append(link(article.meta.title ?? article.url, article.url, query), excerpt(article.excerpt));
  const hits = sub_results.filter(({ url }) => url.includes('#')).slice(0, MAX_HITS_PER_ARTICLE);
  if (hits.length > 0) {
    const inside = document.createElement('ul');
    inside.className = 'hits';
    inside.append(
      ...hits.map((hit) => {
        const entry = document.createElement('li');
        entry.append(link(hit.title, hit.url, query));
        return entry;
      }),
    );
    li.append(inside);
  }
  return li;
}

/** The query travels in the address, so that a vote or a request can say what led here. */
function link(title: string, url: string, query: string, kind?: string): HTMLAnchorElement {
  const [path = '', anchor] = url.split('#');
  const a = document.createElement('a');
  a.href = `${path}?q=${encodeURIComponent(query)}${anchor ? `#${anchor}` : ''}`;
  a.textContent = kind ? `${kind}: ${title}` : title;
  return a;
}

/** Pagefind's excerpt is HTML of our own pages: text with the found words marked. */
function excerpt(html: string): HTMLParagraphElement {
  const p = paragraph();
  p.append(...new DOMParser().parseFromString(html, 'text/html').body.childNodes);
  return p;
}

function paragraph(): HTMLParagraphElement {
  return document.createElement('p');
}

function summary(count: number, query: string, words: SearchWords): string {
  // Functions, because `$&` in a query would mean something to `replace`.
  const withQuery = (text: string) => text.replace('{query}', () => query);
  if (count === 0) return `${withQuery(words.resultsNone)} ${words.none}`;
  const text = count === 1 ? words.resultsOne : words.resultsMany;
  return withQuery(text.replace('{n}', String(count)));
}

type Search = { query: string; results: number; locale: string };

/** Which result was worth opening tells staff whether the first ones are the right ones. */
function noteOpened(list: HTMLElement, articles: Article[], search: Search): void {
  const open = ({ target }: Event) => {
    if (!(target instanceof Element) || target.closest('a') === null) return;
    const index = [...list.children].findIndex((entry) => entry.contains(target));
    const article = articles[index]?.meta.id;
    if (article !== undefined) note({ ...search, article, position: index + 1 });
  };
  list.onclick = open;
  // The middle button opens a result in a tab of its own; the right one opens a menu.
  list.onauxclick = (event) => {
    if (event.button === 1) open(event);
  };
}

/**
 * What is looked for and not found tells staff what to write. Losing one of these is no harm, so
 * nothing waits for it; `keepalive` lets it be sent while the page is left.
 */
function note(search: Search & { article?: string; position?: number }): void {
  const query = Array.from(search.query).slice(0, MAX_QUERY_CHARACTERS).join('');
  void fetch('/api/searches', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ ...search, query }),
    keepalive: true,
  }).catch(() => undefined);
}
