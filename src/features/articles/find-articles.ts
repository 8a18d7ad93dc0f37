import type { Catalog, CatalogArticle } from './catalog.ts';

/** The article with this id in the reader's language, else in the source language. */
export function findArticle(
  catalog: Catalog,
  id: string,
  locale: string,
): CatalogArticle | undefined {
  const translations = catalog.articles.filter((article) => article.id === id);
  return translations.find((article) => article.locale === locale) ?? translations[0];
}

/** Address of an article on this site. The source language has no prefix. */
export function articlePath(
  article: Pick<CatalogArticle, 'slug' | 'locale'>,
  sourceLocale: string,
): string {
  const prefix = article.locale === sourceLocale ? '' : `/${article.locale}`;
  return `${prefix}/articles/${article.slug}/`;
}

const MAX_RELATED = 4;

/** What to read next: articles it links to, then those that link to it, then its category. */
export function relatedArticles(catalog: Catalog, article: CatalogArticle): CatalogArticle[] {
  const others = catalog.articles.filter(
    (other) => other.locale === article.locale && other.id !== article.id,
  );
  const ranked = [
    ...article.linksTo.flatMap((id) => others.filter((other) => other.id === id)),
    ...others.filter((other) => other.linksTo.includes(article.id)),
    ...others.filter((other) => other.category === article.category),
  ];
  return [...new Set(ranked)].slice(0, MAX_RELATED);
}
