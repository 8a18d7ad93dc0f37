import type { Engine, Match } from './engine.ts';
import { fuse, type Hit, type Slot } from './fuse.ts';
import { readUnknown } from './read-unknown.ts';
import { stripVariable } from './strip-variable.ts';
import { hasSynonyms, waysToSay } from './widen.ts';
import type { LookedFor } from './looked-for.ts';
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
/** An article this far below the best is not shown, nor one that has so little of what that has. */
const WORTH_SHOWING = 0.3;
const WORTH_COVERAGE = 0.5;
/** The last word may still be typed: from so many letters on, what begins with it counts this much. */
const MIN_BEGINNING = 3;
const BEGINNING_TRUST = 0.5;

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
  /** What counts as found, for marking it. */
  lookedFor: LookedFor;
  /** Whether the best article has less than half of what was asked for: perhaps nothing fits. */
  isUnsure: boolean;
};

/** One word of the query, as it is understood. */
type Term = { typed: string; said: string[]; slot: Slot; isBeginning?: boolean };

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
    tellingWords(typed, index.words).map((word) =>
      understand(word, index, { isLast: word === typed.at(-1), correct }),
    ),
  );
  signal?.throwIfAborted();
  const { articles } = index.words;
  let [understood, hits] = [terms, fuse(slotsOf(terms), articles)];
  if (isThin(hits[0])) {
    const said = typed.flatMap((word) => terms.find((term) => term.typed === word)?.said ?? [word]);
    understood = await widen(terms, said, index);
    signal?.throwIfAborted();
    hits = fuse(slotsOf(understood), articles);
  }
  const [best] = hits;
  const missing = terms.filter(({ slot }) => isEmpty(slot)).length / Math.max(1, terms.length);
  return {
    hits: best ? hits.filter((hit) => isWorthShowing(hit, best)) : [],
    lookedFor: {
      words: understood.flatMap(({ said }) => said),
      beginnings: terms.filter(({ isBeginning }) => isBeginning).map(({ typed: word }) => word),
    },
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

async function understand(
  word: string,
  index: Index,
  { isLast, correct }: { isLast: boolean; correct: boolean },
): Promise<Term> {
  const { engine, words, locale } = index;
  const [matches, isKnown] = await Promise.all([engine.ask(word), engine.knows(word)]);
  const whole = matches.filter(({ isWhole }) => isWhole);
  const term = (slot: Slot, ...said: string[]): Term => ({ typed: word, said, slot });
  if (isKnown) {
    const isBeginning = isLast && word.length >= MIN_BEGINNING;
    const longer = isBeginning ? matches.filter((match) => !match.isWhole) : [];
    const slot = [
      { matches: whole, trust: 1 },
      { matches: longer, trust: BEGINNING_TRUST },
    ];
    return { ...term(slot, word), isBeginning };
  }
  const reading = await readUnknown(word, words, locale);
  if (reading?.kind === 'beginning')
    return { ...term([{ matches, trust: 1 }], word), isBeginning: true };
  // Only readers use it; the index says it in another way.
  if (hasSynonyms(word, words)) return term([], word);
  if (reading?.kind === 'slip' && !correct) return term([], word);
  if (!reading) return term([], word);
  const said = reading.kind === 'parts' ? reading.words : [reading.word];
  const found = await askAll(said, engine);
  return found.length > 0 ? term([{ matches: found, trust: 1 }], ...said) : term([], word);
}

/** The articles that have each of these words, as one match each. */
async function askAll(words: readonly string[], engine: Engine): Promise<Match[]> {
  const answers = await Promise.all(words.map((word) => engine.ask(word)));
  const [first = [], ...others] = answers.map((matches) => {
    const whole = matches.filter(({ isWhole }) => isWhole);
    // A word that only keywords have.
    return whole.length > 0 ? whole : matches;
  });
  return first.flatMap((match) => {
    const same = others.map((those) => those.find(({ id }) => id === match.id));
    if (same.includes(undefined)) return [];
    const all = [match, ...same.filter((other) => other !== undefined)];
    return [
      {
        ...match,
        score: all.reduce((sum, { score }) => sum + score, 0),
        at: all.flatMap(({ at }) => at),
        titleLength: Math.min(...all.map(({ titleLength }) => titleLength)),
        inErrors: all.every(({ inErrors }) => inErrors),
        inKeywords: all.every(({ inKeywords }) => inKeywords),
      },
    ];
  });
}

function isWorthShowing(hit: Hit, best: Hit): boolean {
  return hit.score >= WORTH_SHOWING * best.score && hit.coverage >= WORTH_COVERAGE * best.coverage;
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
        return { say, insteadOf, matches: await askAll(say.split(' '), index.engine) };
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
    const ways = found.filter((way) => isFor(term, way)).flatMap(({ say }) => say.split(' '));
    return { ...term, said: [...term.said, ...ways], slot: [...term.slot, ...others] };
  });
  // A phrase of words that say nothing by themselves, such as “not working”.
  const phrases = found.filter((way) => !terms.some((term) => isFor(term, way)));
  return [
    ...wider,
    ...phrases.map(({ say, matches }) => {
      return { typed: say, said: say.split(' '), slot: [{ matches, trust: ONLY_SYNONYM_TRUST }] };
    }),
  ];
}

function slotsOf(terms: readonly Term[]): Slot[] {
  return terms.map(({ slot }) => slot).filter((slot) => !isEmpty(slot));
}

function isEmpty(slot: Slot): boolean {
  return slot.every(({ matches }) => matches.length === 0);
}
