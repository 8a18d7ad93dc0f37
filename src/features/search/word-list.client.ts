import { letterOf, type Counts, type SynonymGroup, type WordList } from './planner/word-list.ts';

/** `/pagefind/words/<locale>.json`, as the build writes it. */
export type WordListFile = {
  articles: number;
  /** Parted by spaces. */
  common: string;
  synonyms: SynonymGroup[];
  /** The file of each letter, beside this one. */
  letters: Record<string, string>;
};

/**
 * The word list of a language. `read` fetches a file by its name in `/pagefind/words/`; a letter is
 * fetched when it is first needed, and its loss costs corrections, not the search.
 */
export async function openWordList(
  read: (name: string) => Promise<string>,
  locale: string,
): Promise<WordList> {
  const file = JSON.parse(await read(`${locale}.json`)) as WordListFile;
  const letters = new Map<string, Promise<Counts>>();
  return {
    articles: file.articles,
    common: new Set(file.common.split(' ')),
    synonyms: file.synonyms,
    wordsLike(word) {
      const letter = letterOf(word);
      const name = file.letters[letter];
      if (name === undefined) return Promise.resolve(new Map());
      const known = letters.get(letter);
      if (known) return known;
      const counts = read(name).then(countsOf, () => {
        letters.delete(letter);
        return new Map<string, number>();
      });
      letters.set(letter, counts);
      return counts;
    },
  };
}

function countsOf(text: string): Counts {
  return new Map(
    text.split('\n').map((line) => {
      const [word = '', articles] = line.split(' ');
      return [word, Number(articles)];
    }),
  );
}
