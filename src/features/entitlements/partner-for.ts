import type { Partner } from './resources.ts';

/**
 * The partner nearest to a reader, as far as the browser's languages tell: one in a country they
 * name (`pt-BR`), else one who speaks one of them, in the order of preference; else the first.
 */
export function partnerFor(
  partners: Partner[],
  acceptLanguage: string | null,
): Partner | undefined {
  const wanted = preferredLocales(acceptLanguage ?? '');
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

const MAX_LANGUAGES = 10;

/** RFC 9110 §12.5.4. What is no language tag is passed over. */
function preferredLocales(header: string): { language: string; region: string | undefined }[] {
  return header
    .split(',', MAX_LANGUAGES)
    .map((entry) => {
      const [tag = '', quality = 'q=1'] = entry.split(';').map((part) => part.trim());
      return { tag, weight: Number(quality.replace(/^q=/, '')) || 0 };
    })
    .filter(({ weight }) => weight > 0)
    .toSorted((a, b) => b.weight - a.weight)
    .flatMap(({ tag }) => parseTag(tag));
}

function parseTag(tag: string): { language: string; region: string | undefined }[] {
  try {
    const { language, region } = new Intl.Locale(tag);
    return [{ language, region }];
  } catch {
    return [];
  }
}
