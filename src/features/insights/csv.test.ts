import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvLine } from './csv.ts';

test.each([
  ['plain', 'plain'],
  ['', ''],
  [null, ''],
  [7, '7'],
  [true, 'true'],
  ['a,b', '"a,b"'],
  ['say "no"', '"say ""no"""'],
  ['two\nlines', '"two\nlines"'],
  ['=1+1', "'=1+1"],
  ['+49 30', "'+49 30"],
  ['-3', "'-3"],
  ['@you', "'@you"],
  ['\t=1', "'\t=1"],
  ['\r=1', '"\'\r=1"'],
  ['=a,"b"', '"\'=a,""b"""'],
  ["'=1", "''=1"],
  ["'tis", "'tis"],
  ['1=1', '1=1'],
  [' =1', ' =1'],
])('%o becomes %s', (value, cell) => {
  expect(csvLine([value])).toBe(`${cell}\r\n`);
});

test('every record comes back as it was written, and no cell is a formula', () => {
  const cell = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc
      .array(fc.constantFrom(...Array.from('=+-@\t\r\n\'", ;a')))
      .map((characters) => characters.join('')),
  );
  const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { minLength: 1 });
  fc.assert(
    fc.property(table, (records) => {
      const raw = parseCsv(records.map(csvLine).join(''));
      for (const text of raw.flat()) expect(text).not.toMatch(/^[=+\-@\t\r]/);
      expect(raw.map((record) => record.map(withoutApostrophe))).toEqual(records);
    }),
    { numRuns: 10_000 },
  );
});

function withoutApostrophe(cell: string): string {
  return /^'+[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell;
}

/** RFC 4180, written apart from what it checks. */
function parseCsv(text: string): string[][] {
  const records: string[][] = [];
  let record: string[] = [];
  let at = 0;
  while (at < text.length) {
    let cell = '';
    if (text[at] === '"') {
      for (at++; text[at] !== '"' || text[at + 1] === '"'; at++) {
        if (text[at] === '"') at++;
        cell += text[at] ?? '';
      }
      at++;
    } else {
      while (text[at] !== ',' && !text.startsWith('\r\n', at)) cell += text[at++] ?? '';
    }
    record.push(cell);
    if (text[at] === ',') at++;
    else {
      at += 2;
      records.push(record);
      record = [];
    }
  }
  return records;
}
