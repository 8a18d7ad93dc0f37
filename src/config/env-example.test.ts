import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ENV_SCHEMA } from './env.ts';

/** The names a file explains, as `NAME=` at the start of a line, perhaps commented out. */
function namesIn(file: string, pattern: RegExp): string[] {
  return [...readFileSync(file, 'utf8').matchAll(pattern)].map(([, name]) => name ?? '').sort();
}

const read = Object.keys(ENV_SCHEMA.shape).sort();

test('.env.example explains every variable, and none besides', () => {
  expect(namesIn('.env.example', /^#?([A-Z_]+)=/gm)).toEqual(read);
});

test('the README lists every variable, and none besides', () => {
  expect(namesIn('README.md', /^\| `([A-Z_]+)`/gm)).toEqual(read);
});
