import { wantedLanguages } from '#core/http/accept-language.ts';
import { SERVICES, type Service } from '#config/plans.ts';
import type { Partner } from './resources.ts';

/** What a reader chose in the directory; null: anything. */
export type PartnerFilter = {
  country: string | null;
  language: string | null;
  service: Service | null;
};

/** What an address says of it. A value that no partner has counts as none chosen. */
export function readPartnerFilter(partners: Partner[], query: URLSearchParams): PartnerFilter {
  const { countries, languages } = choicesOf(partners);
  const among = <T extends string>(name: string, known: readonly T[]): T | null =>
    known.find((value) => value === query.get(name)) ?? null;
  return {
    country: among('country', countries),
    language: among('language', languages),
    service: among('service', SERVICES),
  };
}

/** Every country and language that a partner has. */
export function choicesOf(partners: Partner[]): { countries: string[]; languages: string[] } {
  return {
    countries: [...new Set(partners.map(({ country }) => country))],
    languages: [...new Set(partners.flatMap(({ languages }) => languages))],
  };
}

/**
 * Partners who fit: the service and the language chosen are musts. A country orders and does not
 * exclude, because a partner next door who speaks the language is better than none: `near` are those
 * in it, `far` the others. Both begin with those whom the reader's own languages bring nearest.
 */
export function findPartners(
  partners: Partner[],
  filter: PartnerFilter,
  reader: { locale: string; acceptLanguage: string | null },
): { near: Partner[]; far: Partner[] } {
  const wanted = wantedLanguages(reader.acceptLanguage);
  const regions = wanted.flatMap(({ region }) => region ?? []);
  const languages = [reader.locale, ...wanted.map(({ language }) => language)];
  const place = (list: string[], isOf: (value: string) => boolean) => {
    const index = list.findIndex(isOf);
    return index === -1 ? list.length : index;
  };
  const fitting = partners
    .filter(
      ({ services, languages: spoken }) =>
        (filter.service === null || services.includes(filter.service)) &&
        (filter.language === null || spoken.includes(filter.language)),
    )
    .map((partner) => ({
      partner,
      byRegion: place(regions, (region) => region === partner.country),
      byLanguage: place(languages, (language) => partner.languages.includes(language)),
    }))
    .sort((a, b) => a.byRegion - b.byRegion || a.byLanguage - b.byLanguage)
    .map(({ partner }) => partner);
  const isNear = ({ country }: Partner) => country === filter.country;
  return { near: fitting.filter(isNear), far: fitting.filter((partner) => !isNear(partner)) };
}
