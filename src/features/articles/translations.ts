import { sourceLocale, type Site } from '#config/site.ts';
import type { Alternate } from '#ui/alternates.ts';
import type { Catalog, CatalogArticle } from './catalog.ts';
import { indexOf } from './catalog-index.ts';
import { listedArticles } from './list-articles.ts';
import { articlePath } from './paths.ts';

/** The languages of the site that an article is not there in. */
export function missingLocales(catalog: Catalog, article: CatalogArticle, site: Site): string[] {
  const there = indexOf(catalog).byId.get(article.id) ?? [];
  return site.locales.filter((locale) => !there.some((one) => one.locale === locale));
}

/** The article in every language of the site, in their order; where it is missing, its notice. */
export function alternatesOf(catalog: Catalog, article: CatalogArticle, site: Site): Alternate[] {
  const source = sourceLocale(site);
  const there = indexOf(catalog).byId.get(article.id) ?? [];
  const fallback = there.find(({ locale }) => locale === source);
  return site.locales.flatMap((locale): Alternate[] => {
    const own = there.find((one) => one.locale === locale);
    if (own) return [{ locale, href: articlePath(own, source) }];
    if (!fallback) return [];
    return [{ locale, href: articlePath(fallback, source, locale), isNotice: true }];
  });
}

/** Listed articles that a reader of a language can only read in the source language. */
export function untranslated(catalog: Catalog, locale: string, source: string): CatalogArticle[] {
  return listedArticles({ articles: onlyInSource(catalog, locale, source) });
}

/** The same with the unlisted ones, which have addresses too. */
export function onlyInSource(catalog: Catalog, locale: string, source: string): CatalogArticle[] {
  if (locale === source) return [];
  const { byId } = indexOf(catalog);
  return catalog.articles.filter(
    (article) =>
      article.locale === source &&
      !(byId.get(article.id) ?? []).some((translation) => translation.locale === locale),
  );
}
