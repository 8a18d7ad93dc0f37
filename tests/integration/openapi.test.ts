import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ARTICLE } from '../support/examples.ts';
import type { JsonSchema } from '../../src/open-api.ts';
import { send } from '../support/http.ts';
import { readContract, toZod, type Contract } from '../support/open-api.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

/** The document that describes the API, made from the schemas that check it. */
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
  'post /api/sign-in/code',
  'post /api/sign-in/confirm',
  'post /api/sign-out',
  'post /api/votes',
  'post /api/votes/{token}',
  'post /api/watches/confirm',
  'post /api/watches/unsubscribe',
  'put /api/accounts/{id}',
];

let server: TestServer;
let contract: Contract;
beforeAll(async () => {
  server = await startTestServer();
  contract = await readContract(server);
});
afterAll(async () => {
  await server.stop();
});

function bodyOf(name: string, type = 'application/json'): JsonSchema {
  return contract.operations.get(name)?.requestBody?.content[type]?.schema ?? {};
}

const FORM = 'application/x-www-form-urlencoded';

test('is valid by the schema of OpenAPI 3.1', () => {
  expect(contract.faults).toBeUndefined();
  expect(contract.document.openapi).toMatch(/^3\.1\.\d+$/);
  expect(contract.document.externalDocs.url).toBe('/api/');
});

test('names every endpoint, with words, bodies and answers', () => {
  expect([...contract.operations.keys()].sort()).toEqual(ENDPOINTS);
  const ids = [...contract.operations.values()].map(({ operationId }) => operationId);
  expect(new Set(ids).size).toBe(ids.length);
  for (const [name, { summary, requestBody, responses }] of contract.operations) {
    expect([name, summary.length > 5]).toEqual([name, true]);
    for (const [status, { description, content }] of Object.entries(responses)) {
      expect([name, status]).toEqual([name, expect.stringMatching(/^(\d{3}|default)$/)]);
      expect([name, status, description.length > 5]).toEqual([name, status, true]);
      // All but 204 and 303 say what stands in the answer.
      const isEmpty = status === '204' || status === '303';
      expect([name, status, content === undefined]).toEqual([name, status, isEmpty]);
    }
    for (const [type, { schema, example }] of Object.entries(requestBody?.content ?? {})) {
      expect(schema.type).toBe('object');
      expect([name, type, toZod(schema).safeParse(example).error]).toEqual([name, type, undefined]);
    }
    if (requestBody) {
      expect(Object.keys(requestBody.content)).toEqual(
        expect.arrayContaining(['application/json', FORM]),
      );
    }
  }
});

test('says of every field and parameter what it is for', () => {
  const silent: string[] = [];
  const look = (at: string, schema: JsonSchema) => {
    for (const [field, of] of Object.entries(schema.properties ?? {})) {
      if ((of.description?.length ?? 0) < 3) silent.push(`${at} ${field}`);
    }
  };
  for (const [name, { requestBody, parameters }] of contract.operations) {
    for (const { schema } of Object.values(requestBody?.content ?? {})) look(name, schema);
    for (const parameter of parameters ?? []) {
      if (!parameter.description) silent.push(`${name} ${parameter.name}`);
    }
  }
  expect(silent).toEqual([]);
});

test('names what only a form sends, the voter’s cookie, and the key that makes it count once', () => {
  const onlyForm = (name: string) =>
    Object.keys(bodyOf(name, FORM).properties ?? {}).filter(
      (field) => !(field in (bodyOf(name).properties ?? {})),
    );
  expect(onlyForm('post /api/votes')).toEqual(['stuck', 'wish', 'website', 'seconds']);
  expect(onlyForm('post /api/votes/{token}')).toEqual(['stuck', 'wish', 'website', 'seconds']);
  const taken = [...contract.operations].flatMap(([name, { parameters = [] }]) =>
    parameters
      .filter(({ name: of }) => of !== 'Origin')
      .map((of) => `${name}: ${of.in} ${of.name}`),
  );
  expect(taken).toEqual([
    'post /api/votes: header Idempotency-Key',
    'post /api/votes: cookie waymark_voter',
    'post /api/votes: header Sec-GPC',
    'post /api/watches/unsubscribe: query token',
    'post /api/requests: header Idempotency-Key',
  ]);
});

test('names the parameters of a path, and only those that stand in it', () => {
  for (const [path, item] of Object.entries(contract.document.paths)) {
    const inPath = Array.from(path.matchAll(/\{(\w+)\}/g), ([, name]) => name);
    const named = item.parameters ?? [];
    expect([path, named.map(({ name }) => name)]).toEqual([path, inPath]);
    for (const parameter of named) {
      expect(parameter).toMatchObject({ in: 'path', required: true, schema: { type: 'string' } });
    }
  }
});

test('leads to nothing that is not in it', () => {
  const references = JSON.stringify(contract.document).matchAll(/"\$ref":"#\/([^"]+)"/g);
  let found = 0;
  for (const [, pointer = ''] of references) {
    const target = pointer
      .split('/')
      .reduce<unknown>(
        (at, key) => (at as Record<string, unknown> | undefined)?.[key],
        contract.document,
      );
    expect([pointer, target]).not.toEqual([pointer, undefined]);
    found++;
  }
  expect(found).toBeGreaterThan(5);
});

describe('the schema of a vote', () => {
  test('says what is required, what is not known, and how long a text may be', () => {
    const schema = bodyOf('post /api/votes');
    expect(schema.required?.toSorted()).toEqual(['article', 'locale', 'revision', 'value']);
    expect(schema).toMatchObject({ additionalProperties: false });
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
