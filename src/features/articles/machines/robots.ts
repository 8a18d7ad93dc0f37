import { localPath } from '#config/locales.ts';

/** What is made for one reader, or is no page. */
const PRIVATE = ['/api/', '/feedback/', '/staff/', '/support/requests/', '/sign-in/'];

/** What crawlers may read (RFC 9309), and where all pages are listed. */
export function robotsTxt(locales: readonly string[], siteUrl: string): string {
  const paths = PRIVATE.flatMap((path) =>
    locales.map((locale) => localPath(path, locale, locales)),
  );
  return [
    'User-agent: *',
    'Allow: /',
    ...[...new Set(paths)].map((path) => `Disallow: ${path}`),
    '',
    `Sitemap: ${new URL('/sitemap-index.xml', siteUrl).href}`,
    '',
  ].join('\n');
}
