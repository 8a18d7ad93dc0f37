import type { Catalog } from './catalog.ts';
import { articlePath, markdownPath } from './paths.ts';
import { createMovedTo, redirectsOf } from './formerly.ts';
import { onlyInSource } from './translations.ts';

/** Where an address leads that no file has: a path on this site, for ever (301) or for now (302). */
export type Moved = { to: string; status: 301 | 302 };

/**
 * Finds where an address of the help center leads that no file has: one that an article had before,
 * to its page; an article in a language it is not translated into, to the source page at the notice
 * in that language; and one that names the source language, to the one that does not. Leads to paths
 * of this site alone, whatever the address says.
 */
export function createMoved(
  catalog: Catalog,
  locales: readonly string[],
): (address: string) => Moved | undefined {
  const [source = 'en'] = locales;
  const formerly = createMovedTo(redirectsOf(catalog, source));
  const notices = new Map(
    locales.flatMap((locale) =>
      onlyInSource(catalog, locale, source).flatMap((article) => {
        const path = `/${locale}/articles/${article.slug}`;
        const page: [string, string] = [path, articlePath(article, source, locale)];
        const markdown: [string, string] = [`${path}.md`, markdownPath(article, source)];
        return article.unlisted ? [page] : [page, markdown];
      }),
    ),
  );
  return (address) => {
    const before = formerly(address);
    if (before !== undefined) return { to: before, status: 301 };
    const [path = '', query] = address.replace(/#[^]*$/, '').split(/\?([^]*)/);
    const notice = notices.get(path.replace(/\/+$/, ''));
    if (notice !== undefined) return { to: withQuery(notice, query), status: 302 };
    const bare = path.startsWith(`/${source}/`) ? path.slice(source.length + 1) : undefined;
    if (bare === undefined || !ON_THIS_SITE.test(bare)) return undefined;
    return { to: withQuery(bare, query), status: 301 };
  };
}

/** `//host/` and `/\host/` would lead to another site. */
const ON_THIS_SITE = /^\/([\w-][^\\]*)?$/;

function withQuery(path: string, query: string | undefined): string {
  return query === undefined ? path : path.replace(/(?=#|$)/, () => `?${query}`);
}
