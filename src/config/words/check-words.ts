import { ConfigError } from '../env.ts';
import { DICTIONARIES } from './index.ts';

/**
 * Refuses a language of the site that has no dictionary, and a dictionary that has not exactly the
 * keys of the English one. Types say the same, but a build does not look at types. Throws ConfigError
 * with dictionary, key, what was found and what is expected, for each mistake.
 */
export function checkWords(
  locales: readonly string[],
  dictionaries: Record<string, object> = DICTIONARIES,
): void {
  const { en: english = {}, ...others } = dictionaries;
  const mistakes = [
    ...locales
      .filter((locale) => dictionaries[locale] === undefined)
      .map(
        (locale) =>
          `site.yml: locales: found ${locale}, expected a dictionary for it in src/config/words/index.ts, where there are: ${Object.keys(dictionaries).join(', ')}`,
      ),
    ...Object.entries(others).flatMap(([locale, words]) =>
      differences(words, english).map((mistake) => `src/config/words/${locale}.ts: ${mistake}`),
    ),
  ];
  if (mistakes.length > 0) throw new ConfigError(mistakes.join('\n'));
}

function differences(words: object, english: object, path: string[] = []): string[] {
  const names = new Set([...Object.keys(english), ...Object.keys(words)]);
  return [...names].flatMap((name) => {
    const here = [...path, name];
    const [found, expected] = [valueOf(words, name), valueOf(english, name)];
    if (isGroup(found) && isGroup(expected)) return differences(found, expected, here);
    if (kindOf(found) === kindOf(expected)) return [];
    return [`${here.join('.')}: found ${kindOf(found)}, expected ${kindOf(expected)}, as in en.ts`];
  });
}

function valueOf(group: object, name: string): unknown {
  return (group as Record<string, unknown>)[name];
}

function isGroup(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function kindOf(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (typeof value === 'function') return 'a text with values in it';
  return isGroup(value) ? 'several texts' : 'a text';
}
