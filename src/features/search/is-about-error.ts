import { wordsOf } from './planner/words-of.ts';

const MIN_SHARED_WORDS = 3;

/**
 * Whether a query is this error message, or most of one: every word of one stands in the other, and
 * they share at least three. Then the reader is led to the problem and not to the page.
 */
export function isAboutError(query: string, error: string, locale: string): boolean {
  const [asked, said] = [query, error].map((text) => new Set(wordsOf(text, locale)));
  if (!asked || !said) return false;
  const shared = [...asked].filter((word) => said.has(word)).length;
  return shared >= MIN_SHARED_WORDS && (shared === asked.size || shared === said.size);
}
