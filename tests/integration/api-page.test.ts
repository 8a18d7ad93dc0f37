import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ERROR_STATUS } from '../../src/core/app-error.ts';
import { NO_LIMITS } from '../support/examples.ts';
import { problemOf, send } from '../support/http.ts';
import { readContract, type Contract } from '../support/open-api.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

/** The document of the API as a page: nothing is missing on it, and what it shows to try works. */
let server: TestServer;
let contract: Contract;
let page: string;
beforeAll(async () => {
  server = await startTestServer({ env: { LIMITS: NO_LIMITS } });
  contract = await readContract(server);
  page = (await send(server, '/api/')).text;
});
afterAll(async () => {
  await server.stop();
});

test('is a page of ours, for whoever asks, and no other address of the API is', async () => {
  for (const path of ['/api/', '/api', '/api/?x=1']) {
    const answer = await send(server, path);
    expect([path, answer.status, answer.headers['content-type']]).toEqual([
      path,
      200,
      'text/html; charset=utf-8',
    ]);
    expect(answer.headers['content-security-policy']).toContain("default-src 'self'");
  }
  const other = await send(server, '/api/nothing');
  expect([other.status, other.headers['content-type']]).toEqual([404, 'application/problem+json']);
  expect((await send(server, '/api/', { method: 'POST' })).status).toBe(405);
});

test('has every operation, with each field, parameter, answer and failure of it', () => {
  for (const [name, operation] of contract.operations) {
    const part = sectionOf(operation.operationId);
    const [method = '', path = ''] = name.split(' ');
    expect(part).toContain(`${method.toUpperCase()} ${path}`);
    const named = [
      ...(operation.parameters ?? []).map((parameter) => parameter.name),
      ...Object.values(operation.requestBody?.content ?? {}).flatMap(({ schema }) =>
        Object.keys(schema.properties ?? {}),
      ),
      ...Object.values(operation.responses).flatMap(({ content }) =>
        Object.keys(content?.['application/json']?.schema.properties ?? {}),
      ),
    ];
    for (const field of named)
      expect([name, field, part.includes(`>${field}<`)]).toEqual([name, field, true]);
    for (const status of Object.keys(operation.responses).filter((of) => /^2|^303/.test(of))) {
      expect([name, status, part.includes(`<dt>${status}</dt>`)]).toEqual([name, status, true]);
    }
  }
});

test('explains every code where the type of its problem leads', async () => {
  for (const code of Object.keys(ERROR_STATUS)) expect(page).toContain(`<dt id="${code}">`);
  const problem = problemOf(await send(server, '/api/nothing'));
  expect(problem).toMatchObject({ type: '/api/#not-found', code: 'not-found' });
  const anchors = Array.from(page.matchAll(/href="#([^"]+)"/g), ([, anchor]) => anchor ?? '');
  expect(anchors.length).toBeGreaterThan(50);
  for (const anchor of anchors)
    expect([anchor, page.includes(`id="${anchor}"`)]).toEqual([anchor, true]);
});

describe('what it shows to try', () => {
  test.each([
    ['postVotes', 201],
    ['postSearches', 204],
    ['postSignIn', 202],
    ['postSignOut', 200],
    ['getHealthz', 200],
    // Those need a token or a session, for which the example has a placeholder.
    ['patchVotesToken', 404],
    ['postWatchesConfirm', 404],
    ['postSignInConfirm', 410],
    ['postRequests', 401],
  ])('%s is answered with %i', async (id, status) => {
    const { method, path, headers, body } = readCurl(exampleOf(id));
    const answer = await send(server, path, { method, headers, ...(body && { body }) });
    expect(answer.status).toBe(status);
  });
});

function sectionOf(id: string): string {
  const from = page.indexOf(`aria-labelledby="${id}"`);
  expect(from).toBeGreaterThan(0);
  return page.slice(from, page.indexOf('</section>', from));
}

function exampleOf(id: string): string {
  const text = /<pre[^>]*><code>([^<]+)<\/code><\/pre>/.exec(sectionOf(id))?.[1] ?? '';
  return text
    .replaceAll('&#39;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&#34;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

/** The parts of a curl command, as a shell would take it apart. */
function readCurl(command: string) {
  const words = Array.from(
    command.matchAll(/'([^']*)'|([^\s'\\]+)/g),
    ([, inner, bare]) => inner ?? bare ?? '',
  );
  const after = (flag: string) => words.flatMap((word, n) => (words[n - 1] === flag ? [word] : []));
  const headers = after('-H')
    .filter((header) => !header.startsWith('Cookie'))
    .map((header) => header.split(': ', 2) as [string, string]);
  expect(words[0]).toBe('curl');
  const url = new URL(words[1] ?? '');
  expect(url.origin).toBe(server.url);
  return {
    method: after('-X')[0] ?? 'GET',
    path: url.pathname,
    headers: Object.fromEntries(headers),
    body: after('-d')[0],
  };
}
