/** Quotation marks of any language, and the colon and full stop that people copy along. */
const QUOTES = /["'“”„‟«»‹›‘’`]/gu;
const EDGES = /^[\s.:;,!?()[\]{}<>-]+|[\s.:;,!?()[\]{}<>-]+$/gu;

/** What is asked of the engine: the words alone, without what was copied along with them. */
export function normalizeQuery(typed: string): string {
  return typed.normalize('NFC').replace(QUOTES, ' ').replace(/\s+/g, ' ').replace(EDGES, '');
}

function wordsOf(text: string): string[] {
  return (
    normalizeQuery(text)
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

const MIN_SHARED_WORDS = 3;

/**
 * Whether a query is this error message, or most of one: every word of one stands in the other, and
 * they share at least three. Then the reader is led to the problem and not to the page.
 */
export function isAboutError(query: string, error: string): boolean {
  const [asked, said] = [new Set(wordsOf(query)), new Set(wordsOf(error))];
  const shared = [...asked].filter((word) => said.has(word)).length;
  return shared >= MIN_SHARED_WORDS && (shared === asked.size || shared === said.size);
}
