import type { Answer, Asked } from './find-results.ts';
import { createFinder } from './finder.client.ts';
import { hasShortcuts, keepRecent, setShortcuts } from './kept-searches.client.ts';
import {
  articlesHtml,
  correctionHtml,
  filtersHtml,
  summaryOf,
  type ResultWords,
} from './results-html.ts';
import { readAsked } from './search-address.ts';
import { createSearchLog } from './search-log.client.ts';

/** How much was found is read out once typing has come to rest. */
const ANNOUNCE_AFTER_MS = 700;

export type SearchBox = {
  /** Begins to fetch the engine. */
  warm: () => void;
  /** Searches at once; an earlier search that is not answered yet is given up. */
  ask: (asked: Asked) => void;
  /** What was asked last. */
  asked: () => Asked;
  /** Somebody means this query: it is kept among the recent ones, and noted. */
  settle: () => void;
};

export type BoxOptions = {
  /** Where the query is typed. */
  field: HTMLElement;
  /** What the host shows already, as the server answered it. */
  shown: Asked;
  /** Told of each search that begins; `isChosen` when a link asked for it and not the field. */
  asking: (asked: Asked, isChosen: boolean) => void;
  /** Told after the results were replaced. */
  changed?: () => void;
};

/** Keeps the results of SearchResults.astro up to date: on the search page and in the dialog. */
export function attachSearch(
  host: HTMLElement,
  { field, shown, asking, changed }: BoxOptions,
): SearchBox {
  const words = JSON.parse(host.dataset['words'] ?? '{}') as ResultWords;
  const locale = host.dataset['locale'] ?? 'en';
  const part = (name: string) => host.querySelector<HTMLElement>(`[data-${name}]`);
  const finder = createFinder({ locale, source: words.source.locale });
  const log = createSearchLog();
  const hint = part('summary')?.textContent ?? '';
  let current = shown;
  let total = Number(host.dataset['total'] ?? 0);
  let running = new AbortController();
  let announcing: ReturnType<typeof setTimeout>;

  if ('total' in host.dataset) {
    log.answered({ query: shown.query, results: total, locale });
    log.settle();
  }

  function ask(asked: Asked): void {
    current = asked;
    running.abort();
    running = new AbortController();
    const { signal } = running;
    if (asked.query.trim() === '') {
      clear();
      return;
    }
    answer(asked, signal).catch(() => {
      if (!signal.aborted) say(words.failed);
    });
  }

  /** What is not translated comes below, once the reader has what is. */
  async function answer(asked: Asked, signal: AbortSignal): Promise<void> {
    const own = await finder.find(asked, signal);
    if (own.total > 0 && !signal.aborted) show(own, asked);
    const all = await finder.findMore(own, asked, signal).catch(() => own);
    if (!signal.aborted && (all !== own || own.total === 0)) show(all, asked);
  }

  function show(answer: Answer, asked: Asked): void {
    ({ total } = answer);
    const focused = document.activeElement;
    const place = focused instanceof HTMLAnchorElement ? placeOf(focused) : undefined;
    fill(part('correction'), correctionHtml(answer, asked, words));
    const filters = part('filters');
    fill(filters?.querySelector('ul'), filtersHtml(answer, asked, words), filters);
    fill(part('list'), articlesHtml(answer, asked, words), null);
    toggle(part('elsewhere'), total === 0 || answer.isUnsure);
    const missed = host.querySelector<HTMLInputElement>('[data-missed] [name=query]');
    if (missed) missed.value = asked.query;
    say(summaryOf(answer, asked, words));
    log.answered({ query: asked.query, results: total, locale });
    changed?.();
    // The links were made anew; whoever stood on one of them stays there, as long as it is there.
    if (place === undefined || focused?.isConnected) return;
    const again = [...host.querySelectorAll('a')].find((link) => placeOf(link) === place);
    (again ?? field).focus();
  }

  /** Shown at once, read out when it stays. */
  function say(text: string): void {
    const summary = part('summary');
    if (summary) summary.textContent = text;
    clearTimeout(announcing);
    announcing = setTimeout(() => {
      const announce = part('announce');
      if (announce) announce.textContent = text;
    }, ANNOUNCE_AFTER_MS);
  }

  function clear(): void {
    clearTimeout(announcing);
    for (const name of ['correction', 'list']) fill(part(name), '', null);
    for (const name of ['correction', 'filters', 'elsewhere']) toggle(part(name), false);
    for (const name of ['summary', 'announce']) {
      const element = part(name);
      if (element) element.textContent = name === 'summary' ? hint : '';
    }
    changed?.();
  }

  function settle(): void {
    log.settle();
    keepRecent(current.query);
  }

  /** Links that ask something else do it here; links to articles are noted. */
  function follow(event: MouseEvent): void {
    const link = (event.target as Element).closest('a');
    if (!link) return;
    const result = link.closest<HTMLElement>('[data-article]');
    if (result) {
      const position = [...(result.parentElement?.children ?? [])].indexOf(result) + 1;
      settle();
      log.opened({
        ...{ query: current.query, results: total, locale, position },
        article: result.dataset['article'] ?? '',
      });
      return;
    }
    if (!('ask' in link.dataset) || isForAnotherTab(event)) return;
    event.preventDefault();
    const asked = readAsked(new URL(link.href).searchParams);
    asking(asked, true);
    ask(asked);
  }

  host.addEventListener('click', follow);
  // The middle button opens a result in a tab of its own; the right one opens a menu.
  host.addEventListener('auxclick', (event) => {
    if (event.button === 1) follow(event);
  });
  host.querySelector<HTMLFormElement>('[data-missed]')?.addEventListener('submit', tellMissed);
  offerShortcuts(part('shortcuts'));
  return { warm: finder.warm, ask, asked: () => current, settle };
}

/** What a link is to a reader, whatever the query that stands in its address. */
function placeOf(link: HTMLAnchorElement): string {
  if (!link.closest('[data-list]')) return link.textContent;
  return link.pathname + link.hash;
}

function isForAnotherTab(event: MouseEvent): boolean {
  return event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
}

/** Sends what somebody was looking for, and says thanks in place. */
function tellMissed(event: SubmitEvent): void {
  const form = event.currentTarget as HTMLFormElement;
  const field = form.querySelector<HTMLInputElement>('[name=query]');
  const thanks = form.querySelector<HTMLElement>('[data-thanks]');
  if (!field || !thanks || field.value.trim() === '') return;
  event.preventDefault();
  const body = new URLSearchParams([...new FormData(form)].map(([k, v]) => [k, v as string]));
  void fetch(form.action, { method: 'POST', headers: { Accept: 'application/json' }, body }).then(
    (answer) => {
      // What the API refuses it explains on a page.
      if (answer.ok) thanks.textContent = thanks.dataset['text'] ?? '';
      else form.submit();
    },
    () => form.submit(),
  );
}

function offerShortcuts(choice: HTMLElement | null): void {
  const box = choice?.querySelector<HTMLInputElement>('input');
  if (!choice || !box) return;
  choice.hidden = false;
  box.checked = hasShortcuts();
  box.addEventListener('change', () => setShortcuts(box.checked));
}

const filled = new WeakMap<HTMLElement, string>();

/**
 * What is filled is shown, and hidden when it is empty; null leaves that as it is. The same again
 * touches nothing.
 */
function fill(
  element: HTMLElement | null | undefined,
  html: string,
  shown: HTMLElement | null = element ?? null,
): void {
  if (!element) return;
  if (filled.get(element) !== html) element.innerHTML = html;
  filled.set(element, html);
  toggle(shown, html !== '');
}

function toggle(element: HTMLElement | null, isShown: boolean): void {
  if (element) element.hidden = !isShown;
}
