import { cut } from './search-address.ts';

type Search = { query: string; results: number; locale: string };
type Opened = Search & { article: string; position: number };

/** Somebody who types on has not searched yet. */
const SETTLED_MS = 1500;

/**
 * What is looked for and not found tells staff what to write, and which result was opened whether
 * the first ones are the right ones. Losing one of these is no harm, so nothing waits for it.
 */
export type SearchLog = {
  /** A search was answered; noted once somebody stays with it. */
  answered(search: Search): void;
  /** Somebody does something with the answer: then it was a search. */
  settle(): void;
  opened(result: Opened): void;
};

export function createSearchLog(): SearchLog {
  let waiting: Search | undefined;
  let noted = '';
  let timer: ReturnType<typeof setTimeout>;
  const settle = () => {
    clearTimeout(timer);
    const search = waiting;
    waiting = undefined;
    const key = JSON.stringify(search);
    if (!search || key === noted) return;
    noted = key;
    send(search);
  };
  addEventListener('pagehide', settle);
  return {
    answered(search) {
      waiting = search;
      clearTimeout(timer);
      timer = setTimeout(settle, SETTLED_MS);
    },
    settle,
    opened(result) {
      settle();
      send(result);
    },
  };
}

/** `keepalive` lets it be sent while the page is left. */
function send(search: Search | Opened): void {
  void fetch('/api/searches', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ ...search, query: cut(search.query) }),
    keepalive: true,
  }).catch(() => undefined);
}
