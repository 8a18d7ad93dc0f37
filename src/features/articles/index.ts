export type { Catalog, CatalogArticle, Category, Section } from './catalog.ts';
export { alternatesOf, missingLocales, untranslated } from './translations.ts';
export { redirectsOf } from './formerly.ts';
export { createMoved, type Moved } from './moved.ts';
export { articlesIn, byLetter, byTitle, listedArticles } from './list-articles.ts';
export { nearestPages, wordsOfAddress } from './nearest-pages.ts';
export { articlePath, categoryPath } from './paths.ts';
export { anchorsOf, findArticle, relatedArticles, simplerArticle } from './find-articles.ts';
