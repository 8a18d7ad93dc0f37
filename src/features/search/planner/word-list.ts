/** Words by the number of articles that hold them. */
export type Counts = ReadonlyMap<string, number>;

/** What the build knows of the words of one language (vocabulary/write-word-list.ts). */
export type WordList = {
  /** How many articles the index has. */
  articles: number;
  /** Words that say nothing of what is looked for: of grammar, or in most articles. */
  common: ReadonlySet<string>;
  synonyms: readonly SynonymGroup[];
  /** The index's own words of the same letter as this one; see `letterOf`. */
  wordsLike(word: string): Promise<Counts>;
};

/** Words and phrases that mean the same, folded. */
export type SynonymGroup = {
  /** Those the index has; they may be asked for. */
  found: readonly string[];
  /** Those that only readers use. */
  onlySaid: readonly string[];
};

const LETTER = /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\d]/u;
/** Scripts with thousands of letters share this many files. */
const SHARED_FILES = 8;

/** Words are kept in one file a letter, so that a search fetches one or two of them. */
export function letterOf(word: string): string {
  if (LETTER.test(word)) return String.fromCodePoint(word.codePointAt(0) ?? 0);
  return `other${(word.codePointAt(0) ?? 0) % SHARED_FILES}`;
}
