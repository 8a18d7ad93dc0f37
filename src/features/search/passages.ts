/** The text of an article as Pagefind keeps it: its words, and the places with an address in it. */
export type Text = {
  /** With `&lt;` and `&gt;`; words are parted by spaces, in Japanese and Chinese by U+200B. */
  raw_content: string;
  anchors: readonly { element: string; id: string; text?: string; location: number }[];
};

/** A piece of text, marked when it is a word that was looked for. */
export type Piece = { text: string; marked: boolean };

/** A part of an article that has words that were looked for. */
export type Passage = {
  /** Its address in the article; undefined for what stands before the first one. */
  anchor: string | undefined;
  /** A heading's text, or the first sentence of a step. */
  title: string;
  excerpt: Piece[];
  /** How many words that were looked for stand close together there. */
  matches: number;
};

const ZERO_WIDTH_SPACE = '\u200b';
const EXCERPT_WORDS = 30;
/** Words shown before the first that was looked for. */
const LEAD_WORDS = 4;
const MAX_TITLE_WORDS = 14;
const ADDRESSED = /^(h[2-6]|li)$/;

/**
 * The parts of an article that have the words at these places, the fullest first; of the places only
 * those whose word `isFound`.
 */
export function passagesOf(
  text: Text,
  places: readonly number[],
  isFound: (word: string) => boolean = () => true,
): Passage[] {
  const isUnspaced = text.raw_content.includes(ZERO_WIDTH_SPACE);
  const words = plain(text.raw_content).split(isUnspaced ? ZERO_WIDTH_SPACE : /\s+/);
  const glue = isUnspaced ? '' : ' ';
  const at = places.filter((place) => isFound(words[place] ?? ''));
  const starts = text.anchors
    .filter(({ element }) => ADDRESSED.test(element))
    .toSorted((a, b) => a.location - b.location);
  const parts = [{ id: undefined, text: '', location: 0 }, ...starts].map((part, index) => {
    const end = starts[index]?.location ?? words.length;
    return { ...part, end, places: at.filter((place) => place >= part.location && place < end) };
  });
  return parts
    .filter(({ places }) => places.length > 0)
    .map(({ id, text: heading, location, end, places }) => {
      const start = Math.max(location, densest(places) - LEAD_WORDS);
      const shown = words.slice(start, Math.min(end, start + EXCERPT_WORDS));
      return {
        anchor: id,
        title: titleOf(heading, () => firstSentence(words.slice(location, end), glue)),
        excerpt: piecesOf(shown, start, new Set(places), glue),
        matches: places.filter((p) => p >= start && p < start + EXCERPT_WORDS).length,
      };
    })
    .toSorted((a, b) => b.matches - a.matches);
}

function plain(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>');
}

/** Where the excerpt begins that has most of the places. */
function densest(places: readonly number[]): number {
  const within = (start: number) => places.filter((p) => p >= start && p < start + EXCERPT_WORDS);
  return places.reduce(
    (best, p) => (within(p).length > within(best).length ? p : best),
    places[0] ?? 0,
  );
}

function firstSentence(words: readonly string[], glue: string): string {
  const end = words.findIndex((word) => /[.!?。！？]$/.test(word.trim()));
  return words.slice(0, Math.min(MAX_TITLE_WORDS, end < 0 ? MAX_TITLE_WORDS : end + 1)).join(glue);
}

function piecesOf(
  words: readonly string[],
  start: number,
  at: ReadonlySet<number>,
  glue: string,
): Piece[] {
  const pieces: Piece[] = [];
  for (const [index, word] of words.entries()) {
    const marked = at.has(start + index);
    const last = pieces.at(-1);
    if (last && !marked && !last.marked) last.text += glue + word;
    else {
      if (last && glue) pieces.push({ text: glue, marked: false });
      pieces.push({ text: word, marked });
    }
  }
  return pieces;
}

function titleOf(heading: string | undefined, otherwise: () => string): string {
  const title = heading?.trim() ?? '';
  return title === '' ? otherwise() : title;
}
