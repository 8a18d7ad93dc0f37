import { expect, test } from 'vitest';
import {
  DAY_MS,
  HOUR_MS,
  MINUTE_MS,
  SECOND_MS,
  isDay,
  later,
  systemClock,
  utcDay,
} from './clock.ts';

test.each([
  ['2026-11-22T00:00:00.000Z', '2026-11-22'],
  ['2026-11-22T23:59:59.999Z', '2026-11-22'],
  ['2026-11-22T23:30:00.000-05:00', '2026-11-23'],
  ['2026-01-01T00:30:00.000+01:00', '2025-12-31'],
])('the UTC day of %s is %s', (instant, day) => {
  expect(utcDay(new Date(instant))).toBe(day);
});

test.each([
  ['2026-11-22', true],
  ['2024-02-29', true],
  ['2026-02-29', false],
  ['2026-11-31', false],
  ['2026-13-01', false],
  ['2026-1-1', false],
  ['22.11.2026', false],
  ['2026-11-22T00:00:00Z', false],
  ['', false],
])('%s is a day: %s', (text, day) => {
  expect(isDay(text)).toBe(day);
});

test('later and earlier instants do not change the one they start from', () => {
  const noon = new Date('2026-02-28T12:00:00.000Z');
  expect(later(noon, DAY_MS + HOUR_MS + MINUTE_MS + SECOND_MS).toISOString()).toBe(
    '2026-03-01T13:01:01.000Z',
  );
  expect(later(noon, -DAY_MS).toISOString()).toBe('2026-02-27T12:00:00.000Z');
  expect(noon.toISOString()).toBe('2026-02-28T12:00:00.000Z');
});

test('the clock of the house tells the time of the machine', () => {
  const before = Date.now();
  const told = systemClock().getTime();
  expect(told).toBeGreaterThanOrEqual(before);
  expect(told).toBeLessThanOrEqual(Date.now());
});
