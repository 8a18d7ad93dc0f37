import { expect, test } from 'vitest';
import { isAboutError } from './is-about-error.ts';

const error = 'A user with that email already exists';

test.each([
  ['the message word for word', error, true],
  ['in quotes, with a full stop', `"${error}."`, true],
  ['in other quotes', `„${error}“`, true],
  ['in other case', error.toUpperCase(), true],
  ['a part of it of three words', 'email already exists', true],
  ['the message inside a sentence', `I always see ${error} there`, true],
  ['two words are too few', 'already exists', false],
  ['another sentence with some of its words', 'how can a user change that email', false],
  ['nothing', '', false],
])('%s', (_, query, is) => {
  expect(isAboutError(query, error, 'en')).toBe(is);
});

const japanese = 'このメールアドレスのユーザーはすでに存在します';
test.each([
  ['the message word for word', japanese, true],
  ['in brackets, with a full stop', `「${japanese}」。`, true],
  ['another sentence with some of its words', 'メールアドレスを変更するユーザー', false],
])('in Japanese, which has no spaces: %s', (_, query, is) => {
  expect(isAboutError(query, japanese, 'ja')).toBe(is);
});
