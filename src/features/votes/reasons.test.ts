import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { wordsFor } from '#config/words/index.ts';
import {
  ALL_REASONS,
  fits,
  isAboutAPart,
  languageReasons,
  needsComment,
  nextStep,
  REASONS,
  type NextStepKind,
  type Reason,
} from './reasons.ts';

/** CONTRACTS: which value each reason may stand beside, and DESIGN: what is offered then. */
const PROMISED: [Reason, { up: boolean; down: boolean; next: NextStepKind }][] = [
  ['not-what-i-was-looking-for', { up: false, down: true, next: 'search' }],
  ['too-complicated', { up: false, down: true, next: 'easier-ways' }],
  ['did-not-work', { up: false, down: true, next: 'request' }],
  ['outdated-or-wrong', { up: false, down: true, next: 'thanks' }],
  ['missing-information', { up: false, down: true, next: 'thanks' }],
  ['screenshots-do-not-match', { up: false, down: true, next: 'thanks' }],
  ['solved-my-problem', { up: true, down: false, next: 'none' }],
  ['easy-to-follow', { up: true, down: false, next: 'none' }],
  ['other', { up: true, down: true, next: 'thanks' }],
  ['translation-wrong', { up: true, down: true, next: 'thanks' }],
  ['want-my-language', { up: true, down: true, next: 'thanks' }],
];

test('the reasons are those of the contract, each once', () => {
  expect(ALL_REASONS.toSorted()).toEqual(PROMISED.map(([reason]) => reason).sort());
});

test.each(PROMISED)('%s: %j', (reason, { up, down, next }) => {
  expect(fits(reason, 'up')).toBe(up);
  expect(fits(reason, 'down')).toBe(down);
  expect(nextStep(reason)).toBe(next);
});

test('"something else" alone needs to be told in words', () => {
  expect(ALL_REASONS.filter(needsComment)).toEqual(['other']);
});

test.each<[string, string, string[], Reason[]]>([
  ['en', 'en', ['en'], []],
  ['en-GB', 'en', ['en'], []],
  ['de', 'en', ['en'], ['want-my-language']],
  ['de', 'en', ['en', 'de'], []],
  ['de-AT', 'en', ['en', 'de'], []],
  ['pt', 'en', ['en', 'pt-BR'], []],
  ['fr', 'en', ['en', 'de'], ['want-my-language']],
  ['de', 'de', ['en', 'de'], ['translation-wrong']],
  ['fr', 'de', ['en', 'de'], ['translation-wrong']],
  ['en', 'de', ['en', 'de'], ['translation-wrong']],
])(
  'to a reader of %s, an article shown in %s that is there in %j is offered %j',
  (reader, article, translations, reasons) => {
    expect(languageReasons({ reader, article, source: 'en', translations })).toEqual(reasons);
  },
);

test('without a reason, the next step is to ask for one', () => {
  expect(nextStep(null)).toBe('reason');
});

test('where it is, is asked of what can be wrong in one place, and never about language', () => {
  expect(ALL_REASONS.filter(isAboutAPart)).toEqual([
    'outdated-or-wrong',
    'missing-information',
    'screenshots-do-not-match',
    'other',
  ]);
  expect(isAboutAPart(null)).toBe(false);
});

test('what the seed asks for comes first', () => {
  expect(REASONS.down.slice(0, 2)).toEqual(['not-what-i-was-looking-for', 'too-complicated']);
});

describe('in every dictionary', () => {
  const locales = readdirSync('src/config/words')
    .map((file) => /^([a-z]{2}(?:-[A-Z]{2})?)\.ts$/.exec(file)?.[1])
    .filter((locale) => locale !== undefined);

  test.each(locales)('%s has words for each reason and each next step, and no other', (locale) => {
    const { reasons, nextStep: steps } = wordsFor(locale);
    expect(Object.keys(reasons).sort()).toEqual(ALL_REASONS.toSorted());
    expect(new Set(Object.values(reasons)).size).toBe(ALL_REASONS.length);
    const kinds = new Set<string>(PROMISED.map(([, { next }]) => next));
    expect(Object.keys(steps).sort()).toEqual([...kinds].sort());
  });

  test('there is at least one', () => {
    expect(locales).toContain('en');
  });
});
