import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** The list in README.md is kept true: each line has its files, and each file a test of that name. */
const README = readFileSync('tests/integration/README.md', 'utf8');

const rows = README.split('\n').flatMap((row) => {
  const [, line, , , where] = row.split('|').map((cell) => cell.trim());
  if (line === undefined || !/^[CVR]\d+$/.test(line)) return [];
  const files = [...(where ?? '').matchAll(/`([^`]+)`/g)].map(([, file = '']) => file);
  return [{ line, files }];
});

const numbered = (letter: string, last: number) =>
  Array.from({ length: last }, (_, n) => `${letter}${n + 1}`);

test('every line is listed, or is said not to apply yet', () => {
  const missing = [...numbered('C', 14), ...numbered('V', 9), ...numbered('R', 7)].filter(
    (line) => !rows.some((row) => row.line === line),
  );
  expect(missing).toEqual(['R4', 'R5']);
  for (const line of missing) expect(README).toMatch(new RegExp(`^- .*\\b${line}\\b`, 'm'));
});

test.each(rows)('$line has its tests', ({ line, files }) => {
  expect(files).not.toEqual([]);
  for (const file of files) {
    expect([file, existsSync(file)]).toEqual([file, true]);
    const title = new RegExp(`['"\`](?:[CVR]\\d+, )*${line}(?:, [CVR]\\d+)*: `);
    expect([file, title.test(readFileSync(file, 'utf8'))]).toEqual([file, true]);
  }
});
