import { expect, test } from 'vitest';
import { MACHINE_CATALOG, SITE, SITE_URL } from './machines-fixture.ts';
import { sitePages } from './site-pages.ts';
import { sitemaps } from './sitemap.ts';

const pages = sitePages(MACHINE_CATALOG, SITE);

test('every page is there once in each language it is there in, and no other', () => {
  const paths = pages.map((translations) => translations.map(({ path }) => path));
  expect(paths).toEqual([
    ['/', '/de/', '/ar/'],
    ['/articles/', '/de/articles/', '/ar/articles/'],
    ['/support/', '/de/support/', '/ar/support/'],
    ['/categories/account/', '/de/categories/account/', '/ar/categories/account/'],
    ['/articles/login/', '/de/articles/login/'],
    ['/articles/password/'],
  ]);
});

test('a page names its languages and the one for others; a day only when it is known', () => {
  const text = sitemaps(pages, SITE_URL)[1]?.text ?? '';
  expect(text).toContain(`<url>
<loc>${SITE_URL}/articles/login/</loc>
<lastmod>2026-11-20</lastmod>
<xhtml:link rel="alternate" hreflang="en" href="${SITE_URL}/articles/login/"/>
<xhtml:link rel="alternate" hreflang="de" href="${SITE_URL}/de/articles/login/"/>
<xhtml:link rel="alternate" hreflang="x-default" href="${SITE_URL}/articles/login/"/>
</url>
<url>
<loc>${SITE_URL}/de/articles/login/</loc>
<xhtml:link`);
  expect(text).toContain(`<url>
<loc>${SITE_URL}/articles/password/</loc>
<lastmod>2026-11-19</lastmod>
</url>`);
});

test.each([
  [2, ['/sitemap-index.xml', '/sitemap-1.xml']],
  [1, ['/sitemap-index.xml', '/sitemap-1.xml', '/sitemap-2.xml']],
])('of two addresses %d fit into a sitemap, and the index names all', (most, paths) => {
  const two = [[{ locale: 'en', path: '/a&b/' }], [{ locale: 'en', path: '/c/' }]];
  const maps = sitemaps(two, SITE_URL, most);
  expect(maps.map(({ path }) => path)).toEqual(paths);
  const [index, ...parts] = maps;
  for (const { path } of parts) expect(index?.text).toContain(`<loc>${SITE_URL}${path}</loc>`);
  const all = parts.map(({ text }) => text).join('');
  expect(all.match(/<loc>.*<\/loc>/g)).toEqual([
    `<loc>${SITE_URL}/a&amp;b/</loc>`,
    `<loc>${SITE_URL}/c/</loc>`,
  ]);
});
