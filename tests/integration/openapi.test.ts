import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ARTICLE } from '../support/examples.ts';
import { send } from '../support/http.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

/** The document that describes the API, made from the schemas that check it. */
type Schema = {
  type?: string;
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: boolean;
  enum?: string[];
  maxLength?: number;
};
type Operation = {
  summary: string;
  parameters?: { name: string; in: string; required: boolean; schema: Schema }[];
  requestBody?: { required: boolean; content: Record<string, { schema: Schema }> };
  responses: Record<string, { description?: string; $ref?: string }>;
};
type Document = {
  openapi: string;
  info: { title: string; version: string };
  paths: Record<string, Record<string, Operation>>;
  components: { responses: Record<string, { description: string; content: object }> };
};

const METHODS = ['get', 'post', 'put', 'patch', 'delete'];
const ENDPOINTS = [
  'delete /api/votes/{token}',
  'get /api/openapi.json',
  'get /api/watches/unsubscribe',
  'get /healthz',
  'get /readyz',
  'patch /api/votes/{token}',
  'post /api/requests',
  'post /api/searches',
  'post /api/sign-in',
  'post /api/sign-in/confirm',
  'post /api/sign-out',
  'post /api/votes',
  'post /api/votes/{token}',
  'post /api/watches/confirm',
  'post /api/watches/unsubscribe',
];

let server: TestServer;
let document: Document;
beforeAll(async () => {
  server = await startTestServer();
  document = JSON.parse((await send(server, '/api/openapi.json')).text) as Document;
});
afterAll(async () => {
  await server.stop();
});

function operations(): [string, Operation][] {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item)
      .filter(([method]) => METHODS.includes(method))
      .map(([method, operation]): [string, Operation] => [`${method} ${path}`, operation]),
  );
}

function bodyOf(name: string): Schema {
  const operation = operations().find(([found]) => found === name)?.[1];
  return operation?.requestBody?.content['application/json']?.schema ?? {};
}

test('is OpenAPI 3.1 and names every endpoint, with words, bodies and answers', () => {
  expect(document.openapi).toMatch(/^3\.1\.\d+$/);
  expect(document.info.title).not.toBe('');
  expect(document.info.version).not.toBe('');
  expect(
    operations()
      .map(([name]) => name)
      .sort(),
  ).toEqual(ENDPOINTS);
  for (const [name, { summary, requestBody, responses }] of operations()) {
    expect([name, summary.length > 5]).toEqual([name, true]);
    for (const [status, response] of Object.entries(responses)) {
      expect([name, status]).toEqual([name, expect.stringMatching(/^(\d{3}|default)$/)]);
      expect([name, response.description ?? response.$ref]).not.toEqual([name, undefined]);
    }
    if (!requestBody) continue;
    expect(Object.keys(requestBody.content)).toEqual(
      expect.arrayContaining(['application/json', 'application/x-www-form-urlencoded']),
    );
    for (const { schema } of Object.values(requestBody.content)) expect(schema.type).toBe('object');
  }
});

test('names the parameters of a path, and only those that stand in it', () => {
  for (const [path, item] of Object.entries(document.paths)) {
    const inPath = Array.from(path.matchAll(/\{(\w+)\}/g), ([, name]) => name);
    const named = (item as unknown as { parameters?: Operation['parameters'] }).parameters ?? [];
    expect([path, named.map(({ name }) => name)]).toEqual([path, inPath]);
    for (const parameter of named) {
      expect(parameter).toMatchObject({ in: 'path', required: true, schema: { type: 'string' } });
    }
  }
});

test('leads to nothing that is not in it', () => {
  const references = JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g);
  let found = 0;
  for (const [, pointer = ''] of references) {
    const target = pointer
      .split('/')
      .reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], document);
    expect([pointer, target]).not.toEqual([pointer, undefined]);
    found++;
  }
  expect(found).toBeGreaterThan(5);
});

describe('the schema of a vote', () => {
  test('says what is required, what is not known, and how long a text may be', () => {
    const schema = bodyOf('post /api/votes');
    expect(schema.required?.toSorted()).toEqual(['article', 'locale', 'revision', 'value']);
    expect(schema.additionalProperties).toBe(false);
    expect(schema.properties?.['value']?.enum).toEqual(['up', 'down']);
    expect(schema.properties?.['comment']?.maxLength).toBe(2000);
    expect(schema.properties?.['query']?.maxLength).toBe(200);
  });

  test('holds: what it requires is required', async () => {
    const { required = [] } = bodyOf('post /api/votes');
    const vote: Record<string, string> = {
      article: ARTICLE,
      locale: 'en',
      revision: 'abcdef',
      value: 'up',
    };
    for (const name of required) {
      const body = JSON.stringify(
        Object.fromEntries(Object.entries(vote).filter(([field]) => field !== name)),
      );
      const headers = { Origin: server.url, 'Content-Type': 'application/json' };
      const answer = await send(server, '/api/votes', { method: 'POST', headers, body });
      expect([name, answer.status]).toEqual([name, 422]);
    }
  });
});
