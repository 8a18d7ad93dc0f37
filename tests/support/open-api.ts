import { Validator } from '@seriousme/openapi-schema-validator';
import { z } from 'zod';
import type { JsonSchema, OpenApi, Operation, Response } from '../../src/open-api.ts';
import { send, type Addressed, type Answer } from './http.ts';

export type Contract = {
  /** As it was sent. */
  document: OpenApi;
  /** What the official schema of OpenAPI 3.1 says against it. */
  faults: unknown;
  /** `post /api/votes` → the operation, with nothing left to look up. */
  operations: Map<string, Operation>;
};

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;

export async function readContract(server: Addressed): Promise<Contract> {
  const { text } = await send(server, '/api/openapi.json');
  const validator = new Validator();
  const { errors } = await validator.validate(JSON.parse(text) as Record<string, unknown>);
  const { paths } = validator.resolveRefs() as unknown as OpenApi;
  const operations = Object.entries(paths).flatMap(([path, item]) =>
    METHODS.flatMap((method): [string, Operation][] => {
      const operation = item[method];
      return operation ? [[`${method} ${path}`, operation]] : [];
    }),
  );
  return {
    document: JSON.parse(text) as OpenApi,
    faults: errors,
    operations: new Map(operations),
  };
}

/** What the document promises an operation may answer: each status, and each code of a failure. */
export function promisesOf({ operations }: Contract): string[] {
  return [...operations]
    .flatMap(([name, { responses }]) =>
      Object.entries(responses).flatMap(([status, response]) =>
        (codesOf(response) ?? [status]).map((what) => `${name} ${what}`),
      ),
    )
    .sort();
}

/** What is wrong with an answer by the document; nothing when it keeps its promise. */
export function faultsBy({ operations }: Contract, name: string, answer: Answer): string[] {
  const responses = operations.get(name)?.responses;
  const response = responses?.[String(answer.status)] ?? responses?.['default'];
  if (!response) return [`${answer.status} is not in the document`];
  const missing = Object.keys(response.headers ?? {})
    .filter((header) => answer.headers[header.toLowerCase()] === undefined)
    .map((header) => `the header ${header} is missing`);
  const [type = ''] = (answer.headers['content-type'] ?? '').split(';');
  const media = response.content?.[type];
  if (!media) return answer.text === '' ? missing : [...missing, `${type} is not in the document`];
  if (type === 'text/html') return missing;
  const parsed = toZod(media.schema).safeParse(JSON.parse(answer.text));
  return parsed.success ? missing : [...missing, z.prettifyError(parsed.error)];
}

/** The codes of a failure; undefined for an answer that is none. */
export function codesOf({ content }: Response): string[] | undefined {
  const [, own] = content?.['application/problem+json']?.schema.allOf ?? [];
  return own?.properties?.['code']?.enum?.map(String);
}

/** As a check that refuses members the document does not name. */
export function toZod(schema: JsonSchema): z.ZodType {
  return z.fromJSONSchema(closed(schema) as Parameters<typeof z.fromJSONSchema>[0]);
}

function closed(schema: JsonSchema): JsonSchema {
  const { allOf, pattern, ...open } = schema;
  // JSON Schema reads patterns as Unicode, which this reader of it does not.
  const rest = pattern?.includes('\\p{') ? open : { ...open, ...(pattern && { pattern }) };
  if (allOf) {
    const [base = {}, own = {}] = allOf;
    return closed({ ...base, properties: { ...base.properties, ...own.properties } });
  }
  if (!rest.properties) return rest.items ? { ...rest, items: closed(rest.items) } : rest;
  // The document itself, which is checked by the schema of OpenAPI.
  const isOpen = 'openapi' in rest.properties;
  const properties = Object.entries(rest.properties).map(([name, of]) => [name, closed(of)]);
  return {
    ...rest,
    properties: Object.fromEntries(properties) as Record<string, JsonSchema>,
    ...(!isOpen && { additionalProperties: false }),
  };
}
