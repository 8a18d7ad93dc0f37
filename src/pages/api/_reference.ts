import type { ErrorCode } from '#core/app-error.ts';
import type { Words } from '#config/words/index.ts';

/** The OpenAPI document as a reader needs it. What stands here is only its shape, never its content. */
export type OpenApi = App.Locals['openApi'];
export type JsonSchema = OpenApi['components']['schemas'][string];
type Operation = NonNullable<OpenApi['paths'][string]['post']>;

export type Route = Operation & { method: string; path: string };

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;

/** Every operation in the order of the document, with the parameters of its path. */
export function routesOf({ paths }: OpenApi): Route[] {
  return Object.entries(paths).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const operation = item[method];
      if (!operation) return [];
      const parameters = [...(item.parameters ?? []), ...(operation.parameters ?? [])];
      return [{ ...operation, method: method.toUpperCase(), path, parameters }];
    }),
  );
}

export type FieldRow = { name: string; required: boolean; limits: string; meaning: string };

/** The fields of a body or an answer; those of an object inside are named `vote.id`. */
export function fieldsOf(schema: JsonSchema, words: Words['api'], within = ''): FieldRow[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, field]) => {
    const row = {
      name: within + name,
      required: schema.required?.includes(name) ?? false,
      limits: limitsOf(field, words),
      meaning: field.description ?? '',
    };
    const parts = field.properties ? field : field.items;
    return [row, ...(parts ? fieldsOf(parts, words, `${row.name}.`) : [])];
  });
}

/** What a field takes, in words: `up to 200 characters`, ``one of `up`, `down` ``. */
export function limitsOf(schema: JsonSchema, words: Words['api']): string {
  const { anyOf, enum: values, minimum, maximum, maxLength } = schema;
  if (anyOf) return [...new Set(anyOf.map((of) => limitsOf(of, words)))].join(words.or);
  if (schema.const !== undefined) return `\`${schema.const}\``;
  if (values?.length === 1) return `\`${values[0] ?? 'null'}\``;
  if (values) return words.oneOf(values.map((value) => `\`${value ?? 'null'}\``).join(', '));
  if (schema.type === 'null') return '`null`';
  if (schema.type === 'object') return words.object;
  if (schema.type === 'array') return words.list;
  if (schema.type === 'integer') return words.number(minimum, maximum);
  if (schema.pattern !== undefined) return words.matching(`\`${schema.pattern}\``);
  return maxLength === undefined ? words.text : words.upTo(maxLength);
}

/** The order in which failures are looked for (CONTRACTS). */
export const CODES_IN_ORDER: readonly ErrorCode[] = [
  'method-not-allowed',
  'cross-site',
  'too-large',
  'unsupported-media-type',
  'sign-in-required',
  'wrong-key',
  'token-refused',
  'plan-without-support',
  'malformed',
  'invalid',
  'idempotency-mismatch',
  'not-found',
  'unknown-article',
  'link-used',
  'code-ended',
  'too-many-requests',
  'unavailable',
  'unexpected',
];

/** The codes an operation may fail with, in that order. */
export function codesOf({ responses }: Route): ErrorCode[] {
  const codes = new Set(
    Object.values(responses).flatMap(({ content }) => {
      const [, own] = content?.['application/problem+json']?.schema.allOf ?? [];
      return own?.properties?.['code']?.enum ?? [];
    }),
  );
  return CODES_IN_ORDER.filter((code) => codes.has(code));
}

/** The answers that are no failure. */
export function answersOf({ responses }: Route) {
  return Object.entries(responses)
    .filter(([, { content }]) => content?.['application/problem+json'] === undefined)
    .map(([status, { description, content, headers }]) => ({
      status,
      description,
      schema: content?.['application/json']?.schema,
      headers: Object.entries(headers ?? {}),
    }));
}

/** Fields that only a form may send, or that a form must not. */
export function formFieldsOf({ requestBody }: Route): JsonSchema | undefined {
  const json = requestBody?.content['application/json']?.schema.properties ?? {};
  const form = requestBody?.content['application/x-www-form-urlencoded']?.schema;
  const own = Object.entries(form?.properties ?? {}).filter(([name]) => !(name in json));
  return own.length === 0 ? undefined : { properties: Object.fromEntries(own) };
}

/** A command that sends the example; `given` replaces fields of it by what exists on this site. */
export function curlOf(
  { method, path, requestBody, security }: Route,
  site: { url: string; sessionCookie: string; given: Record<string, unknown> },
): string {
  const lines = [`curl ${quoted(site.url + path.replace(/\{(\w+)\}/g, '<$1>'))}`];
  if (method === 'GET') return lines[0] ?? '';
  const byKey = security?.some((one) => 'key' in one);
  const caller = byKey ? 'Authorization: Bearer …' : `Origin: ${site.url}`;
  lines.push(`-X ${method}`, `-H ${quoted(caller)}`);
  if (security?.some((one) => 'session' in one)) {
    lines.push(`-H ${quoted(`Cookie: ${site.sessionCookie}=…`)}`);
  }
  const example = requestBody?.content['application/json']?.example;
  if (example !== undefined) {
    const fields = Object.entries(example).map(([name, value]) => [
      name,
      site.given[name] ?? value,
    ]);
    lines.push(
      `-H ${quoted('Content-Type: application/json')}`,
      `-d ${quoted(JSON.stringify(Object.fromEntries(fields)))}`,
    );
  }
  return lines.join(' \\\n  ');
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
