import { describe, expect, test } from 'vitest';
import { isLookedFor } from './looked-for.ts';

const found = (piece: string, words: string[], beginnings: string[] = [], locale = 'en') =>
  isLookedFor(piece, { words, beginnings }, locale);

describe('isLookedFor', () => {
  test.each([
    ['email,', 'email', true],
    ['E-mails', 'email', true],
    ['confirmation', 'confirm', true],
    ['confirm', 'confirmation', true],
    ['ads', 'ad', false],
    ['adds', 'add', true],
    ['adding', 'add', false],
    ['logins', 'log', false],
    ['Every', 'e', false],
    ['earlier', 'email', false],
    ['/articles/my-email/', 'email', true],
    ['sign-in', 'signin', true],
    ['…', 'email', false],
  ])('%s for %s: %s', (piece, word, is) => expect(found(piece, [word])).toBe(is));
  test('a beginning counts for the word that is typed', () => {
    expect(found('downloads', ['dow'])).toBe(false);
    expect(found('downloads', ['dow'], ['dow'])).toBe(true);
  });
  test('Japanese is parted in other places than it is typed', () => {
    expect(found('請求書', ['請求'], [], 'ja')).toBe(true);
    expect(found('電話', ['請求'], [], 'ja')).toBe(false);
  });
});
