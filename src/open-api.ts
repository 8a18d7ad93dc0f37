import { z } from 'zod';
import { ERROR_STATUS, type ErrorCode } from '#core/app-error.ts';
import type {
  AnswerWords,
  Endpoint,
  Handler,
  OperationWords,
  ParameterWords,
} from '#core/http/endpoint.ts';
import { PROBLEM } from '#core/problem.ts';
import { en } from '#config/words/en.ts';

export type JsonSchema = {
  type?: string;
  description?: string;
  enum?: (string | number | null)[];
  const?: string | number;
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  items?: JsonSchema;
  anyOf?: JsonSchema[];
  allOf?: JsonSchema[];
  $ref?: string;
};
export type Parameter = {
  name: string;
  in: ParameterWords['in'];
  description?: string;
  required?: boolean;
  schema: JsonSchema;
};
export type Media = Record<string, { schema: JsonSchema; example?: Record<string, unknown> }>;
export type Response = {
  description: string;
  headers?: Record<string, { description: string; schema: JsonSchema }>;
  content?: Media;
};
export type Operation = {
  operationId: string;
  summary: string;
  description?: string;
  parameters?: Parameter[];
  requestBody?: { required: boolean; description: string; content: Media };
  security?: Record<string, string[]>[];
  responses: Record<string, Response>;
};
export type PathItem = { parameters?: Parameter[] } & Partial<
  Record<'get' | 'post' | 'put' | 'patch' | 'delete', Operation>
>;
/** As much of OpenAPI 3.1 as this API needs. */
export type OpenApi = {
  openapi: string;
  info: { title: string; version: string; description: string };
  externalDocs: { description: string; url: string };
  servers: { url: string }[];
  paths: Record<string, PathItem>;
  components: {
    schemas: Record<string, JsonSchema>;
    responses: Record<string, Response>;
    securitySchemes: Record<string, Record<string, string>>;
  };
};

/** What is only read: how the server is, and what it offers. `api.ts` answers. */
export const READS = {
  '/api/openapi.json': {
    summary: 'This document',
    answers: { 200: { says: 'OpenAPI 3.1.', body: z.looseObject({ openapi: z.string() }) } },
  },
  '/healthz': {
    summary: 'Whether the process is alive',
    answers: { 200: { says: 'It is.', body: z.object({ status: z.literal('alive') }) } },
  },
  '/readyz': {
    summary: 'Whether a write was committed and read back just now',
    answers: {
      200: { says: 'It was.', body: z.object({ status: z.literal('ready') }) },
      503: {
        says: 'It was not: the database does not answer, or the server is stopping.',
        body: z.object({ status: z.literal('not ready') }),
      },
    },
  },
} satisfies Record<string, { summary: string; answers: Record<number, AnswerWords> }>;

/** Every write looks for these first, in the order of CONTRACTS; 405 belongs to no operation. */
const OF_EVERY_WRITE: ErrorCode[] = [
  'cross-site',
  'too-large',
  'unsupported-media-type',
  'malformed',
];

const DESCRIPTION = `Form and JSON bodies do the same. A page is answered only to who names \`text/html\` in \`Accept\`: a form is led on with 303, and a failure shows all that was typed again.

Every write without a bearer key must say where it comes from, as browsers do by themselves: \`Origin\` names this site, or \`Sec-Fetch-Site\` is \`same-origin\`.

A failure is a problem document (RFC 9457) with a permanent \`code\`. They are looked for in this order: 405, 403 (another site), 413, 415, 401, 403 (plan), 400, 422, 404, 410, 429, 503. What was refused counts toward no limit.`;

/** The OpenAPI 3.1 document of the API, made from the same schemas that check what is sent. */
export function describeApi(
  endpoints: Endpoint[],
  site: { name: string; sessionCookie: string },
): OpenApi {
  return {
    openapi: '3.1.0',
    info: { title: `${site.name} API`, version: '1', description: DESCRIPTION },
    externalDocs: { description: 'The same as a page', url: '/api/' },
    servers: [{ url: '/' }],
    paths: Object.fromEntries([
      ...endpoints.map((endpoint) => [openPath(endpoint.path), pathItem(endpoint)]),
      ...Object.entries(READS).map(([path, read]) => [path, { get: readOperation(path, read) }]),
    ]) as OpenApi['paths'],
    components: {
      schemas: { Problem: schemaOf(PROBLEM) },
      responses: { MethodNotAllowed: failure(['method-not-allowed']) },
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: site.sessionCookie },
        key: { type: 'http', scheme: 'bearer' },
      },
    },
  };
}

function openPath(path: string): string {
  return path.replaceAll(/:(\w+)/g, '{$1}');
}

function pathItem({ path, parameters = [], methods, readPage }: Endpoint): PathItem {
  return {
    ...(parameters.length > 0 && { parameters: parameters.map(parameter) }),
    ...(readPage !== undefined && {
      get: {
        operationId: operationId('get', path),
        summary: 'The page of it',
        responses: { 303: leads(`The page, \`${readPage}\`, with the same query.`) },
      },
    }),
    ...Object.fromEntries(
      Object.entries(methods).map(([method, handler]) => [
        method.toLowerCase(),
        writeOperation(method.toLowerCase(), path, handler),
      ]),
    ),
  };
}

function readOperation(
  path: string,
  { summary, answers }: { summary: string; answers: Record<number, AnswerWords> },
): Operation {
  return { operationId: operationId('get', path), summary, responses: answersOf(answers) };
}

function writeOperation(method: string, path: string, handler: Handler): Operation {
  const { describe, body, bearer } = handler;
  const { summary, details, parameters = [], session, leadsTo } = describe;
  return {
    operationId: operationId(method, path),
    summary,
    ...(details !== undefined && { description: details }),
    parameters: [...(bearer ? [] : [ORIGIN]), ...parameters].map(parameter),
    ...(describe.body && { requestBody: requestBody(describe.body, describe, body) }),
    ...(session && { security: [...(session === 'optional' ? [{}] : []), { session: [] }] }),
    ...(bearer && { security: [{ key: [] }] }),
    responses: {
      ...answersOf(describe.answers),
      ...(leadsTo !== undefined && { 303: leads(leadsTo) }),
      ...failuresOf(describe),
      default: failure(['unexpected']),
    },
  };
}

/** `post /api/votes/:token` → `postVotesToken`. */
function operationId(method: string, path: string): string {
  const names = path.split(/[^a-z]+/).filter((name) => name !== '' && name !== 'api');
  return [method, ...names.map((name) => name.replace(/^./, (first) => first.toUpperCase()))].join(
    '',
  );
}

const ORIGIN: ParameterWords = {
  name: 'Origin',
  in: 'header',
  says: 'This site, as browsers send it by themselves.',
  schema: z.string(),
};

function parameter({ name, in: place, says, schema }: ParameterWords): Parameter {
  const required = place === 'path' && { required: true };
  return { name, in: place, description: says, ...required, schema: schemaOf(schema) };
}

function requestBody(json: z.ZodType, describe: OperationWords, body: Handler['body']) {
  const { example } = describe;
  const form = schemaOf(describe.form ?? json);
  const entry = (schema: JsonSchema) => ({ schema, ...(example && { example }) });
  return {
    required: true,
    description: `At most ${body.limitBytes / 1024} kB.`,
    content: {
      'application/json': entry(schemaOf(json)),
      'application/x-www-form-urlencoded': entry(form),
      ...(body.multipart && { 'multipart/form-data': entry(form) }),
    },
  };
}

function answersOf(answers: Partial<Record<number, AnswerWords>>): Record<string, Response> {
  return Object.fromEntries(
    Object.entries(answers).flatMap(([status, answer]) =>
      answer ? [[status, answerOf(answer)]] : [],
    ),
  );
}

function answerOf({ says, body, cookie }: AnswerWords): Response {
  return {
    description: says,
    ...(cookie !== undefined && { headers: { 'Set-Cookie': header(cookie) } }),
    ...(body && { content: { 'application/json': { schema: schemaOf(body) } } }),
  };
}

function leads(says: string): Response {
  return { description: says, headers: { Location: header('A path on this site.') } };
}

/** One response for each status, which several codes may share. */
function failuresOf({ failures, extensions }: OperationWords): Record<string, Response> {
  const codes = Map.groupBy([...OF_EVERY_WRITE, ...failures], (code) => ERROR_STATUS[code]);
  return Object.fromEntries([...codes].map(([status, of]) => [status, failure(of, extensions)]));
}

function failure(codes: ErrorCode[], extensions?: z.ZodObject): Response {
  const status = codes[0] && ERROR_STATUS[codes[0]];
  const added = extensions && status !== undefined && EXTENDED.has(status);
  const own: JsonSchema = {
    type: 'object',
    properties: {
      ...(status !== undefined && { status: { const: status } }),
      code: { enum: codes },
      ...(added && schemaOf(extensions).properties),
    },
  };
  const headers = Object.assign({}, ...codes.map((code) => HEADERS[code] ?? {})) as NonNullable<
    Response['headers']
  >;
  return {
    description: codes.map((code) => `\`${code}\`: ${en.problems[code].title}.`).join(' '),
    ...(Object.keys(headers).length > 0 && { headers }),
    content: {
      'application/problem+json': {
        schema: { allOf: [{ $ref: '#/components/schemas/Problem' }, own] },
      },
      'text/html': { schema: { type: 'string' } },
    },
  };
}

/** Where to sign in, and what a plan offers instead, are told with these alone. */
const EXTENDED = new Set<number>([
  ERROR_STATUS['sign-in-required'],
  ERROR_STATUS['plan-without-support'],
]);

const RETRY_AFTER = { 'Retry-After': header('Seconds to wait.') };
/** What `problemHeaders` adds to a failure. */
const HEADERS: Partial<Record<ErrorCode, NonNullable<Response['headers']>>> = {
  'wrong-key': { 'WWW-Authenticate': header('`Bearer`.') },
  'method-not-allowed': { Allow: header('The methods that are taken.') },
  'too-many-requests': {
    ...RETRY_AFTER,
    RateLimit: header('`"default";r=0;t=<seconds>`: nothing remains for so long.'),
  },
  unavailable: RETRY_AFTER,
};

function header(description: string) {
  return { description, schema: { type: 'string' } };
}

/** As it is sent. What OpenAPI 3.1 takes for granted is left out. */
function schemaOf(schema: z.ZodType): JsonSchema {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return json as JsonSchema;
}
