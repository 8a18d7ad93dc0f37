import { KINDS, type Asked } from './find-results.ts';

export const SEARCH_PAGE = '/search/';
/** A longer text is cut: what is pasted says what it is about in its first lines. */
export const MAX_QUERY_CHARACTERS = 200;

/** What the address of a search page asks for. What it cannot mean is left out. */
export function readAsked(parameters: URLSearchParams): Asked {
  const kind = parameters.get('kind');
  return {
    query: cut(parameters.get('q') ?? ''),
    category: parameters.get('category') ?? undefined,
    kind: KINDS.find((known) => known === kind),
    exact: parameters.has('exact'),
  };
}

/** The address that asks the same, on the search page of a language. */
export function addressOf({ query, category, kind, exact }: Asked, page = SEARCH_PAGE): string {
  const parameters = new URLSearchParams({
    q: query,
    ...(category !== undefined && { category }),
    ...(kind && { kind }),
    ...(exact && { exact: '1' }),
  });
  return `${page}?${parameters.toString()}`;
}

/** What the filters of the index are called. */
export function filtersOf({ category, kind }: Asked): Record<string, string> | undefined {
  if (category === undefined && !kind) return undefined;
  return { ...(category !== undefined && { category }), ...(kind && { kind }) };
}

/** Between characters, not within one. */
export function cut(query: string): string {
  return Array.from(query.toWellFormed()).slice(0, MAX_QUERY_CHARACTERS).join('');
}
