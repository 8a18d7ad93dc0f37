/**
 * How much a comment is likely to tell: 1 for most, less for each sign that it tells little. For
 * sorting only; nothing is ever refused or hidden by it. After GitHub Docs' survey, which keeps a
 * rating beside each comment.
 */
type Signal = { name: string; minus: number; holds: (comment: string) => boolean };

const words = (comment: string) => comment.match(/[\p{L}\p{N}]+/gu) ?? [];

const SIGNALS: Signal[] = [
  { name: 'only an address', minus: 1, holds: (c) => /^\s*(\[email\]|https?:\/\/\S+)\s*$/.test(c) },
  { name: 'no letters', minus: 1, holds: (c) => !/\p{L}/u.test(c) },
  { name: 'one word', minus: 0.5, holds: (c) => words(c).length === 1 && !isWithoutSpaces(c) },
  { name: 'very short', minus: 0.2, holds: (c) => c.trim().length < 12 && !isWithoutSpaces(c) },
  {
    name: 'all capitals',
    minus: 0.1,
    holds: (c) => c.length > 12 && c === c.toUpperCase() && c !== c.toLowerCase(),
  },
  { name: 'a link', minus: 0.3, holds: (c) => /https?:\/\//.test(c) },
];

/** Chinese, Japanese and Thai write sentences without blanks, so counting words tells nothing. */
function isWithoutSpaces(comment: string): boolean {
  return /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u.test(comment);
}

/** From 0 (tells nothing) to 1. Rounded to tenths. */
export function commentQuality(comment: string): number {
  const minus = SIGNALS.filter(({ holds }) => holds(comment)).reduce((sum, s) => sum + s.minus, 0);
  return Math.max(0, Math.round((1 - minus) * 10) / 10);
}
