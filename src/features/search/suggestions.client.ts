import { createFinder, type Finder } from './finder.client.ts';
import { suggestionsHtml, suggestionsSummary, type SuggestionWords } from './results-html.ts';
import { cut } from './search-address.ts';
import { isWorthSuggesting, MAX_SUGGESTIONS } from './suggestion-rules.ts';

/** Long enough that nothing moves below somebody who types. */
const AFTER_MS = 300;

let finder: Finder | undefined;
let waiting: ReturnType<typeof setTimeout>;
let running = new AbortController();

/** Shows what may answer this, once typing has come to rest; an older answer is given up. */
export function suggest(host: HTMLElement, typed: string): void {
  clearTimeout(waiting);
  running.abort();
  running = new AbortController();
  const { signal } = running;
  const words = JSON.parse(host.dataset['words'] ?? '{}') as SuggestionWords;
  const query = cut(typed.trim());
  if (!isWorthSuggesting(query)) {
    show(host, '', '');
    return;
  }
  waiting = setTimeout(() => {
    find(query, words, signal).then(
      ({ html, summary }) => {
        if (!signal.aborted) show(host, html, summary);
      },
      () => {
        // The form works without them.
        if (!signal.aborted) show(host, '', '');
      },
    );
  }, AFTER_MS);
}

async function find(query: string, words: SuggestionWords, signal: AbortSignal) {
  finder ??= createFinder({ locale: words.locale, source: words.source.locale });
  const asked = { query, exact: false };
  const own = await finder.find(asked, signal);
  const { articles } = await finder.findMore(own, asked, signal).catch(() => own);
  const shown = articles.slice(0, MAX_SUGGESTIONS);
  return {
    html: suggestionsHtml(shown, query, words),
    summary: suggestionsSummary(shown.length, words),
  };
}

function show(host: HTMLElement, html: string, summary: string): void {
  const list = host.querySelector('[data-list]');
  const found = host.querySelector<HTMLElement>('[data-found]');
  const announce = host.querySelector('[data-announce]');
  // Whoever has gone on to one of them keeps it.
  if (!list || !found || !announce || list.contains(document.activeElement)) return;
  list.innerHTML = html;
  found.hidden = html === '';
  // The same again is not said again.
  if (announce.textContent !== summary) announce.textContent = summary;
}
