import { describe, expect, test } from 'vitest';
import { ARTICLE_SCHEMA } from './schema.ts';

const RIGHT = {
  id: 'change-my-login',
  title: 'Change my login',
  description: 'Replace the address you sign in with.',
  updated: '2026-11-22',
};

/** Name of the field and what is expected; nothing for what is taken. */
function mistakes(change: Record<string, unknown>): string[] {
  const parsed = ARTICLE_SCHEMA.safeParse({ ...RIGHT, ...change });
  return (parsed.error?.issues ?? []).map((issue) => `${issue.path.join('.')}: ${issue.message}`);
}

describe('taken is', () => {
  test.each([
    [{}],
    [{ id: 'a' }],
    [{ id: '2-ways-to-3' }],
    [{ title: 'abc' }],
    [{ title: 'x'.repeat(90) }],
    [{ description: 'x'.repeat(20) }],
    [{ description: 'x'.repeat(160) }],
    [{ question: 'Why? ' }],
    [{ question: 'x'.repeat(140) }],
    [{ updated: '2024-02-29' }],
    [{ updated: undefined }],
    [{ reviewed: '2026-11-22' }],
    [{ keywords: [] }],
    [{ keywords: ['e-mail'] }],
    [{ video: 'change-your-login' }],
    [{ draft: true, unlisted: true }],
    [{ change: 'minor' }],
    [{ change: 'medium' }],
    [{ change: 'major' }],
    [{ follows: '0123456789ab' }],
  ])('%j', (change) => {
    expect(mistakes(change)).toEqual([]);
  });
});

describe('refused is', () => {
  const ID = 'an id: lower-case letters, digits and hyphens';
  const DAY = 'a day such as 2026-11-22';
  const REVISION = 'a revision in quotes: 12 digits of 0–9 and a–f';
  test.each<[Record<string, unknown>, string]>([
    [{ id: undefined }, `id: ${ID}`],
    [{ id: 5 }, `id: ${ID}`],
    [{ id: '' }, `id: ${ID}`],
    [{ id: 'Change' }, `id: ${ID}`],
    [{ id: 'change_my' }, `id: ${ID}`],
    [{ id: 'change--my' }, `id: ${ID}`],
    [{ id: '-change' }, `id: ${ID}`],
    [{ id: 'change-' }, `id: ${ID}`],
    [{ title: undefined }, 'title: a title'],
    [{ title: 'ab' }, 'title: a title'],
    [{ title: 'x'.repeat(91) }, 'title: a title of at most 90 characters'],
    [{ description: undefined }, 'description: one sentence'],
    [{ description: 'x'.repeat(19) }, 'description: a sentence of at least 20 characters'],
    [{ description: 'x'.repeat(161) }, 'description: a sentence of at most 160 characters'],
    [{ updated: 'yesterday' }, `updated: ${DAY}`],
    [{ updated: '22.11.2026' }, `updated: ${DAY}`],
    [{ updated: '2026-11' }, `updated: ${DAY}`],
    [{ updated: '2026-13-01' }, `updated: ${DAY}`],
    [{ updated: '2026-02-30' }, `updated: ${DAY}`],
    [{ updated: '2026-11-22T10:00' }, `updated: ${DAY}`],
    [{ reviewed: '2026-02-30' }, `reviewed: ${DAY}`],
    [{ updated: 20261122 }, `updated: ${DAY}`],
    [{ video: 'My video' }, 'video: the id of a video: lower-case letters, digits and hyphens'],
    [{ draft: 'yes' }, 'draft: true or false'],
    [{ unlisted: 'no' }, 'unlisted: true or false'],
    [{ change: 'big' }, 'change: one of minor, medium, major'],
    // What YAML makes of twelve digits without quotes.
    [{ follows: 123456789012 }, `follows: ${REVISION}`],
    [{ follows: '0123456789a' }, `follows: ${REVISION}`],
    [{ follows: '0123456789abc' }, `follows: ${REVISION}`],
    [{ follows: '0123456789AB' }, `follows: ${REVISION}`],
    [{ tilte: 'x' }, ': Unrecognized key: "tilte"'],
  ])('%j', (change, mistake) => {
    expect(mistakes(change)).toEqual([mistake]);
  });

  test.each([
    [{ question: 'Why?' }],
    [{ question: 'x'.repeat(141) }],
    [{ keywords: [''] }],
    [{ keywords: 'login' }],
  ])('%j', (change) => {
    expect(mistakes(change)).toHaveLength(1);
  });
});

test('a day that YAML or Astro made a date of is a day', () => {
  const parsed = ARTICLE_SCHEMA.parse({ ...RIGHT, updated: new Date('2026-11-22') });
  expect(parsed).toEqual({
    ...RIGHT,
    keywords: [],
    promoted: false,
    formerly: [],
    draft: false,
    unlisted: false,
  });
});
