const MAX_LANGUAGES = 10;

/**
 * The languages a browser asks for, the dearest first (RFC 9110 §12.5.4). What is no language tag,
 * and what has no weight, is passed over.
 */
export function wantedLanguages(acceptLanguage: string | null): Intl.Locale[] {
  return (acceptLanguage ?? '')
    .split(',', MAX_LANGUAGES)
    .map((entry) => {
      const [tag = '', quality = 'q=1'] = entry.split(';').map((part) => part.trim());
      return { tag, weight: Number(quality.replace(/^q=/i, '')) || 0 };
    })
    .filter(({ weight }) => weight > 0)
    .toSorted((a, b) => b.weight - a.weight)
    .flatMap(({ tag }) => parseTag(tag));
}

function parseTag(tag: string): Intl.Locale[] {
  try {
    return [new Intl.Locale(tag)];
  } catch {
    return [];
  }
}
