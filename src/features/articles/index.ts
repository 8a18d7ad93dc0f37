export type { Catalog, CatalogArticle, Category } from './catalog.ts';
export {
  anchorsOf,
  articlePath,
  findArticle,
  relatedArticles,
  simplerArticle,
} from './find-articles.ts';
