import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fingerprint, isBuilt, writeStamp } from './build-stamp.ts';

const home = process.cwd();
let folder: string;
let before: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'waymark-'));
  process.chdir(folder);
  for (const path of ['src/a.ts', 'src/deep/b.astro', 'public/icon.svg', 'content/site.yml']) {
    write(path, path);
  }
  write('package-lock.json', '{}');
  write('astro.config.mjs', 'export default {}');
  write('tsconfig.json', '{}');
  before = fingerprint('content');
});
afterEach(() => {
  process.chdir(home);
  rmSync(folder, { recursive: true });
});

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

describe('the fingerprint changes with', () => {
  test.each<[string, () => void]>([
    ['a changed source', () => write('src/deep/b.astro', 'other')],
    ['a new source', () => write('src/c.ts', '')],
    ['a source gone', () => rmSync('src/a.ts')],
    ['a source of another name', () => renameSync('src/a.ts', 'src/z.ts')],
    ['a source moved', () => renameSync('src/a.ts', 'src/deep/a.ts')],
    [
      'two sources whose text changes places',
      () => {
        write('src/a.ts', 'src/deep/b.astro');
        write('src/deep/b.astro', 'src/a.ts');
      },
    ],
    ['a changed article', () => write('content/articles/en/a/b/index.mdx', 'x')],
    ['a note of the content’s owner', () => write('content/README.md', 'x')],
    ['a changed icon', () => write('public/icon.svg', 'other')],
    ['other dependencies', () => write('package-lock.json', '{"x":1}')],
    ['another config', () => write('astro.config.mjs', '')],
    ['other compiler options', () => write('tsconfig.json', '{"x":1}')],
    ['no config at all', () => rmSync('astro.config.mjs')],
  ])('%s', (_what, change) => {
    change();
    expect(fingerprint('content')).not.toBe(before);
  });
});

describe('the fingerprint stays the same with', () => {
  test.each<[string, () => void]>([
    ['nothing changed', () => undefined],
    ['a file written again as it was', () => write('src/a.ts', 'src/a.ts')],
    ['a new test', () => write('src/a.test.ts', 'x')],
    ['a note beside the source', () => write('src/deep/README.md', 'x')],
    ['what is not built from', () => write('var/waymark.db', 'x')],
    ['the build itself', () => write('dist/server.mjs', 'x')],
    ['an empty folder', () => mkdirSync('src/empty')],
  ])('%s', (_what, change) => {
    change();
    expect(fingerprint('content')).toBe(before);
  });
});

test('content may stand elsewhere, named either way', () => {
  expect(fingerprint(join(folder, 'content'))).toBe(before);
  renameSync('content', 'elsewhere');
  write('elsewhere/site.yml', 'other');
  const moved = fingerprint('elsewhere');
  expect(moved).not.toBe(before);
  write('elsewhere/site.yml', 'and another');
  expect(fingerprint('elsewhere')).not.toBe(moved);
});

describe('dist is built', () => {
  test('only when a build ended with the same fingerprint', () => {
    expect(isBuilt('dist', before)).toBe(false);
    mkdirSync('dist');
    expect(isBuilt('dist', before)).toBe(false);
    writeStamp('dist', before);
    expect(isBuilt('dist', before)).toBe(true);
    expect(isBuilt('dist', 'another')).toBe(false);
    writeStamp('dist', '');
    expect(isBuilt('dist', before)).toBe(false);
  });
});
