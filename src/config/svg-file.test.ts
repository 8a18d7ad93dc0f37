import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readSvg } from './svg-file.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'waymark-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function read(svg: string): string {
  writeFileSync(join(folder, 'logo.svg'), svg);
  return readSvg('logo.svg', folder);
}

const PLAIN = '<svg viewBox="0 0 8 8"><path d="M0 0h8" fill="var(--accent)"/></svg>';
const ofBytes = (bytes: number) => `${PLAIN.slice(0, -6)}${' '.repeat(bytes - PLAIN.length)}</svg>`;

test('a plain drawing comes back as it is', () => {
  expect(read(`${PLAIN}\n`)).toBe(PLAIN);
  expect(read(ofBytes(2000))).toHaveLength(2000);
});

test.each([
  ['<html>', 'found <html>, expected an <svg> with a viewBox'],
  ['<svg width="8"></svg>', 'expected an <svg> with a viewBox'],
  [ofBytes(2001), 'found 2001 bytes, expected at most 2000'],
  [PLAIN.replace('<path', '<script>x</script><path'), 'found <script, expected shapes alone'],
  [PLAIN.replace('d=', 'style="fill:red" d='), 'found style=, expected shapes alone'],
  [PLAIN.replace('d=', 'onclick="x()" d='), 'found onclick=, expected shapes alone'],
  [PLAIN.replace('<path', '<use href="https://x.example/"/><path'), 'found <use'],
])('%.40s is refused', (svg, said) => {
  expect(() => read(svg)).toThrow(said);
});

test('a missing one is named', () => {
  expect(() => readSvg('none.svg', folder)).toThrow(/none\.svg: found nothing, expected/);
});
