import { barePath, localPath } from '#config/locales.ts';

/** Where a page is in another language. */
export type Alternate = {
  locale: string;
  /** Path on this site. */
  href: string;
  /** Not a page of that language, but one that says in it why there is none. */
  isNotice?: boolean;
};

/** The same address in each language, with its query; none when the site or the page has but one. */
export function alternatesFor({ pathname, search }: URL, locales: readonly string[]): Alternate[] {
  const bare = barePath(pathname, locales);
  const alternates = locales.map((locale) => ({
    locale,
    href: localPath(bare, locale, locales) + search,
  }));
  return new Set(alternates.map(({ href }) => href)).size === locales.length ? alternates : [];
}
