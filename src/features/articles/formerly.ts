import type { Catalog, CatalogArticle } from './catalog.ts';
import { articlePath } from './paths.ts';

/** Where an address that an article had before leads now. `anySlug`: whatever follows the number. */
export type Redirect = { from: string; to: string; anySlug: boolean };

/** Old systems name articles by a number, often with a title behind it: `360001234-Some-title`. */
const NUMBERED = /^(.*\/\d{5,})(-[^/]*)?$/;

/**
 * What an old address is known by: without its last slash, and of a numbered one only what stands
 * up to the number, because the title behind it changed with every edit.
 */
export function addressKey(path: string): { key: string; isNumbered: boolean } {
  const trimmed = path.length > 1 ? path.replace(/\/+$/, '') : path;
  const numbered = NUMBERED.exec(trimmed)?.[1];
  return { key: numbered ?? trimmed, isNumbered: numbered !== undefined };
}

/** Every former address of the articles, and the page it is now. */
export function redirectsOf({ articles }: Catalog, source: string): Redirect[] {
  return articles.flatMap((article: CatalogArticle) =>
    article.formerly.map((path) => {
      const { key, isNumbered } = addressKey(path);
      return { from: key, to: articlePath(article, source), anySlug: isNumbered };
    }),
  );
}

/**
 * Finds where a request's address moved to, with its query; undefined when it never was an
 * article's. Leads to pages of the catalog alone, whatever the address says.
 */
export function createMovedTo(redirects: Redirect[]): (address: string) => string | undefined {
  const known = new Map(redirects.map(({ from, to }) => [from, to]));
  return (address) => {
    const [path = '', query] = address.replace(/#[^]*$/, '').split(/\?([^]*)/);
    const to = known.get(addressKey(decoded(path)).key);
    if (to === undefined) return undefined;
    return query === undefined ? to : `${to}?${query}`;
  };
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
