import { pagefindEngine, type Fragment, type Pagefind } from './pagefind-engine.client.ts';
import { passagesOf, type Passage, type Piece } from './passages.ts';
import { isAboutError } from './plan-query.ts';
import { search as findArticles } from './planner/search.ts';
import { openWordList } from './word-list.client.ts';

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
    const locale = host.dataset['locale'] ?? 'en';
    const { total, found: articles } = await find(query, locale);
    list.replaceChildren(...articles.map((article) => item(article, query, words)));
    status.textContent = summary(total, query, words);
    const search = { query, results: total, locale };
    note(search);
    noteOpened(list, articles, search);
  } catch {
    status.textContent = words.failed;
  }
}

type Article = Fragment & { passages: Passage[]; problem: Passage | undefined };

async function find(query: string, locale: string): Promise<{ total: number; found: Article[] }> {
  // The build writes the engine beside the pages; the bundler must not look for it.
  const address = '/pagefind/pagefind.js';
  const [pagefind, words] = await Promise.all([
    import(/* @vite-ignore */ address) as Promise<Pagefind>,
    openWordList(readWords, locale),
  ]);
  const engine = await pagefindEngine(pagefind);
  const { hits } = await findArticles(query, { engine, words, locale });
  const found = await Promise.all(
    hits.slice(0, MAX_ARTICLES).map(async ({ id, at }) => {
      const fragment = await engine.open(id);
      return fragment ? [withPassages(fragment, at, query)] : [];
    }),
  );
  return { total: hits.length, found: rank(found.flat()) };
}

async function readWords(name: string): Promise<string> {
  const response = await fetch(`/pagefind/words/${name}`);
  if (!response.ok) throw new Error(`/pagefind/words/${name}: ${response.status}`);
  return response.text();
}

function rank(found: Article[]): Article[] {
  return found.toSorted(
    (a, b) => Number(b.problem !== undefined) - Number(a.problem !== undefined),
  );
}

/** With the problem of the article whose error message the query is. */
function withPassages(fragment: Fragment, at: number[], query: string): Article {
  const passages = passagesOf(fragment, at);
  const anchors = (fragment.meta['problems'] ?? '').split(' ');
  const problem = passages.find(
    ({ anchor = '', title }) => anchors.includes(anchor) && isAboutError(query, title),
  );
  return { ...fragment, passages, problem };
}

function item(article: Article, query: string, words: SearchWords): HTMLLIElement {
  const { problem, passages, url, meta } = article;
  const li = document.createElement('li');
  const page = link(meta['title'] ?? url, url, undefined, query);
  if (problem) {
    const { title, anchor } = problem;
    li.append(link(`${words.problem}: ${title}`, url, anchor, query), excerpt(problem.excerpt));
    const around = paragraph();
    around.append(page);
    li.append(around);
    return li;
  }
  li.append(page, excerpt(passages[0]?.excerpt ?? []));
  const hits = passages.filter(({ anchor }) => anchor).slice(0, MAX_HITS_PER_ARTICLE);
  if (hits.length > 0) {
    const inside = document.createElement('ul');
    inside.className = 'hits';
    inside.append(
      ...hits.map(({ title, anchor }) => {
        const entry = document.createElement('li');
        entry.append(link(title, url, anchor, query));
        return entry;
      }),
    );
    li.append(inside);
  }
  return li;
}

/** The query travels in the address, so that a vote or a request can say what led here. */
function link(
  title: string,
  url: string,
  anchor: string | undefined,
  query: string,
): HTMLAnchorElement {
  const a = document.createElement('a');
  a.href = `${url}?q=${encodeURIComponent(query)}${anchor ? `#${anchor}` : ''}`;
  a.textContent = title;
  return a;
}

function excerpt(pieces: Piece[]): HTMLParagraphElement {
  const p = paragraph();
  for (const { text, marked } of pieces) {
    const word = marked ? document.createElement('mark') : document.createTextNode('');
    word.textContent = text;
    p.append(word);
  }
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
    const article = articles[index]?.meta['id'];
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
