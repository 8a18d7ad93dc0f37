import type { WordList } from './word-list.ts';

/** Another way to say words of the query. */
export type Way = { say: string; insteadOf: ReadonlySet<string> };

const MIN_STEM = 4;
const MAX_ENDING = 3;

/** Other ways to say what the words say, by the groups of synonyms; those of longer phrases first. */
export function waysToSay(words: readonly string[], list: WordList): Way[] {
  return list.synonyms
    .flatMap(({ found, onlySaid }) => {
      const said = [...found, ...onlySaid].flatMap((phrase) => places(phrase, words));
      if (said.length === 0) return [];
      const insteadOf = new Set(said.flat());
      const other = found.filter((phrase) => places(phrase, words).length === 0);
      const length = Math.max(...said.map((place) => place.length));
      return other.map((phrase) => ({ say: telling(phrase, list), insteadOf, length }));
    })
    .filter(({ say }, index, all) => all.findIndex((way) => way.say === say) === index)
    .toSorted((a, b) => b.length - a.length);
}

/** Whether a group of synonyms has this word: then it is no slip of the fingers. */
export function hasSynonyms(word: string, { synonyms }: WordList): boolean {
  return synonyms.some(({ found, onlySaid }) =>
    [...found, ...onlySaid].some((phrase) => isFormOf(word, phrase)),
  );
}

/** Where a phrase stands among the words, in any grammatical form: the words themselves. */
function places(phrase: string, words: readonly string[]): string[][] {
  const parts = phrase.split(' ');
  const found: string[][] = [];
  for (let start = 0; start + parts.length <= words.length; start++) {
    const here = words.slice(start, start + parts.length);
    if (here.every((word, index) => isFormOf(word, parts[index] ?? ''))) found.push(here);
  }
  return found;
}

/** `deleted`, `deleting` and `delete`: one stem, endings of a few letters. Knows no language. */
export function isFormOf(a: string, b: string): boolean {
  if (a === b) return true;
  const shorter = Math.min(a.length, b.length);
  let same = 0;
  while (same < shorter && a[same] === b[same]) same++;
  return (
    same >= MIN_STEM && same >= shorter - 1 && Math.max(a.length, b.length) - same <= MAX_ENDING
  );
}

/** `sign in` is asked for as `sign`: a word of grammar is everywhere, and slow to ask for. */
function telling(phrase: string, list: WordList): string {
  const words = phrase.split(' ').filter((word) => !list.common.has(word));
  return words.length > 0 ? words.join(' ') : phrase;
}
