import { WEEKDAYS, type BusinessHours } from '#config/plans.ts';
import type { Words } from '#config/words/index.ts';

/** A Monday; any would do. */
const MONDAY = Date.UTC(2024, 0, 1);
const DAY_MS = 86_400_000;
const MIN_RANGE = 3;

/** Business hours in plain words: `Monday to Friday, 9:00 AM – 6:00 PM (Central European Time)`. */
export function hoursInWords(hours: BusinessHours, locale: string, words: Words): string {
  const said = words.support;
  if (isAroundTheClock(hours)) return said.aroundTheClock;
  const times = new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone: 'UTC' });
  const span = times.formatRange(timeOf(hours.from), timeOf(hours.to));
  return said.hours(daysInWords(hours, locale, words), span, zoneName(hours.timeZone, locale));
}

/** Whether there is no hour in which a promise does not count. */
export function isAroundTheClock({ days, from, to }: BusinessHours): boolean {
  return WEEKDAYS.every((day) => days.includes(day)) && from === '00:00' && to === '24:00';
}

/** `Monday to Friday`, or `Monday, Wednesday and Friday`. */
function daysInWords({ days }: BusinessHours, locale: string, words: Words): string {
  const weekday = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' });
  const places = WEEKDAYS.flatMap((day, n) => (days.includes(day) ? [n] : []));
  const names = places.map((n) => weekday.format(MONDAY + n * DAY_MS));
  const [first = '', last = ''] = [names[0], names.at(-1)];
  const isRange = (places.at(-1) ?? 0) - (places[0] ?? 0) === places.length - 1;
  return isRange && places.length >= MIN_RANGE
    ? words.support.daysFromTo(first, last)
    : new Intl.ListFormat(locale).format(names);
}

/** 24:00 is midnight, which the next day begins with. */
function timeOf(time: string): Date {
  return new Date(`2024-01-01T${time === '24:00' ? '00:00' : time}:00Z`);
}

function zoneName(timeZone: string, locale: string): string {
  const zone = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: 'longGeneric' });
  const part = zone.formatToParts(MONDAY).find(({ type }) => type === 'timeZoneName');
  return part?.value ?? timeZone;
}
