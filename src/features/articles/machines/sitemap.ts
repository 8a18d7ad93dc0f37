import type { Translation } from './site-pages.ts';
import { escapeXml } from './xml.ts';

/** Below what a sitemap may hold (50,000 addresses, 50 MB), also with many languages. */
const MAX_ADDRESSES = 10_000;
const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>';
const NAMESPACE = 'http://www.sitemaps.org/schemas/sitemap/0.9';

/**
 * The sitemap of a site: an index first, then the sitemaps it names (https://www.sitemaps.org).
 * Each page names all its languages, itself included, and the one for everybody else.
 *
 * @param pages each with its translations, the source language first
 */
export function sitemaps(
  pages: Translation[][],
  siteUrl: string,
  maxAddresses = MAX_ADDRESSES,
): { path: string; text: string }[] {
  const urls = pages.flatMap((translations) =>
    translations.map((page) => urlOf(page, translations, siteUrl)),
  );
  const maps = [];
  for (let start = 0; start < urls.length; start += maxAddresses) {
    const part = urls.slice(start, start + maxAddresses);
    maps.push({
      path: `/sitemap-${maps.length + 1}.xml`,
      text: [
        DECLARATION,
        `<urlset xmlns="${NAMESPACE}" xmlns:xhtml="http://www.w3.org/1999/xhtml">`,
        ...part,
        '</urlset>\n',
      ].join('\n'),
    });
  }
  const index = [
    DECLARATION,
    `<sitemapindex xmlns="${NAMESPACE}">`,
    ...maps.map(({ path }) => `<sitemap><loc>${address(path, siteUrl)}</loc></sitemap>`),
    '</sitemapindex>\n',
  ];
  return [{ path: '/sitemap-index.xml', text: index.join('\n') }, ...maps];
}

function urlOf({ path, changed }: Translation, all: Translation[], siteUrl: string): string {
  const lines = [`<loc>${address(path, siteUrl)}</loc>`];
  if (changed !== undefined) lines.push(`<lastmod>${changed}</lastmod>`);
  const [forOthers] = all;
  if (all.length > 1 && forOthers) {
    lines.push(
      ...[...all, { ...forOthers, locale: 'x-default' }].map(
        ({ locale, path }) =>
          `<xhtml:link rel="alternate" hreflang="${locale}" href="${address(path, siteUrl)}"/>`,
      ),
    );
  }
  return `<url>\n${lines.join('\n')}\n</url>`;
}

function address(path: string, siteUrl: string): string {
  return escapeXml(new URL(path, siteUrl).href);
}
