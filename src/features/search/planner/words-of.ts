const UNSPACED = /^(ja|zh|th)\b/;
/** All but the voiced marks of kana, which make other letters: without them ログ is ロク. */
const MARKS = /(?![\u3099\u309A])\p{M}/gu;
const APOSTROPHES = /['’ʼ`´]/g;
/** `e-mail` is `email`: a letter alone is no word, and begins many. */
const LETTER_AND_HYPHEN = /(?<![\p{L}\p{N}])(\p{L})[-‐‑](?=\p{L}{2})/gu;
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
 * hyphen parts, which the index does as well, except behind a single letter. What has no spaces is parted by the platform's own
 * dictionary, as Pagefind parts what it is asked.
 */
export function wordsOf(text: string, locale: string): string[] {
  const folded = fold(text.replace(APOSTROPHES, '').replace(LETTER_AND_HYPHEN, '$1'));
  if (!isUnspaced(locale)) return folded.match(WORD) ?? [];
  const segments = new Intl.Segmenter(locale, { granularity: 'word' }).segment(folded);
  return [...segments].flatMap(({ segment, isWordLike }) => (isWordLike ? [segment] : []));
}
