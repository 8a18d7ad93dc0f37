import { readSite, type Site } from '#config/site.ts';
import { CATALOG, LOCALES } from '../translations-fixture.ts';
import type { Catalog, CatalogArticle } from '../catalog.ts';

const [login, password, german] = CATALOG.articles as [
  CatalogArticle,
  CatalogArticle,
  CatalogArticle,
];
const description = 'A & B < C';

/** Two articles, the older one without German; and one that only its address leads to. */
export const MACHINE_CATALOG: Catalog = {
  ...CATALOG,
  articles: [
    { ...login, updated: '2026-11-20', description },
    { ...password, updated: '2026-11-19', reviewed: '2026-11-21', description },
    { ...german, updated: undefined, description },
    {
      ...password,
      id: 'hidden',
      slug: 'hidden',
      title: 'Hidden',
      unlisted: true,
    },
  ],
};

export const SITE: Site = { ...readSite('content'), name: 'Help & more', locales: [...LOCALES] };
export const SITE_URL = 'https://help.example.com';
