import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { send } from '../support/http.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(async () => {
  await server.stop();
});

const ask = async (path: string) => {
  const response = await fetch(server.url + path, { redirect: 'manual' });
  return { response, text: await response.text() };
};

describe('an address that an article had before', () => {
  test.each([
    ['/open/17272884/', '/articles/change-my-bitrix24-login/'],
    ['/open/17272884', '/articles/change-my-bitrix24-login/'],
    ['/open/17272884-any-title?q=login', '/articles/change-my-bitrix24-login/?q=login'],
  ])('%s moved for good', async (path, location) => {
    const { response } = await ask(path);
    expect(response.status).toBe(301);
    expect(response.headers.get('location')).toBe(location);
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect((await send(server, location)).status).toBe(200);
  });

  test('is in the table that the build writes for other servers', () => {
    expect(JSON.parse(readFileSync('dist/redirects.json', 'utf8'))).toContainEqual({
      from: '/open/17272884',
      to: '/articles/change-my-bitrix24-login/',
      anySlug: true,
    });
  });
});

describe('an address that never was', () => {
  test('leads to the nearest pages, and searches for its words', async () => {
    const { response, text } = await ask('/articles/change-my-bitrix24-logn/?x=1');
    expect(response.status).toBe(404);
    expect(text).toContain('href="/articles/change-my-bitrix24-login/"');
    expect(text).toMatch(/name="q"[^>]*value="change my bitrix24 logn"/);
  });

  test.each(['/%3Cscript%3Ealert(1)%3C%2Fscript%3E', '/%22%3E%3Cb%3E', '/%E0%A4%A', '/%'])(
    '%s is shown as words, never as markup',
    async (path) => {
      const { response, text } = await ask(path);
      expect(response.status).toBe(404);
      expect(text).not.toMatch(/<script>alert|"><b>/);
      expect(text).toContain('<form class="search-form large"');
    },
  );
});
