import { localPath } from '#config/locales.ts';
import { localized, sourceLocale, type Site } from '#config/site.ts';
import type { Catalog, CatalogArticle } from '../catalog.ts';
import { listedArticles } from '../list-articles.ts';
import { articlePath, markdownPath } from '../paths.ts';

/** Where the index of a language is. */
export function articleIndexPath(locale: string, locales: readonly string[]): string {
  return localPath('/articles/index.json', locale, locales);
}

/** All articles of a language with what is known of each, and every address whole. */
export function articleIndex(
  catalog: Catalog,
  { site, siteUrl, locale }: { site: Site; siteUrl: string; locale: string },
) {
  const source = sourceLocale(site);
  const listed = listedArticles(catalog);
  const byId = Map.groupBy(listed, ({ id }) => id);
  const address = (path: string) => new URL(path, siteUrl).href;
  const placeOf = ({ category, section }: CatalogArticle) => {
    const known = catalog.categories.find(({ id }) => id === category);
    const part = known?.sections.find(({ id }) => id === section);
    return {
      category: { id: category, title: localized(known?.title ?? {}, locale) },
      ...(part && { section: { id: part.id, title: localized(part.title, locale) } }),
    };
  };
  const articles = listed
    .filter((article) => article.locale === locale)
    .map((article) => ({
      id: article.id,
      title: article.title,
      question: article.question,
      description: article.description,
      url: address(articlePath(article, source)),
      markdown: address(markdownPath(article, source)),
      ...placeOf(article),
      ...(article.updated !== undefined && { updated: article.updated }),
      ...(article.reviewed !== undefined && { reviewed: article.reviewed }),
      revision: article.revision,
      minutes: article.minutes,
      steps: article.stepCount,
      keywords: article.keywords,
      problems: article.problems.map(({ error, anchor }) => ({
        error,
        url: address(`${articlePath(article, source)}#${anchor}`),
      })),
      languages: Object.fromEntries(
        (byId.get(article.id) ?? []).map((one) => [one.locale, address(articlePath(one, source))]),
      ),
    }));
  return { name: localized(site.name, locale), product: site.product, language: locale, articles };
}
