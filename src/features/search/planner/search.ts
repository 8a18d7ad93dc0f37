import type { Engine } from './engine.ts';
import { fuse, type Hit, type Slot } from './fuse.ts';
import { readUnknown } from './read-unknown.ts';
import { stripVariable } from './strip-variable.ts';
import { hasSynonyms, waysToSay } from './widen.ts';
import type { WordList } from './word-list.ts';
import { wordsOf } from './words-of.ts';

/** How many words of a query are asked for; of a longer one the longest, which are the rarest. */
const MAX_WORDS = 8;
/** How many other ways to say it are tried. */
const MAX_WAYS = 6;
/** How far another way to say a word is trusted, when the index has the word and when it has not. */
const SYNONYM_TRUST = 0.55;
const ONLY_SYNONYM_TRUST = 0.75;
/** The best article is thin when its title has less of the query than this. */
const THIN_TITLE = 0.6;
/** An article this far below the best is not shown. */
const WORTH_SHOWING = 0.2;

export type Index = { engine: Engine; words: WordList; locale: string };

export type SearchOptions = {
  /** False takes every word as it was typed: the way back from a correction. */
  correct?: boolean;
  /** Aborted when the answer is of no use any more. */
  signal?: AbortSignal;
};

export type Outcome = {
  /** The best first. */
  hits: Hit[];
  /** Words that were read as others, as they stand in the query, folded. */
  corrected: { from: string; to: string }[];
  /** Whether the best article has less than half of what was asked for: perhaps nothing fits. */
  isUnsure: boolean;
};

/** One word of the query, as it is understood. */
type Term = { typed: string; said: string[]; slot: Slot };

/**
 * Finds articles for what a reader typed or pasted. Every word is asked for by itself, so that one
 * word too many hides nothing, and what was found is put together by rarity, field, coverage and
 * nearness. Unknown words are read as the nearest known ones; when even the best article is thin,
 * synonyms are asked for as well. At most 8 words are asked for twice, and 6 synonyms. Rejects when
 * the engine does, and with the signal's reason.
 */
export async function search(
  query: string,
  index: Index,
  { correct = true, signal }: SearchOptions = {},
): Promise<Outcome> {
  const typed = wordsOf(stripVariable(query), index.locale);
  const terms = await Promise.all(
    tellingWords(typed, index.words).map((word) => understand(word, index, correct)),
  );
  signal?.throwIfAborted();
  const { articles } = index.words;
  let hits = fuse(slotsOf(terms), articles);
  if (isThin(hits[0])) {
    const said = typed.flatMap((word) => terms.find((term) => term.typed === word)?.said ?? [word]);
    const wider = await widen(terms, said, index);
    signal?.throwIfAborted();
    hits = fuse(slotsOf(wider), articles);
  }
  const [best] = hits;
  const missing = terms.filter(({ slot }) => isEmpty(slot)).length / Math.max(1, terms.length);
  return {
    hits: hits.filter(({ score }) => score >= WORTH_SHOWING * (best?.score ?? 0)),
    corrected: terms.flatMap(({ typed: from, said }) =>
      said.join(' ') === from ? [] : [{ from, to: said.join(' ') }],
    ),
    isUnsure: (best?.coverage ?? 0) * (1 - missing) < 0.5,
  };
}

/** The engine's own answer to the query as it was typed: what the planner is measured against. */
export async function searchPlainly(query: string, { engine }: Index): Promise<string[]> {
  const matches = await engine.ask(query);
  return matches.map(({ id }) => id);
}

/** Each word once, without those that say nothing; all of them when none says anything. */
function tellingWords(typed: readonly string[], { common }: WordList): string[] {
  const words = [...new Set(typed)];
  const telling = words.filter((word) => !common.has(word));
  const asked = telling.length > 0 ? telling : words;
  const longest = new Set(asked.toSorted((a, b) => b.length - a.length).slice(0, MAX_WORDS));
  return asked.filter((word) => longest.has(word));
}

async function understand(word: string, index: Index, correct: boolean): Promise<Term> {
  const { engine, words, locale } = index;
  const as = async (...said: string[]): Promise<Term> => ({
    typed: word,
    said,
    slot: [{ matches: await engine.ask(said.join(' ')), trust: 1 }],
  });
  if (await engine.knows(word)) return as(word);
  if (hasSynonyms(word, words)) return { typed: word, said: [word], slot: [] };
  const reading = await readUnknown(word, words, locale);
  if (reading?.kind === 'beginning') return as(word);
  if (reading?.kind === 'parts') return as(...reading.words);
  if (reading?.kind === 'slip' && correct) return as(reading.word);
  return { typed: word, said: [word], slot: [] };
}

function isThin(best: Hit | undefined): boolean {
  return !best || best.coverage < 0.99 || best.titleCoverage < THIN_TITLE;
}

/** The same terms with what was found for other ways to say them. */
async function widen(
  terms: readonly Term[],
  said: readonly string[],
  index: Index,
): Promise<Term[]> {
  const ways = await Promise.all(
    waysToSay(said, index.words)
      .slice(0, MAX_WAYS)
      .map(async ({ say, insteadOf }) => {
        return { say, insteadOf, matches: await index.engine.ask(say) };
      }),
  );
  const found = ways.filter(({ matches }) => matches.length > 0);
  const isFor = ({ said: own }: Term, way: (typeof ways)[number]) =>
    own.some((word) => way.insteadOf.has(word));
  const wider = terms.map((term) => {
    const trust = isEmpty(term.slot) ? ONLY_SYNONYM_TRUST : SYNONYM_TRUST;
    const others = found
      .filter((way) => isFor(term, way))
      .map(({ matches }) => ({ matches, trust }));
    return { ...term, slot: [...term.slot, ...others] };
  });
  // A phrase of words that say nothing by themselves, such as “not working”.
  const phrases = found.filter((way) => !terms.some((term) => isFor(term, way)));
  return [
    ...wider,
    ...phrases.map(({ say, matches }) => {
      return { typed: say, said: [say], slot: [{ matches, trust: ONLY_SYNONYM_TRUST }] };
    }),
  ];
}

function slotsOf(terms: readonly Term[]): Slot[] {
  return terms.map(({ slot }) => slot).filter((slot) => !isEmpty(slot));
}

function isEmpty(slot: Slot): boolean {
  return slot.every(({ matches }) => matches.length === 0);
}
