import { afterAll, beforeAll, expect, test } from 'vitest';
import { readCatalog } from '../../src/features/articles/catalog.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(async () => {
  await server.stop();
});

const { articles } = readCatalog('content');

test.each(articles.map(({ slug, question, problems }) => ({ slug, question, problems })))(
  '$slug is there as Markdown, with its messages, and without a component or dead picture',
  async ({ slug, question, problems }) => {
    const page = await (await fetch(`${server.url}/articles/${slug}/`)).text();
    expect(page).toContain(
      `<link rel="alternate" type="text/markdown" href="/articles/${slug}.md"`,
    );
    const response = await fetch(`${server.url}/articles/${slug}.md`);
    expect(response.headers.get('content-type')).toBe('text/markdown; charset=utf-8');
    const text = await response.text();
    expect(text.startsWith(`# ${question}\n`)).toBe(true);
    for (const { error } of problems) expect(text).toContain(`### ${error}\n`);
    const withoutCode = text.replace(/```[\s\S]*?```|`[^`\n]*`/g, '');
    expect(withoutCode).not.toMatch(/<\/?[A-Z]|\]\([/#.]/);
    for (const [, address = ''] of withoutCode.matchAll(/!\[[^\]]*\]\(([^)]*)\)/g)) {
      const picture = await fetch(new URL(new URL(address).pathname, server.url), {
        method: 'HEAD',
      });
      expect([address, picture.headers.get('content-type')]).toEqual([address, 'image/webp']);
    }
  },
);
