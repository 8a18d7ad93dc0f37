export type { Catalog, CatalogArticle, Category, Section } from './catalog.ts';
export { createMovedTo, redirectsOf } from './formerly.ts';
export {
  articlesIn,
  byLetter,
  byTitle,
  categoryPath,
  nearestPages,
  wordsOfAddress,
} from './list-articles.ts';
export {
  anchorsOf,
  articlePath,
  findArticle,
  relatedArticles,
  simplerArticle,
} from './find-articles.ts';
