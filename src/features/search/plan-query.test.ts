import { describe, expect, test } from 'vitest';
import { isAboutError, normalizeQuery } from './plan-query.ts';

const error = 'A user with that email already exists';

describe('normalizeQuery', () => {
  test.each([
    ['“A user with that email already exists”.', error],
    ['  Error:\n"no\tsuch   file" ', 'Error: no such file'],
    ['...', ''],
    ['C++ (beta)', 'C++ (beta'],
    ['Zu\u0308rich', 'Zürich'],
  ])('%j → %j', (typed, asked) => {
    expect(normalizeQuery(typed)).toBe(asked);
  });
});

describe('isAboutError', () => {
  test.each([
    ['the message word for word', error, true],
    ['in quotes, with a full stop', `"${error}."`, true],
    ['in other case', error.toUpperCase(), true],
    ['a part of it of three words', 'email already exists', true],
    ['the message inside a sentence', `I always see ${error} there`, true],
    ['two words are too few', 'already exists', false],
    ['another sentence with some of its words', 'how can a user change that email', false],
    ['nothing', '', false],
  ])('%s', (_, query, is) => {
    expect(isAboutError(query, error)).toBe(is);
  });
});
