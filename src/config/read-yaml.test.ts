import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { ConfigError } from './env.ts';
import { parseYaml, readYaml } from './read-yaml.ts';

const SCHEMA = z.strictObject({
  name: z.string(),
  kind: z.enum(['a', 'b']).optional(),
  size: z.int().max(9, 'a number up to 9').optional(),
  list: z.array(z.strictObject({ id: z.string(), on: z.boolean() })).optional(),
});

function failure(text: string, firstLine?: number): string[] {
  try {
    parseYaml(text, 'site.yml', SCHEMA, firstLine);
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    return (error as Error).message.split('\n');
  }
  return ['nothing was wrong'];
}

test('gives what the schema makes of it', () => {
  const text = '# remark\nname: "Ä"\nlist:\n  - { id: x, on: true }\n';
  expect(parseYaml(text, 'site.yml', SCHEMA)).toEqual({ name: 'Ä', list: [{ id: 'x', on: true }] });
});

test('an alias means what its anchor names', () => {
  const text = 'name: &n x\nlist:\n  - { id: *n, on: true }\n';
  expect(parseYaml(text, 'site.yml', SCHEMA)).toMatchObject({ list: [{ id: 'x' }] });
});

describe('a mistake is told with file, line, what was found and what is expected:', () => {
  test.each([
    ['a wrong type', 'name: x\n\nsize: big\n', 'site.yml:3: size: found "big", expected number'],
    [
      'a wrong value',
      'name: x\nsize: 10\n',
      'site.yml:2: size: found 10, expected a number up to 9',
    ],
    ['a wrong choice', 'name: x\nkind: c', 'site.yml:2: kind: found "c", expected one of "a"|"b"'],
    ['a missing field', 'kind: a\n', 'site.yml:1: name: found nothing, expected string'],
    [
      'an unknown field',
      'name: x\n\nnmae: y\n',
      'site.yml:3: nmae: found "y", expected no such field',
    ],
    [
      'a wrong entry of a list',
      'name: x\nlist:\n  - { id: a, on: true }\n  - id: b\n    on: maybe\n',
      'site.yml:5: list.1.on: found "maybe", expected boolean',
    ],
    [
      'a missing field of an entry, at the entry',
      'name: x\nlist:\n  - { id: a, on: true }\n  - id: b\n',
      'site.yml:4: list.1.on: found nothing, expected boolean',
    ],
    ['an empty file', '', 'site.yml:1: file: found null, expected object'],
    [
      'a list instead of fields',
      '- name: x\n',
      'site.yml:1: file: found [{"name":"x"}], expected object',
    ],
    ['a tab', 'list:\n\t- x\n', 'site.yml:2: Tabs are not allowed as indentation'],
    ['a name given twice', 'name: x\nname: y\n', 'site.yml:2: Map keys must be unique'],
    [
      'a colon in text without quotes',
      'kind: a\nname: Error: x\n',
      'site.yml:2: Nested mappings are not allowed in compact mappings',
    ],
    [
      'text that starts with *',
      'kind: a\nname: *Bold\n',
      'site.yml:2: found *Bold, expected quotes around text that starts with *',
    ],
    [
      'long text, cut',
      `name: [${'x'.repeat(200)}]`,
      `site.yml:1: name: found ["${'x'.repeat(78)}, expected string`,
    ],
  ])('%s', (_what, text, message) => {
    expect(failure(text)).toEqual([message]);
  });

  test('all of a kind at once', () => {
    expect(failure('size: x\nkind: c\n')).toEqual([
      'site.yml:1: name: found nothing, expected string',
      'site.yml:2: kind: found "c", expected one of "a"|"b"',
      'site.yml:1: size: found "x", expected number',
    ]);
    expect(failure('name: *a\nkind: *b\n')).toHaveLength(2);
  });

  test('with the line of the whole file, when the text is only a part of it', () => {
    expect(failure('name: x\nsize: y\n', 10)).toEqual([
      'site.yml:11: size: found "y", expected number',
    ]);
    expect(failure('name: x\nname: y\n', 10)).toEqual(['site.yml:11: Map keys must be unique']);
  });
});

describe('a file', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'waymark-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  test('is read and named in the message', () => {
    const file = join(folder, 'site.yml');
    writeFileSync(file, 'name: x\n');
    expect(readYaml(file, SCHEMA)).toEqual({ name: 'x' });
    writeFileSync(file, 'name: 5\n');
    expect(() => readYaml(file, SCHEMA)).toThrow(
      new ConfigError(`${file}:1: name: found 5, expected string`),
    );
  });

  test('that cannot be read is named, with a question that helps', () => {
    const file = join(folder, 'missing.yml');
    expect(() => readYaml(file, SCHEMA)).toThrow(
      new ConfigError(`${file}: cannot be read. Is CONTENT_DIR the right folder?`),
    );
    expect(() => readYaml(folder, SCHEMA)).toThrow(ConfigError);
  });
});

test('whatever text comes in, it is what the schema makes of it or mistakes with file and line', () => {
  const piece = fc.constantFrom(
    ...[
      'name',
      'kind',
      'list',
      ': ',
      ':',
      '\n',
      '  ',
      '- ',
      'a',
      '9',
      '"',
      "'",
      '*x',
      '&x ',
      '{',
      '}',
    ],
    ...['[', ']', '|\n', '#', '!!int ', '? ', '%', '\t', '<<', '---\n'],
  );
  const text = fc.array(piece, { maxLength: 8 }).map((parts) => parts.join(''));
  fc.assert(
    fc.property(text, (yaml) => {
      try {
        expect(parseYaml(yaml, 'site.yml', SCHEMA).name).toBeTypeOf('string');
      } catch (error) {
        expect([yaml, error instanceof ConfigError]).toEqual([yaml, true]);
        expect((error as Error).message).toMatch(/^site\.yml:\d+: /);
      }
    }),
    { numRuns: 10_000 },
  );
});
