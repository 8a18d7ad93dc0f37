import { expect, test } from 'vitest';
import type { BusinessHours } from '#config/plans.ts';
import { wordsFor } from '#config/words/index.ts';
import { hoursInWords, isAroundTheClock } from './business-hours.ts';

const OFFICE: BusinessHours = {
  days: ['mon', 'tue', 'wed', 'thu', 'fri'],
  from: '09:00',
  to: '18:00',
  timeZone: 'Europe/Berlin',
};
const ALWAYS: BusinessHours = {
  ...OFFICE,
  days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'],
  from: '00:00',
  to: '24:00',
};

test.each([
  ['en', OFFICE, 'Monday to Friday, 9:00 AM – 6:00 PM (Central European Time)'],
  ['de', OFFICE, 'Montag bis Freitag: 09:00–18:00 Uhr (Mitteleuropäische Zeit)'],
  [
    'en',
    { ...OFFICE, days: ['sun', 'mon'] },
    'Monday and Sunday, 9:00 AM – 6:00 PM (Central European Time)',
  ],
  [
    'en',
    { ...OFFICE, days: ['mon', 'tue', 'thu'] },
    'Monday, Tuesday, and Thursday, 9:00 AM – 6:00 PM (Central European Time)',
  ],
  ['en', ALWAYS, 'Every day, around the clock'],
] as [string, BusinessHours, string][])('%s: %#', (locale, hours, expected) => {
  const plain = hoursInWords(hours, locale, wordsFor(locale)).replaceAll(/[\u2009\u202f]/g, ' ');
  expect(plain).toBe(expected);
});

test.each(['ar', 'ja'])('%s names days, times and time zone in its own words', (locale) => {
  expect(hoursInWords(OFFICE, locale, wordsFor(locale))).not.toMatch(/Monday|Berlin|Central/);
});

test.each([
  [ALWAYS, true],
  [{ ...ALWAYS, to: '23:59' }, false],
  [{ ...ALWAYS, days: OFFICE.days }, false],
])('around the clock: %#', (hours, expected) => {
  expect(isAroundTheClock(hours)).toBe(expected);
});
