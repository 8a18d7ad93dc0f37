import { localPath } from '#config/locales.ts';
import { localized, sourceLocale, type Site } from '#config/site.ts';
import { wordsFor } from '#config/words/index.ts';
import type { Catalog, CatalogArticle } from '../catalog.ts';
import { listedArticles } from '../list-articles.ts';
import { articlePath } from '../paths.ts';
import { escapeXml } from './xml.ts';

const MAX_ENTRIES = 50;
type Dated = CatalogArticle & { updated: string };

/** Where the feed of a language is. */
export function feedPath(locale: string, locales: readonly string[]): string {
  return localPath('/feed.xml', locale, locales);
}

/**
 * The articles of a language that changed last, the newest first, as Atom (RFC 4287). Articles whose
 * last change is not known are left out.
 *
 * @param now of the build; the feed's own time when it has no entry
 */
export function atomFeed(
  catalog: Catalog,
  around: { site: Site; siteUrl: string; locale: string; now: Date },
): string {
  const { site, siteUrl, locale, now } = around;
  const address = (path: string) => escapeXml(new URL(path, siteUrl).href);
  const entries = newest(listedArticles(catalog, locale));
  const lastChange = entries[0] ? instantOf(entries[0]) : now.toISOString();
  const title = `${localized(site.name, locale)}: ${wordsFor(locale).home.recent}`;
  const self = feedPath(locale, site.locales);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${locale}">`,
    `<id>${address(self)}</id>`,
    `<title>${escapeXml(title)}</title>`,
    `<updated>${lastChange}</updated>`,
    `<author><name>${escapeXml(localized(site.name, locale))}</name></author>`,
    `<link rel="self" type="application/atom+xml" href="${address(self)}"/>`,
    `<link rel="alternate" type="text/html" href="${address(localPath('/', locale, site.locales))}"/>`,
    ...entries.map((article) => entryOf(article)),
    '</feed>\n',
  ].join('\n');

  function entryOf(article: Dated): string {
    const category = catalog.categories.find(({ id }) => id === article.category);
    return [
      '<entry>',
      // A reader's feed knows an article by it, so it must outlast title and address (RFC 4151).
      `<id>tag:${new URL(siteUrl).hostname},2026:${article.locale}/${article.id}</id>`,
      `<title>${escapeXml(article.title)}</title>`,
      `<updated>${instantOf(article)}</updated>`,
      `<link rel="alternate" type="text/html" href="${address(articlePath(article, sourceLocale(site)))}"/>`,
      `<category term="${escapeXml(article.category)}" label="${escapeXml(localized(category?.title ?? {}, locale))}"/>`,
      `<summary>${escapeXml(article.description)}</summary>`,
      '</entry>',
    ].join('\n');
  }
}

function newest(articles: CatalogArticle[]): Dated[] {
  return articles
    .filter((article): article is Dated => article.updated !== undefined)
    .toSorted((a, b) => b.updated.localeCompare(a.updated))
    .slice(0, MAX_ENTRIES);
}

/** Of a change only the day is known. */
function instantOf({ updated }: Dated): string {
  return `${updated}T00:00:00Z`;
}
