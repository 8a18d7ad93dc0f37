import { wantedLanguages } from '#core/http/accept-language.ts';
import type { Partner } from './resources.ts';

/**
 * The partner nearest to a reader, as far as the browser's languages tell: one in a country they
 * name (`pt-BR`), else one who speaks one of them, in the order of preference; else the first.
 */
export function partnerFor(
  partners: Partner[],
  acceptLanguage: string | null,
): Partner | undefined {
  const wanted = wantedLanguages(acceptLanguage);
  for (const { region } of wanted) {
    const near = partners.find(({ country }) => country === region);
    if (near) return near;
  }
  for (const { language } of wanted) {
    const understood = partners.find(({ languages }) => languages.includes(language));
    if (understood) return understood;
  }
  return partners[0];
}
