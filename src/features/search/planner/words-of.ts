const UNSPACED = /^(ja|zh|th)\b/;
const MARKS = /\p{M}/gu;
const APOSTROPHES = /['’ʼ`´]/g;
const WORD = /[\p{L}\p{N}_]+/gu;

/** Whether a language is written without spaces between words. */
export function isUnspaced(locale: string): boolean {
  return UNSPACED.test(locale);
}

/** As the index folds its words: compatible forms made one, lower case, no diacritics. */
export function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase().normalize('NFD').replace(MARKS, '').normalize('NFC');
}

/**
 * The words of a text, folded, in order. An apostrophe joins (`don’t` is `dont`), as in the index; a
 * hyphen parts, which the index does as well. What has no spaces is parted by the platform's own
 * dictionary, as Pagefind parts what it is asked.
 */
export function wordsOf(text: string, locale: string): string[] {
  const folded = fold(text.replace(APOSTROPHES, ''));
  if (!isUnspaced(locale)) return folded.match(WORD) ?? [];
  const segments = new Intl.Segmenter(locale, { granularity: 'word' }).segment(folded);
  return [...segments].flatMap(({ segment, isWordLike }) => (isWordLike ? [segment] : []));
}
