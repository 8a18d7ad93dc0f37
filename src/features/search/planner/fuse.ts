import type { Match } from './engine.ts';

/** What was found for one way to say a word of the query, and how far that way is trusted: 0 to 1. */
export type Found = { matches: readonly Match[]; trust: number };
/** A word of the query: all that was found for it. */
export type Slot = readonly Found[];

export type Hit = {
  id: string;
  score: number;
  /** How much of the query the article has, each word by its rarity: 0 to 1. */
  coverage: number;
  /** How much of it the title has. */
  titleCoverage: number;
  /** Where the words of the query stand in its text, counted in words, ascending. */
  at: number[];
};

/**
 * Weights beside BM25, whose body part reaches about 2.4 a word. Each may be halved or doubled and
 * costs a question or two of a hundred (tests/search/README.md).
 */
const IN_TITLE = 1;
const IN_ERRORS = 1.2;
const IN_KEYWORDS = 1.5;
/** For a title that has all of the query, and for a query that has all of the title. */
const WHOLE_TITLE = 0.5;
const NOTHING_BUT_TITLE = 1;
/** For error messages that have all of a query of some words: above a title, for it was pasted. */
const WHOLE_ERROR = 2;
const MIN_ERROR_WORDS = 3;
/** How much of the score an article loses that has next to nothing of the query. */
const MISSING_WORDS = 0.4;
const NEIGHBOURS = 1;
/**
 * The most one word counts for: an engine adds up the words that begin with it, and a table of numbers
 * has hundreds that begin with `2`.
 */
const MOST_WEIGHT = 3;
/** Words further apart than this have nothing to do with each other. */
const NEAR_WORDS = 8;

/** Inverse document frequency as BM25 has it, above 0 (Robertson and Zaragoza 2009, 3.3). */
export function rarity(articles: number, total: number): number {
  return Math.log(1 + (Math.max(total, articles) - articles + 0.5) / (articles + 0.5));
}

/** What one article has for one word of the query. */
type Evidence = Omit<Match, 'id' | 'score' | 'isWhole'> & { weight: number; trust: number };
type Row = { rarity: number; by: Map<string, Evidence> };

/** The articles that have any of the words, the best first. `total` is how many there are. */
export function fuse(slots: readonly Slot[], total: number): Hit[] {
  const rows = slots.map((slot) => gather(slot, total));
  const ids = new Set(rows.flatMap(({ by }) => [...by.keys()]));
  return [...ids]
    .map((id) => judge(id, rows))
    .sort((a, b) => rounded(b.score) - rounded(a.score) || (a.id < b.id ? -1 : 1));
}

/** Pagefind's scores differ a little by what it has fetched before; the order must not. */
function rounded(score: number): number {
  return Math.round(score * 20);
}

/**
 * A word is as rare as it is and as its synonyms make it, half and half: alone, a word that one
 * article has would drown its synonyms; together, loose synonyms would make every word common.
 */
function gather(slot: Slot, total: number): Row {
  const articles = (found: Slot) =>
    new Set(found.flatMap((f) => f.matches.map(({ id }) => id))).size;
  const own = slot.filter(({ trust }) => trust === 1);
  const ownRarity = rarity(articles(own.length > 0 ? own : slot), total);
  const row: Row = { rarity: (ownRarity + rarity(articles(slot), total)) / 2, by: new Map() };
  for (const { matches, trust } of slot) {
    const askedRarity = rarity(matches.length, total);
    const share = trust * Math.min(1, askedRarity / row.rarity);
    for (const match of matches) {
      const weight = share * Math.min(MOST_WEIGHT, match.score / askedRarity);
      row.by.set(match.id, joined(row.by.get(match.id), { ...match, weight, trust: share }));
    }
  }
  return row;
}

function joined(a: Evidence | undefined, b: Evidence): Evidence {
  if (!a) return b;
  return {
    weight: Math.max(a.weight, b.weight),
    trust: Math.max(a.trust, b.trust),
    at: [...a.at, ...b.at],
    titleLength: Math.max(a.titleLength, b.titleLength),
    inErrors: a.inErrors || b.inErrors,
    inKeywords: a.inKeywords || b.inKeywords,
  };
}

function judge(id: string, rows: readonly Row[]): Hit {
  let [sum, all, covered, inErrors, errorWords, inTitle, titleWords, titleLength] = [
    0, 0, 0, 0, 0, 0, 0, 0,
  ];
  const at = new Set<number>();
  for (const { rarity: rare, by } of rows) {
    all += rare;
    const found = by.get(id);
    if (!found) continue;
    const { weight, trust } = found;
    covered += rare * trust;
    const fields =
      (found.titleLength > 0 ? IN_TITLE : 0) +
      (found.inErrors ? IN_ERRORS : 0) +
      (found.inKeywords ? IN_KEYWORDS : 0);
    sum += rare * (weight + trust * fields);
    if (found.inErrors) {
      inErrors += rare * trust;
      errorWords++;
    }
    if (found.titleLength > 0) {
      inTitle += rare * trust;
      titleWords += trust;
      titleLength = found.titleLength;
    }
    for (const place of found.at) at.add(place);
  }
  const [coverage, titleCoverage] = [covered / all, inTitle / all];
  const precision = titleLength > 0 ? titleWords / titleLength : 0;
  const score =
    sum * (1 - MISSING_WORDS * (1 - coverage ** 2)) +
    all * titleCoverage * (WHOLE_TITLE * titleCoverage + NOTHING_BUT_TITLE * precision) +
    (errorWords >= MIN_ERROR_WORDS ? all * WHOLE_ERROR * (inErrors / all) ** 4 : 0) +
    NEIGHBOURS * closeness(id, rows);
  return { id, score, coverage, titleCoverage, at: [...at].sort((a, b) => a - b) };
}

/** For each two words that follow each other in the query: their rarity, by how near they stand. */
function closeness(id: string, rows: readonly Row[]): number {
  let sum = 0;
  for (let index = 1; index < rows.length; index++) {
    const [first, second] = [rows[index - 1], rows[index]];
    const gap = smallestGap(first?.by.get(id)?.at ?? [], second?.by.get(id)?.at ?? []);
    const rare = Math.min(first?.rarity ?? 0, second?.rarity ?? 0);
    if (gap <= NEAR_WORDS) sum += rare / Math.sqrt(gap);
  }
  return sum;
}

/** One place more when they stand the other way round. */
function smallestGap(first: readonly number[], second: readonly number[]): number {
  let least = Infinity;
  for (const a of first) {
    for (const b of second) if (a !== b) least = Math.min(least, b > a ? b - a : a - b + 1);
  }
  return least;
}
