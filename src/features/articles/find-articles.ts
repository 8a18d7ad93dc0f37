import type { Catalog, CatalogArticle } from './catalog.ts';
import { articlesIn } from './list-articles.ts';

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

/** Address of the same article as Markdown. */
export function markdownPath(
  article: Pick<CatalogArticle, 'slug' | 'locale'>,
  source: string,
): string {
  return articlePath(article, source).replace(/\/$/, '.md');
}

const MAX_RELATED = 4;

/**
 * What to read next: articles it links to, then those that link to it, then those that explain the
 * same error, then its category.
 */
export function relatedArticles(catalog: Catalog, article: CatalogArticle): CatalogArticle[] {
  const others = catalog.articles.filter(
    (other) => other.locale === article.locale && other.id !== article.id,
  );
  const ranked = [
    ...article.linksTo.flatMap((id) => others.filter((other) => other.id === id)),
    ...others.filter((other) => other.linksTo.includes(article.id)),
    ...others.filter((other) => sharesError(other, article)),
    ...others.filter((other) => other.category === article.category),
  ];
  return [...new Set(ranked)].slice(0, MAX_RELATED);
}

function sharesError(one: CatalogArticle, other: CatalogArticle): boolean {
  return one.problems.some(({ error }) => other.problems.some((p) => p.error === error));
}

/**
 * The articles of its category and language as the category's page shows them: those in no section,
 * then section by section. Itself included.
 */
export function siblingsOf(catalog: Catalog, article: CatalogArticle): CatalogArticle[] {
  const { locale, category } = article;
  const sections = catalog.categories.find(({ id }) => id === category)?.sections ?? [];
  return [null, ...sections.map(({ id }) => id)].flatMap((section) =>
    articlesIn(catalog, locale, category, section),
  );
}

/** A related article with fewer steps, the shortest first; undefined when there is none. */
export function simplerArticle(
  catalog: Catalog,
  article: CatalogArticle,
): CatalogArticle | undefined {
  return relatedArticles(catalog, article)
    .filter(({ stepCount }) => stepCount < article.stepCount)
    .toSorted((a, b) => a.stepCount - b.stepCount)[0];
}

/** The places in an article that have an address: its steps, then its problems by their error. */
export function anchorsOf(
  article: CatalogArticle,
  nameStep: (n: number) => string,
): { anchor: string; title: string }[] {
  const steps = Array.from({ length: article.stepCount }, (_, index) => ({
    anchor: `step-${index + 1}`,
    title: nameStep(index + 1),
  }));
  return [...steps, ...article.problems.map(({ anchor, error }) => ({ anchor, title: error }))];
}
