import { articlePath, type Catalog } from '#features/articles/index.ts';

export type ReadArticle = { article: string; locale: string };

/** The article whose page an address shows; undefined for every other address. */
export type ArticleAt = (address: string) => ReadArticle | undefined;

/** Knows the page of every article in the catalog. */
export function articlesByAddress(
  catalog: Pick<Catalog, 'articles'>,
  sourceLocale: string,
): ArticleAt {
  const pages = new Map(
    catalog.articles.map((article): [string, ReadArticle] => [
      articlePath(article, sourceLocale),
      { article: article.id, locale: article.locale },
    ]),
  );
  return (address) => pages.get(pagePath(address));
}

const ARTICLE_PAGE = /^(\/[a-z]{2}(-[A-Z]{2})?)?\/articles\/[\w-]+\/$/;

/** Whether an address looks like the page of an article, also of one that is no longer there. */
export function looksLikeArticle(address: string): boolean {
  return ARTICLE_PAGE.test(pagePath(address));
}

/** `/a`, `/a/`, `/a/index.html` and `http://host/a/?q=1` are one page (see server/files.ts). */
function pagePath(address: string): string {
  const path = address.replace(/^https?:\/\/[^/]*/i, '').replace(/[?#][^]*$/, '');
  return decoded(path).replace(/\/(index(\.html)?)?$/, '') + '/';
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
