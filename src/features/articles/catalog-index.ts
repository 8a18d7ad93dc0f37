import type { Catalog, CatalogArticle } from './catalog.ts';
import { articlesIn, listedArticles } from './list-articles.ts';

/** What is asked of a catalog again and again, so that 10,000 pages do not each look at all others. */
type CatalogIndex = {
  byId: Map<string, CatalogArticle[]>;
  /** Of the listed ones. By language and id of the article that is linked to. */
  linkedFrom: Map<string, CatalogArticle[]>;
  /** By language and error message. */
  byError: Map<string, CatalogArticle[]>;
  /** By language and category: in no section first, then section by section. */
  inReadingOrder: Map<string, CatalogArticle[]>;
};

const indexes = new WeakMap<Catalog, CatalogIndex>();

/** The index of a catalog, made at the first call. A catalog never changes. */
export function indexOf(catalog: Catalog): CatalogIndex {
  const known = indexes.get(catalog) ?? makeIndex(catalog);
  indexes.set(catalog, known);
  return known;
}

function makeIndex(catalog: Catalog): CatalogIndex {
  const articles = listedArticles(catalog);
  return {
    byId: groupedBy(catalog.articles, ({ id }) => [id]),
    linkedFrom: groupedBy(articles, ({ locale, linksTo }) =>
      linksTo.map((id) => `${locale}/${id}`),
    ),
    byError: groupedBy(articles, ({ locale, problems }) =>
      problems.map(({ error }) => `${locale}/${error}`),
    ),
    inReadingOrder: readingOrder(catalog),
  };
}

function groupedBy(
  articles: CatalogArticle[],
  keysOf: (article: CatalogArticle) => string[],
): Map<string, CatalogArticle[]> {
  const groups = new Map<string, CatalogArticle[]>();
  for (const article of articles) {
    for (const key of new Set(keysOf(article))) {
      const group = groups.get(key);
      if (group) group.push(article);
      else groups.set(key, [article]);
    }
  }
  return groups;
}

function readingOrder(catalog: Catalog): Map<string, CatalogArticle[]> {
  const groups = groupedBy(listedArticles(catalog), ({ locale, category }) => [
    `${locale}/${category}`,
  ]);
  const sectionsOf = (id: string) =>
    catalog.categories.find((category) => category.id === id)?.sections ?? [];
  return new Map(
    [...groups].map(([key, articles]) => {
      const [{ locale, category } = { locale: '', category: '' }] = articles;
      const sections = [null, ...sectionsOf(category).map(({ id }) => id)];
      return [
        key,
        sections.flatMap((section) =>
          articlesIn({ ...catalog, articles }, locale, category, section),
        ),
      ];
    }),
  );
}
