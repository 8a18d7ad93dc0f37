import { isFormOf } from './widen.ts';
import { isUnspaced, wordsOf } from './words-of.ts';

/** The words that count as found: as typed, as corrected, and their synonyms; folded. */
export type LookedFor = {
  words: readonly string[];
  /** Those of them that may be the beginning of a longer word, because they are still typed. */
  beginnings: readonly string[];
};

/** Endings that a word may have and still be the same one: `confirm`, `confirmation`. */
const LONG_WORD = 5;
const LONGEST_ENDING = 5;
const SHORT_WORD = 3;

/**
 * Whether a piece of text, as the index parts it, is what was looked for. An engine also names the
 * places of longer words that only begin like one of those.
 */
export function isLookedFor(
  piece: string,
  { words, beginnings }: LookedFor,
  locale: string,
): boolean {
  const here = wordsOf(piece, locale);
  if (isUnspaced(locale)) {
    return here.some((word) => words.some((w) => word.includes(w) || w.includes(word)));
  }
  return [...here, here.join('')].some(
    (word) =>
      words.some(
        (said) => isFormOf(word, said) || hasEnding(word, said) || hasEnding(said, word),
      ) || beginnings.some((beginning) => word.startsWith(beginning)),
  );
}

function hasEnding(longer: string, shorter: string): boolean {
  const ending = longer.length - shorter.length;
  if (!longer.startsWith(shorter) || ending < 0) return false;
  if (shorter.length >= LONG_WORD) return ending <= LONGEST_ENDING;
  return shorter.length >= SHORT_WORD && ending <= 1;
}
