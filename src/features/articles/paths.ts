import type { CatalogArticle } from './catalog.ts';

/** Address of a category, or of a section in it. */
export function categoryPath(category: string, section?: string): string {
  return section === undefined ? `/categories/${category}/` : `/categories/${category}/${section}/`;
}

/**
 * Address of an article on this site. The source language has no prefix.
 *
 * @param reader the language of whoever follows it: when it is another one, the address leads to the
 *   notice of that language (translations.ts)
 */
export function articlePath(
  article: Pick<CatalogArticle, 'slug' | 'locale'>,
  sourceLocale: string,
  reader = article.locale,
): string {
  const prefix = article.locale === sourceLocale ? '' : `/${article.locale}`;
  const notice = reader === article.locale ? '' : `#in-${reader}`;
  return `${prefix}/articles/${article.slug}/${notice}`;
}

/** Address of the same article as Markdown. */
export function markdownPath(
  article: Pick<CatalogArticle, 'slug' | 'locale'>,
  source: string,
): string {
  return articlePath(article, source).replace(/\/$/, '.md');
}
