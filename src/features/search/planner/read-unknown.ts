import { slips } from './slips.ts';
import { splitWord } from './split-word.ts';
import type { Counts, WordList } from './word-list.ts';
import { isUnspaced } from './words-of.ts';

/** A shorter word has too many neighbours to be read as one of them. */
const MIN_LETTERS = 5;
/** From this length on, two slips are one word still. */
const LONG_LETTERS = 7;
const MIN_BEGINNING = 3;

/** What an unknown word may be: the beginning of one, a slip of the fingers, or several in one. */
export type Reading =
  { kind: 'beginning' } | { kind: 'slip'; word: string } | { kind: 'parts'; words: string[] };

/**
 * Reads a word that the index does not have by the index's own words: the nearest, and of equals the
 * one that is in more articles. Undefined: it is no word of this help center.
 */
export async function readUnknown(
  word: string,
  list: WordList,
  locale: string,
): Promise<Reading | undefined> {
  if (isUnspaced(locale) && !/^[a-z]+$/.test(word)) return readParts(word, list, locale);
  const known = await list.wordsLike(word);
  if (word.length >= MIN_BEGINNING && isBeginning(word, known)) return { kind: 'beginning' };
  if (word.length < MIN_LETTERS || /\d/.test(word)) return undefined;
  let near = nearestOf(word, known);
  // The first letter itself may be one too many, or swapped with the second.
  if (near?.away !== 1) {
    const other = nearestOf(word, await list.wordsLike(word.slice(1)));
    if (other && (!near || other.away < near.away)) near = other;
  }
  if (near?.away === 1) return { kind: 'slip', word: near.word };
  const parts = await readParts(word, list, locale);
  return parts ?? (near && { kind: 'slip', word: near.word });
}

async function readParts(
  word: string,
  list: WordList,
  locale: string,
): Promise<Reading | undefined> {
  const words = await splitWord(word, list, locale);
  return words && { kind: 'parts', words };
}

function isBeginning(word: string, known: Counts): boolean {
  for (const other of known.keys()) if (other.startsWith(word)) return true;
  return false;
}

function nearestOf(word: string, known: Counts): { word: string; away: number } | undefined {
  let limit = word.length >= LONG_LETTERS ? 2 : 1;
  let best: { word: string; away: number; articles: number } | undefined;
  for (const [other, articles] of known) {
    if (other.length < MIN_BEGINNING) continue;
    const away = slips(word, other, limit);
    if (away > limit || (best?.away === away && articles <= best.articles)) continue;
    best = { word: other, away, articles };
    limit = away;
  }
  return best;
}
