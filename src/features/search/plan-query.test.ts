import fc from 'fast-check';
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

test('whatever is typed, the same is asked when it is typed again as it was asked', () => {
  const piece = fc.constantFrom(
    ...['"', '“', '’', ' ', '\n', '.', '(', 'Error', 'ü', '\u0308', 'e'],
  );
  const typed = fc.oneof(
    fc.array(piece).map((parts) => parts.join('')),
    fc.string({ unit: 'binary' }),
  );
  fc.assert(
    fc.property(typed, (text) => {
      const asked = normalizeQuery(text);
      expect(normalizeQuery(asked)).toBe(asked);
      expect(asked).toBe(asked.trim());
      expect(isAboutError(asked, error)).toBe(isAboutError(text, error));
    }),
    { numRuns: 10_000 },
  );
});
