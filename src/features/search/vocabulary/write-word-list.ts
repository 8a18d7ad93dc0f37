import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { letterOf, type SynonymGroup } from '../planner/word-list.ts';
import { isFormOf } from '../planner/widen.ts';
import { isUnspaced } from '../planner/words-of.ts';
import type { WordListFile } from '../word-list.client.ts';
import type { Words } from './read-words.ts';
import { stopWords } from './stop-words.ts';

/** Beyond these the rarest words are left out, so that what a search fetches does not grow. */
const MAX_WORDS = 10_000;
const MAX_COMMON_WORDS = 250;
const MIN_LETTERS = 3;
const MAX_LETTERS = 24;
/** A word that this share of the articles has, of so many at least, says nothing. */
const COMMON_SHARE = 0.5;
const MIN_ARTICLES = 20;

/**
 * Writes what the planner needs to know of a language into `<pagefindDir>/words/`: `<locale>.json`,
 * fetched with the first search, and a file for each letter, fetched for a word the index does not
 * have. The sizes do not grow with the number of articles.
 */
export function writeWordList(
  pagefindDir: string,
  locale: string,
  words: Words,
  synonyms: readonly string[][],
): void {
  const folder = join(pagefindDir, 'words');
  mkdirSync(folder, { recursive: true });
  const letters: Record<string, string> = {};
  for (const [letter, lines] of byLetter(words, locale)) {
    const text = lines.join('\n');
    const hash = createHash('sha256').update(text).digest('hex').slice(0, 8);
    const name = `${locale}-${hash}.txt`;
    writeFileSync(join(folder, name), text);
    letters[letter] = name;
  }
  const file: WordListFile = {
    articles: words.articles,
    common: [...new Set([...stopWords(locale), ...mostCommon(words)])].join(' '),
    synonyms: groupsFor(words, synonyms),
    letters,
  };
  writeFileSync(join(folder, `${locale}.json`), JSON.stringify(file));
}

/** Lines such as `invoice 12`, in the order of the alphabet, which packs best. */
function byLetter({ counts }: Words, locale: string): Map<string, string[]> {
  const shortest = isUnspaced(locale) ? 1 : MIN_LETTERS;
  const kept = [...counts]
    .filter(([word]) => word.length >= shortest && word.length <= MAX_LETTERS)
    .filter(([word]) => !/^\d+$/.test(word))
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .slice(0, MAX_WORDS)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const files = new Map<string, string[]>();
  for (const [word, articles] of kept) {
    const letter = letterOf(word);
    files.set(letter, [...(files.get(letter) ?? []), `${word} ${articles}`]);
  }
  return files;
}

function mostCommon({ articles, counts }: Words): string[] {
  if (articles < MIN_ARTICLES) return [];
  return [...counts]
    .filter(([, count]) => count > articles * COMMON_SHARE)
    .sort(([, m], [, n]) => n - m)
    .slice(0, MAX_COMMON_WORDS)
    .map(([word]) => word);
}

/** A group is of use when the index has one of its phrases, in any grammatical form. */
function groupsFor({ counts }: Words, synonyms: readonly string[][]): SynonymGroup[] {
  const byLetter = Map.groupBy(counts.keys(), letterOf);
  const hasWord = (word: string) =>
    byLetter.get(letterOf(word))?.some((known) => isFormOf(known, word)) ?? false;
  const has = (phrase: string) => phrase.split(' ').every(hasWord);
  return synonyms
    .map((group) => ({ found: group.filter(has), onlySaid: group.filter((p) => !has(p)) }))
    .filter(({ found }) => found.length > 0);
}
