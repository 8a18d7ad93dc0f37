import { languageName } from '#config/locales.ts';
import {
  stalenessOf,
  untranslated,
  type Catalog,
  type ChangeLevel,
  type ServedRevision,
} from '#features/articles/index.ts';

type Stale = { id: string; level: ChangeLevel; follows: string; current: string };

/** What there is to translate into a language, the most urgent first. */
export type LanguageReport = {
  locale: string;
  translated: number;
  stale: Stale[];
  missing: string[];
};

/** From the lightest change that is worth an author's time. */
const WORTH = ['medium', 'major'];

/** The state of every language but the source. Translations that are behind by less count as good. */
export function reportOf(
  catalog: Catalog,
  locales: readonly string[],
  served: ServedRevision[],
): LanguageReport[] {
  const [source = 'en', ...others] = locales;
  const originals = new Map(
    catalog.articles.filter(({ locale }) => locale === source).map((one) => [one.id, one]),
  );
  return others.map((locale) => {
    const translations = catalog.articles.filter((article) => article.locale === locale);
    const stale = translations.flatMap((translation): Stale[] => {
      const original = originals.get(translation.id);
      if (!original || translation.follows === undefined) return [];
      const level = stalenessOf(translation, original, served);
      if (level === 'current' || !WORTH.includes(level)) return [];
      const { id, follows } = translation;
      return [{ id, level, follows, current: original.revision }];
    });
    return {
      locale,
      translated: translations.length,
      stale: stale.toSorted((a, b) => WORTH.indexOf(b.level) - WORTH.indexOf(a.level)),
      missing: untranslated(catalog, locale, source).map(({ id }) => id),
    };
  });
}

/** The same for a terminal. */
export function showReport(languages: LanguageReport[]): string {
  if (languages.length === 0) return 'The site has one language: nothing to translate.';
  return languages.map(showLanguage).join('\n\n');
}

function showLanguage({ locale, translated, stale, missing }: LanguageReport): string {
  const width = Math.max(0, ...stale.map(({ id }) => id.length));
  return [
    `${languageName(locale, 'en')} (${locale}): ${translated} translated, ${stale.length} behind, ${missing.length} not translated`,
    ...stale.map(
      ({ id, level, follows, current }) =>
        `  ${level.padEnd(6)}  ${id.padEnd(width)}  follows ${follows}, now ${current}`,
    ),
    ...missing.map((id) => `  missing  ${id}`),
  ].join('\n');
}
