import { localized } from '#config/site.ts';
import type { Catalog, CatalogArticle } from './catalog.ts';
import { categoryPath } from './paths.ts';

/** Where an article stands: its category, and its section when it has one. */
export function placesOf(
  { categories }: Pick<Catalog, 'categories'>,
  article: Pick<CatalogArticle, 'category' | 'section'>,
  locale: string,
): { title: string; href: string }[] {
  const category = categories.find(({ id }) => id === article.category);
  const section = category?.sections.find(({ id }) => id === article.section);
  if (!category) return [];
  const { id, title } = category;
  return [
    { title: localized(title, locale), href: categoryPath(id) },
    ...(section
      ? [{ title: localized(section.title, locale), href: categoryPath(id, section.id) }]
      : []),
  ];
}

/**
 * The articles that readers are shown in lists, of one language or of all. Whatever lists, counts or
 * proposes articles starts here, so that an unlisted one stands nowhere.
 */
export function listedArticles({ articles }: Pick<Catalog, 'articles'>, locale?: string) {
  return articles.filter(
    (article) => !article.unlisted && (locale === undefined || article.locale === locale),
  );
}

/** Articles by title, as a reader of this language looks for them. */
export function byTitle(articles: CatalogArticle[], locale: string): CatalogArticle[] {
  const { compare } = new Intl.Collator(locale, { numeric: true });
  return articles.toSorted((a, b) => compare(a.title, b.title));
}

/**
 * The articles of a category in a language, or of one section, or with `null` those in no section:
 * in the order their authors gave, then by title.
 */
export function articlesIn(
  catalog: Catalog,
  locale: string,
  category: string,
  section?: string | null,
): CatalogArticle[] {
  const found = listedArticles(catalog, locale).filter(
    (article) =>
      article.category === category &&
      (section === undefined || (article.section ?? null) === section),
  );
  const place = ({ order }: CatalogArticle) => order ?? Number.MAX_SAFE_INTEGER;
  return byTitle(found, locale).toSorted((a, b) => place(a) - place(b));
}

/**
 * Articles by title in groups of one first letter. What only differs by an accent is one letter,
 * as the language sorts it; titles that begin with no letter stand under `#`, last.
 */
export function byLetter(
  articles: CatalogArticle[],
  locale: string,
): { letter: string; articles: CatalogArticle[] }[] {
  const sameLetter = new Intl.Collator(locale, { sensitivity: 'base' });
  const groups: { letter: string; articles: CatalogArticle[] }[] = [];
  for (const article of byTitle(articles, locale)) {
    const written = firstLetter(article.title, locale);
    const plain = written.normalize('NFD').charAt(0);
    const letter = sameLetter.compare(written, plain) === 0 ? plain : written;
    const group = groups.find((known) => sameLetter.compare(known.letter, letter) === 0);
    if (group) group.articles.push(article);
    else groups.push({ letter, articles: [article] });
  }
  return [...groups.filter((g) => g.letter !== '#'), ...groups.filter((g) => g.letter === '#')];
}

function firstLetter(title: string, locale: string): string {
  const [first] = new Intl.Segmenter(locale).segment(title);
  const letter = first?.segment.toLocaleUpperCase(locale) ?? '';
  return /^\p{L}/u.test(letter) ? letter : '#';
}
