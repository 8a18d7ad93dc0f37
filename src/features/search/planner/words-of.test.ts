import { describe, expect, test } from 'vitest';
import { wordsOf } from './words-of.ts';

describe('wordsOf', () => {
  test.each([
    ['en', 'Can’t sign-in, “Ana”?', ['cant', 'sign', 'in', 'ana']],
    ['de', 'Zürich: Straße GRÖSSE', ['zurich', 'straße', 'grosse']],
    ['ja', 'ﾛｸﾞｲﾝ', ['ログイン']],
    ['en', 'ＰＤＦ ﬁle', ['pdf', 'file']],
    ['en', 'e-mail an X-ray, plan B-side', ['email', 'an', 'xray', 'plan', 'bside']],
    ['ja', 'パスワードを変更', ['パスワード', 'を', '変更']],
    ['en', '… !?', []],
  ])('%s: %s', (locale, text, words) => {
    expect(wordsOf(text, locale)).toEqual(words);
  });
});
