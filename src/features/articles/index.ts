export type { Catalog, CatalogArticle, Category } from './catalog.ts';
export { articlePath, findArticle, relatedArticles } from './find-articles.ts';
