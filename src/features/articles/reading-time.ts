import { textOf, walk, type MarkdownNode } from './markdown-tree.ts';

/** Silent reading of non-fiction: 238 words a minute (Brysbaert 2019). Instructions go slower. */
const WORDS_PER_MINUTE = 200;
/** A look at a screenshot, to find on one's own screen what it shows. */
const SECONDS_PER_PICTURE = 6;

/** Finds words where no spaces part them too, as in Japanese; that needs no locale. */
const WORDS = new Intl.Segmenter(undefined, { granularity: 'word' });

/** How long a text takes to read, in whole minutes, at least one. */
export function readingMinutes(tree: MarkdownNode): number {
  const words = [...WORDS.segment(textOf(tree))].filter(({ isWordLike }) => isWordLike).length;
  const pictures = [...walk(tree)].filter(({ type }) => type === 'image').length;
  const seconds = (words / WORDS_PER_MINUTE) * 60 + pictures * SECONDS_PER_PICTURE;
  return Math.max(1, Math.round(seconds / 60));
}
