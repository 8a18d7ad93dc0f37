export const MAX_SUGGESTIONS = 5;
const MIN_CHARACTERS = 3;
/** In Chinese, Japanese and Korean two are a word. */
const MIN_CJK_CHARACTERS = 2;
const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/** Whether a text says enough for articles to be suggested. */
export function isWorthSuggesting(text: string): boolean {
  const least = CJK.test(text) ? MIN_CJK_CHARACTERS : MIN_CHARACTERS;
  return Array.from(text.trim()).length >= least;
}
