import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { en } from './en.ts';

const SRC = join(import.meta.dirname, '../..');

/** Found by a name that is only known when the page is made: of a reason, an error, a place, a service. */
const COMPUTED = [
  /^reasons\./,
  /^nextStep\./,
  /^problems\./,
  /^fieldErrors\./,
  /^api\.places\./,
  /^partners\.services\./,
];

function leaves(words: object, path: string[] = []): string[][] {
  return Object.entries(words).flatMap(([name, value]: [string, unknown]) =>
    typeof value === 'object' && value !== null
      ? leaves(value, [...path, name])
      : [[...path, name]],
  );
}

/** The words each source file is made of, dictionaries and tests aside. */
const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.(ts|astro)$/.test(file) && !/\.test\.ts$|^config.words/.test(file))
  .map((file) => new Set(readFileSync(join(SRC, file), 'utf8').match(/[\w$]+/g)));

test('every sentence is said somewhere', () => {
  const unused = leaves(en)
    .filter((path) => !COMPUTED.some((computed) => computed.test(path.join('.'))))
    .filter((path) => !files.some((words) => path.slice(-2).every((name) => words.has(name))));
  expect(unused.map((path) => path.join('.'))).toEqual([]);
});
