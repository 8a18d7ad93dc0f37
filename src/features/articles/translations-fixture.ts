import type { Catalog, CatalogArticle } from './catalog.ts';

function article(id: string, locale: string, more: Partial<CatalogArticle> = {}): CatalogArticle {
  const known = { id, locale, slug: id, title: `${id} in ${locale}`, category: 'account' };
  return {
    ...known,
    formerly: [],
    problems: [],
    linksTo: [],
    ...more,
  } as unknown as CatalogArticle;
}

/** Two articles in English, of which one is there in German, and none in Arabic. */
export const LOCALES = ['en', 'de', 'ar'] as const;
export const CATALOG: Catalog = {
  categories: [
    {
      id: 'account',
      icon: 'account',
      title: { en: 'Account', de: 'Konto' },
      description: { en: 'Your account' },
      sections: [],
    },
  ],
  articles: [
    article('login', 'en', { formerly: ['/old-login/'] }),
    article('password', 'en'),
    article('login', 'de', { formerly: ['/de/alt/'] }),
  ],
};
