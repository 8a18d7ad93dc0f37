/** Why a reader voted as they did. Closed lists with permanent codes; words are in the dictionaries. */
export const REASONS = {
  down: [
    'not-what-i-was-looking-for',
    'too-complicated',
    'did-not-work',
    'outdated-or-wrong',
    'missing-information',
    'screenshots-do-not-match',
    'other',
  ],
  up: ['solved-my-problem', 'easy-to-follow', 'other'],
  /** About language, with either value. */
  language: ['translation-wrong', 'want-my-language'],
} as const;

export type VoteValue = 'up' | 'down';
export type Reason = (typeof REASONS)[keyof typeof REASONS][number];

export const ALL_REASONS: readonly Reason[] = [
  ...new Set([...REASONS.down, ...REASONS.up, ...REASONS.language]),
];

/** Whether a reason may stand beside this value. */
export function fits(reason: Reason, value: VoteValue): boolean {
  return (
    (REASONS[value] as readonly Reason[]).includes(reason) ||
    (REASONS.language as readonly Reason[]).includes(reason)
  );
}

/** Whether a reason says something only together with a comment. */
export function needsComment(reason: Reason): boolean {
  return reason === 'other';
}

/** Whether the comment of a reason says what the reader was looking for instead. */
export function asksForNeed(reason: Reason | null): boolean {
  return reason === 'not-what-i-was-looking-for';
}

/** Whether it helps to know which step or problem a reason is about. */
export function isAboutAPart(reason: Reason | null): boolean {
  return reason !== null && PARTS.includes(reason);
}

const PARTS: readonly Reason[] = [
  'outdated-or-wrong',
  'missing-information',
  'screenshots-do-not-match',
  'other',
];

/**
 * The reasons to offer beside those of the value: about language, on a translation, and to readers
 * whose language the article is in none of (BCP 47 tags).
 */
export function languageReasons(locales: {
  reader: string;
  /** The language the article was shown in. */
  article: string;
  source: string;
  /** All that the article is there in. */
  translations: readonly string[];
}): Reason[] {
  if (locales.article !== locales.source) return ['translation-wrong'];
  const languages = locales.translations.map(languageOf);
  return languages.includes(languageOf(locales.reader)) ? [] : ['want-my-language'];
}

function languageOf(tag: string): string {
  return new Intl.Locale(tag).language;
}

/** What a reader is offered after a vote. */
export const NEXT_STEPS = ['reason', 'search', 'easier-ways', 'request', 'thanks', 'none'] as const;
export type NextStepKind = (typeof NEXT_STEPS)[number];

/** The reason decides the next step: the one table that says how. */
const NEXT_STEP: Record<Reason, NextStepKind> = {
  'not-what-i-was-looking-for': 'search',
  'too-complicated': 'easier-ways',
  'did-not-work': 'request',
  'outdated-or-wrong': 'thanks',
  'missing-information': 'thanks',
  'screenshots-do-not-match': 'thanks',
  'solved-my-problem': 'none',
  'easy-to-follow': 'none',
  'translation-wrong': 'thanks',
  'want-my-language': 'thanks',
  other: 'thanks',
};

/** Without a reason the next step is to ask for one. */
export function nextStep(reason: Reason | null): NextStepKind {
  return reason === null ? 'reason' : NEXT_STEP[reason];
}
