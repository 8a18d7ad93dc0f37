import type { Catalog, CatalogArticle } from './catalog.ts';
import { indexOf } from './catalog-index.ts';

/** The article with this id in the reader's language, else in the source language. */
export function findArticle(
  catalog: Catalog,
  id: string,
  locale: string,
): CatalogArticle | undefined {
  const translations = indexOf(catalog).byId.get(id) ?? [];
  return translations.find((article) => article.locale === locale) ?? translations[0];
}

const MAX_RELATED = 4;

/**
 * What to read next: articles it links to, then those that link to it, then those that explain the
 * same error, then its category.
 */
export function relatedArticles(catalog: Catalog, article: CatalogArticle): CatalogArticle[] {
  const { byId, linkedFrom, byError } = indexOf(catalog);
  const { locale, id, linksTo, problems } = article;
  const ranked = [
    ...linksTo.flatMap((target) => byId.get(target) ?? []),
    ...(linkedFrom.get(`${locale}/${id}`) ?? []),
    ...problems.flatMap(({ error }) => byError.get(`${locale}/${error}`) ?? []),
    ...siblingsOf(catalog, article),
  ];
  const others = ranked.filter(
    (other) => other.locale === locale && other.id !== id && !other.unlisted,
  );
  return [...new Set(others)].slice(0, MAX_RELATED);
}

/**
 * The articles of its category and language as the category's page shows them: those in no section,
 * then section by section. Itself included.
 */
export function siblingsOf(
  catalog: Catalog,
  { locale, category }: CatalogArticle,
): CatalogArticle[] {
  return indexOf(catalog).inReadingOrder.get(`${locale}/${category}`) ?? [];
}

const MAX_NEARBY = 20;

/** The siblings around an article, so that a page does not carry a list of hundreds. */
export function nearbySiblings(
  siblings: CatalogArticle[],
  article: CatalogArticle,
): CatalogArticle[] {
  const place = siblings.findIndex(({ id }) => id === article.id);
  const first = Math.max(0, Math.min(place - MAX_NEARBY / 2, siblings.length - MAX_NEARBY));
  return siblings.slice(first, first + MAX_NEARBY);
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
