import { nearest } from '#core/nearest.ts';
import { localPath } from '#config/locales.ts';
import { localized } from '#config/site.ts';
import type { Catalog, Category } from './catalog.ts';
import { listedArticles } from './list-articles.ts';
import { articlePath, categoryPath } from './paths.ts';
import { untranslated } from './translations.ts';

/** Pages whose addresses a mistyped one may have meant, the nearest first. */
export function nearestPages(
  catalog: Catalog,
  path: string,
  { locale, locales }: { locale: string; locales: readonly string[] },
): { title: string; path: string }[] {
  const [source = 'en'] = locales;
  const readable = [...untranslated(catalog, locale, source), ...listedArticles(catalog, locale)];
  const pages = new Map([
    ...readable.map(
      (article) =>
        [
          article.slug,
          { title: article.title, path: articlePath(article, source, locale) },
        ] as const,
    ),
    ...catalog.categories.map(
      ({ id, title }: Category) =>
        [
          id,
          { title: localized(title, locale), path: localPath(categoryPath(id), locale, locales) },
        ] as const,
    ),
  ]);
  const name = path.replace(/\/+$/, '').split('/').at(-1)?.toLowerCase() ?? '';
  return nearest(name, [...pages.keys()]).flatMap((known) => pages.get(known) ?? []);
}

/** The words of an address, to search for: `/articles/Change_my-login.html` → `Change my login`. */
export function wordsOfAddress(path: string): string {
  const last = path.replace(/\/+$/, '').split('/').at(-1) ?? '';
  return last
    .replace(/\.\w{2,5}$/, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && !/^\d{5,}$/.test(word))
    .join(' ')
    .slice(0, 100);
}
