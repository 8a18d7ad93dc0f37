import { readFileSync } from 'node:fs';
import { LineCounter, parseDocument, isNode } from 'yaml';
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
  const document = parseDocument(text, { lineCounter });
  const lineOf = (offset: number) => lineCounter.linePos(offset).line + firstLine - 1;
  const syntax = document.errors.map((e) => `${file}:${lineOf(e.pos[0])}: ${e.message}`);
  if (syntax.length > 0) throw new ConfigError(syntax.join('\n'));

  const value: unknown = document.toJS();
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const mistakes = parsed.error.issues.map((issue) => {
    const path = issue.path.map((key) => (typeof key === 'symbol' ? String(key) : key));
    const found = path.reduce<unknown>(step, value);
    return `${file}:${lineOf(offsetOf(document, path))}: ${path.join('.') || 'file'}: found ${show(found)}, expected ${issue.message}`;
  });
  throw new ConfigError(mistakes.join('\n'));
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new ConfigError(`${file}: cannot be read. Is CONTENT_DIR the right folder?`, { cause });
  }
}

/** The offset of the value at the path, or of the nearest parent that is there. */
function offsetOf(document: ReturnType<typeof parseDocument>, path: (string | number)[]): number {
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
