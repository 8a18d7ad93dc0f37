import { localPath } from '#config/locales.ts';
import { sourceLocale, type Site } from '#config/site.ts';
import type { Catalog } from '../catalog.ts';
import { listedArticles } from '../list-articles.ts';
import { articlePath, categoryPath } from '../paths.ts';

/** A page in one language. */
export type Translation = {
  locale: string;
  path: string;
  /** The day of its last change; undefined when it is not known. */
  changed?: string | undefined;
};

/** Every page that search engines may show, each in all languages it is there in. */
export function sitePages(catalog: Catalog, site: Site): Translation[][] {
  const source = sourceLocale(site);
  const everywhere = [
    '/',
    '/articles/',
    '/support/',
    ...catalog.categories.flatMap(({ id, sections }) => [
      categoryPath(id),
      ...sections.map((section) => categoryPath(id, section.id)),
    ]),
  ].map((path) =>
    site.locales.map((locale) => ({ locale, path: localPath(path, locale, site.locales) })),
  );
  const articles = [...Map.groupBy(listedArticles(catalog), ({ id }) => id).values()];
  return [
    ...everywhere,
    ...articles.map((translations) =>
      translations.map((article) => ({
        locale: article.locale,
        path: articlePath(article, source),
        changed: article.updated,
      })),
    ),
  ];
}
