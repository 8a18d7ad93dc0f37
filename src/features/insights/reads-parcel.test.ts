import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ZodError } from 'zod';
import { packReads, unpackReads } from './reads-parcel.ts';

const SOCKET_LINE = 64 * 1024;

function days(count: number, articles: number) {
  return new Map(
    Array.from({ length: count }, (_, n) => {
      const day = new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10);
      const rows = Array.from({ length: articles }, (_, a) => {
        const row = {
          article: `an-article-with-a-long-name-${a}`,
          locale: 'en',
          day,
          count: a + 1,
        };
        return [`${a}`, row] as const;
      });
      return [day, new Map(rows)] as const;
    }),
  );
}

test.each([
  [1, 1],
  [1, 3000],
  [400, 20],
  [3650, 0],
])('%i days of %i articles come across whole, in lines the socket takes', (n, articles) => {
  const packed = packReads({ days: days(n, articles) });
  const sizes = packed.map(
    (parcel) => JSON.stringify({ command: 'x'.repeat(30), ...parcel }).length,
  );
  expect(Math.max(...sizes)).toBeLessThan(SOCKET_LINE * 0.75);

  const parcels = packed.map((parcel) => unpackReads(JSON.parse(JSON.stringify(parcel))));
  const expected = days(n, articles);
  expect(parcels.flatMap((parcel) => parcel.days)).toEqual([...expected.keys()]);
  expect(parcels.flatMap((parcel) => parcel.rows)).toEqual(
    [...expected.values()].flatMap((rows) => [...rows.values()]),
  );
});

test('a day is emptied before its first row, and never after', () => {
  const emptied = new Set<string>();
  for (const { days: named, rows } of packReads({ days: days(5, 900) })) {
    const filled = new Set(rows.map(([day]) => day));
    for (const day of named) expect(emptied.has(day)).toBe(false);
    for (const day of named) emptied.add(day);
    for (const day of filled) expect(emptied.has(day)).toBe(true);
  }
});

test.each([
  [{ rows: [] }],
  [{ days: ['22.11.2026'], rows: [] }],
  [{ days: [], rows: [['2026-11-22', 'x', 'en', 0]] }],
  [{ days: [], rows: [['2026-11-22', '', 'en', 1]] }],
  [{ days: [], rows: [['2026-11-22', 'x', 'en', 1.5]] }],
])('%o is no parcel', (parcel) => {
  expect(() => unpackReads(parcel)).toThrow();
});

test('whatever comes over the socket is counts or refused', () => {
  const day = fc.constantFrom('2026-11-22', '22.11.2026', '');
  const row = fc.tuple(day, fc.constantFrom('a', ''), fc.constantFrom('en', ''), fc.integer());
  const parcel = fc.oneof(
    fc.record({ days: fc.array(day), rows: fc.array(row, { maxLength: 2 }) }),
    fc.jsonValue(),
  );
  fc.assert(
    fc.property(parcel, (sent) => {
      try {
        for (const { article, count } of unpackReads(sent).rows) {
          expect([article.length > 0, count > 0]).toEqual([true, true]);
        }
      } catch (error) {
        expect(error).toBeInstanceOf(ZodError);
      }
    }),
    { numRuns: 10_000 },
  );
});
