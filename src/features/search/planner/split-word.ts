import { isUnspaced } from './words-of.ts';
import type { WordList } from './word-list.ts';

/** The shortest word that a compound is taken apart into. */
const MIN_PART = 3;
/** Letters that German, Dutch and the languages of the North put between two words. */
const JOINTS = ['', 's', 'es', 'n', 'en', 'e'];

/**
 * The words of the index that this one is made of: `wifinetwork`, `Rechnungsadresse`, and what a
 * dictionary did not part in Japanese. Undefined when it is not made of such.
 */
export async function splitWord(
  word: string,
  list: WordList,
  locale: string,
): Promise<string[] | undefined> {
  return isUnspaced(locale) ? splitUnspaced(word, list) : splitCompound(word, list);
}

/** In two, the longer first part before the shorter. */
async function splitCompound(word: string, list: WordList): Promise<string[] | undefined> {
  const heads = await list.wordsLike(word);
  for (let cut = word.length - MIN_PART; cut >= MIN_PART; cut--) {
    const head = word.slice(0, cut);
    if (!heads.has(head)) continue;
    for (const joint of JOINTS) {
      const tail = word.slice(cut + joint.length);
      if (tail.length < MIN_PART || !word.startsWith(joint, cut)) continue;
      if ((await list.wordsLike(tail)).has(tail)) return [head, tail];
    }
  }
  return undefined;
}

/**
 * The longest known beginning again and again; letters that begin no word are left out. The word
 * itself is no part of it: the list may have it from a title, but the index parted it (ログ, イン).
 */
async function splitUnspaced(word: string, list: WordList): Promise<string[] | undefined> {
  const letters = Array.from(word);
  const parts: string[] = [];
  for (let start = 0; start < letters.length;) {
    const known = await list.wordsLike(letters[start] ?? '');
    const longest = start === 0 ? letters.length - 1 : letters.length - start;
    let length = Math.max(1, longest);
    while (length > 1 && !known.has(letters.slice(start, start + length).join(''))) length--;
    if (length > 1) parts.push(letters.slice(start, start + length).join(''));
    start += length;
  }
  return parts.length > 0 ? parts : undefined;
}
