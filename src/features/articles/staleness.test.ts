import { describe, expect, test } from 'vitest';
import type { ChangeLevel } from './schema.ts';
import { levelsSince, staleness, stalenessOf, toldFrom, type ServedRevision } from './staleness.ts';

describe('a translation is', () => {
  test.each<[string, string, ChangeLevel[], string]>([
    ['current while it follows what is served', 'b', ['major'], 'current'],
    ['behind by a minor change', 'a', ['minor'], 'minor'],
    ['behind by a medium one', 'a', ['medium'], 'medium'],
    ['behind by a major one', 'a', ['major'], 'major'],
    ['behind by the weightiest, first', 'a', ['major', 'minor', 'medium'], 'major'],
    ['behind by the weightiest, last', 'a', ['minor', 'minor', 'medium'], 'medium'],
    ['behind by many minor ones, which stay minor', 'a', ['minor', 'minor', 'minor'], 'minor'],
  ])('%s', (_how, followed, levels, expected) => {
    expect(staleness({ followed, current: 'b', levels })).toBe(expected);
  });
});

const seen = (revision: string, day: number, level: ChangeLevel, article = 'login') => ({
  article,
  revision,
  level,
  firstSeenAt: `2026-11-0${day}T00:00:00.000Z`,
});
const SOURCE = { id: 'login', revision: 'd', change: 'minor' } as const;
const SERVED = [
  seen('c', 3, 'minor'),
  seen('a', 1, 'major'),
  seen('b', 2, 'major'),
  seen('x', 4, 'major', 'password'),
  // What is served now weighs what its author says now.
  seen('d', 5, 'major'),
];

describe('the changes since a revision are', () => {
  test.each<[string, string, ServedRevision[], ChangeLevel[]]>([
    ['those after it, not its own', 'a', SERVED, ['minor', 'major', 'minor']],
    ['those after it alone', 'b', SERVED, ['minor', 'minor']],
    ['the last one, when it is the one before', 'c', SERVED, ['minor']],
    ['the last one, when it was never served', 'z', SERVED, ['minor']],
    ['the last one, when nothing is known', 'a', [], ['minor']],
  ])('%s', (_which, followed, served, expected) => {
    expect(levelsSince(followed, SOURCE, served)).toEqual(expected);
  });
});

test.each([
  ['a', 'major'],
  ['b', 'minor'],
  ['d', 'current'],
  [undefined, 'current'],
])('a translation that follows %s: %s', (follows, expected) => {
  expect(stalenessOf({ follows }, SOURCE, SERVED)).toBe(expected);
});

test('what went back to an earlier text is current for who follows that', () => {
  const back = { ...SOURCE, revision: 'a' };
  expect(stalenessOf({ follows: 'a' }, back, SERVED)).toBe('current');
});

test.each<['current' | ChangeLevel, string | undefined, string | undefined]>([
  ['current', '2026-11-22', undefined],
  ['minor', '2026-11-22', undefined],
  ['medium', '2026-11-22', '2026-12-22'],
  ['medium', '2024-02-01', '2024-03-02'],
  ['medium', undefined, undefined],
  ['major', '2026-11-22', 'always'],
  ['major', undefined, 'always'],
])('a %s change of %s is told from %s', (level, changed, expected) => {
  expect(toldFrom(level, changed)).toBe(expected);
});
