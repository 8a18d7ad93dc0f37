import { localPath } from '#config/locales.ts';
import type { Catalog } from './catalog.ts';
import { articlePath } from './paths.ts';

const ARTICLE = /^\/articles\/([^/#?]+)\/?(\?[^#]*)?(#.+)?$/;

/**
 * Where a link of a translation leads that its author wrote as in the source language: to the
 * article in that language, else to the source page, at the place meant or at its notice.
 * What does not lead to a page of this site stays as it is.
 */
export function localHref(
  href: string,
  page: { catalog: Pick<Catalog, 'articles'>; locale: string; locales: readonly string[] },
): string {
  if (!/^\/(?!\/)/.test(href)) return href;
  const { catalog, locale, locales } = page;
  const [source = 'en'] = locales;
  const [, slug, query = '', place] = ARTICLE.exec(href) ?? [];
  const named = catalog.articles.filter((article) => article.slug === slug);
  const target =
    named.find((article) => article.locale === locale) ??
    named.find((article) => article.locale === source);
  if (!target) return localPath(href, locale, locales);
  const [path = '', notice = ''] = articlePath(target, source, locale).split('#');
  const anchor = place ?? (notice && `#${notice}`);
  return `${path}${query}${anchor}`;
}
