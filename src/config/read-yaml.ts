import { readFileSync } from 'node:fs';
import { LineCounter, parseDocument, isNode, visit } from 'yaml';
import type { z } from 'zod';
import { ConfigError } from './env.ts';

/**
 * Reads one YAML file of the content folder against a schema. Throws ConfigError with file, line,
 * what was found and what is expected, for each mistake.
 */
export function readYaml<T>(file: string, schema: z.ZodType<T>): T {
  return parseYaml(readText(file), file, schema);
}

/** The same for text that was read already. `file` is only for the message. */
export function parseYaml<T>(text: string, file: string, schema: z.ZodType<T>, firstLine = 1): T {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter, prettyErrors: false, logLevel: 'error' });
  const lineOf = (offset: number) => lineCounter.linePos(offset).line + firstLine - 1;
  const say = (offset: number, mistake: string) => `${file}:${lineOf(offset)}: ${mistake}`;
  const refuse = (mistakes: string[]) => {
    if (mistakes.length > 0) throw new ConfigError(mistakes.join('\n'));
  };
  refuse(document.errors.map((error) => say(error.pos[0], error.message)));
  refuse(strayAliases(document).map(({ offset, mistake }) => say(offset, mistake)));

  const value: unknown = document.toJS();
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const mistakes = parsed.error.issues.flatMap(mistakesOf).map(({ path, expected }) => {
    const found = show(path.reduce<unknown>(step, value));
    const offset = offsetOf(document, path);
    return say(offset, `${path.join('.') || 'file'}: found ${found}, expected ${expected}`);
  });
  throw new ConfigError(mistakes.join('\n'));
}

type YamlDocument = ReturnType<typeof parseDocument>;
type Path = (string | number)[];

/** Text that starts with `*` means something else in YAML, and the library only finds out later. */
function strayAliases(document: YamlDocument): { offset: number; mistake: string }[] {
  const found: { offset: number; mistake: string }[] = [];
  visit(document, {
    Alias(_key, alias) {
      if (alias.resolve(document)) return;
      const mistake = `found *${alias.source}, expected quotes around text that starts with *`;
      found.push({ offset: alias.range?.[0] ?? 0, mistake });
    },
  });
  return found;
}

/** What zod found wrong, in our words: where, and what is expected there. */
function mistakesOf(issue: z.core.$ZodIssue): { path: Path; expected: string }[] {
  const path = issue.path.map((key) => (typeof key === 'symbol' ? String(key) : key));
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ path: [...path, key], expected: 'no such field' }));
  }
  const expected = issue.message.replace(/^[^:]+: expected /, '').replace(/, received .*$/, '');
  return [{ path, expected }];
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new ConfigError(`${file}: cannot be read. Is CONTENT_DIR the right folder?`, { cause });
  }
}

/** The offset of the value at the path, or of the nearest parent that is there. */
function offsetOf(document: YamlDocument, path: Path): number {
  for (let depth = path.length; depth > 0; depth--) {
    const node: unknown = document.getIn(path.slice(0, depth), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return 0;
}

function step(value: unknown, key: string | number): unknown {
  return typeof value === 'object' && value !== null
    ? (value as Record<string | number, unknown>)[key]
    : undefined;
}

function show(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value).slice(0, 80);
}
