import { describe, expect, test } from 'vitest';
import { isSuspicious, takeTraces } from './suspicion.ts';

describe('isSuspicious', () => {
  test.each([
    ['a plain vote without JavaScript', {}, false],
    ['a comment without JavaScript', { comment: 'Step 3 is missing' }, false],
    ['the trap left empty', { website: '', comment: 'Step 3 is missing' }, false],
    ['the trap filled in', { website: 'https://example.com' }, true],
    ['a comment typed in exactly three seconds', { seconds: '3', comment: 'Thanks' }, false],
    ['a comment typed faster', { seconds: '2.9', comment: 'Buy now' }, true],
    ['a vote without a comment may be fast', { seconds: '0.4' }, false],
    ['blanks are no comment', { seconds: '0.4', comment: '  ' }, false],
    ['seconds that are no number decide nothing', { seconds: 'soon', comment: 'Hello' }, false],
  ])('%s', (_, fields, is) => {
    expect(isSuspicious(takeTraces(fields).traces)).toBe(is);
  });
});

test('what is left is what the reader said', () => {
  const fields = { website: 'x', seconds: '4', value: 'down', comment: 'Hello' };
  expect(takeTraces(fields).said).toEqual({ value: 'down', comment: 'Hello' });
});
