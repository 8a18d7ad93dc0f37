import { afterAll, beforeAll, expect, test } from 'vitest';
import { readSite, sourceLocale } from '../../src/config/site.ts';
import { wordsFor } from '../../src/config/words/index.ts';
import { readCatalog } from '../../src/features/articles/catalog.ts';
import { articlePath } from '../../src/features/articles/paths.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(async () => {
  await server.stop();
});

const { articles } = readCatalog('content');
const source = sourceLocale(readSite('content'));

test.each(articles.map((article) => [articlePath(article, source).slice(0, -1), article] as const))(
  '%s.md says what its page says, without a component or dead picture or link',
  async (path, { question, problems, stepCount, updated, reviewed, locale }) => {
    const page = await (await fetch(`${server.url}${path}/`)).text();
    expect(page).toContain(`<link rel="alternate" type="text/markdown" href="${path}.md"`);
    const response = await fetch(`${server.url}${path}.md`);
    expect(response.headers.get('content-type')).toBe('text/markdown; charset=utf-8');
    const text = await response.text();
    expect(text.startsWith(`# ${question}\n`)).toBe(true);
    for (const { error } of problems) expect(text).toContain(`### ${error}\n`);
    const { article: words } = wordsFor(locale);
    for (const [word, day] of [
      [words.updated, updated],
      [words.reviewed, reviewed],
    ]) {
      if (day !== undefined) expect(text).toContain(`\n${word ?? ''}: ${day}\n`);
    }
    const withoutCode = text.replace(/```[\s\S]*?```|`[^`\n]*`/g, '');
    expect(withoutCode.match(/^\d+\. /gm)?.length ?? 0).toBeGreaterThanOrEqual(stepCount);
    expect(withoutCode).not.toMatch(/<\/?[A-Z]|\]\([/#.]/);
    for (const [, address = ''] of withoutCode.matchAll(/!\[[^\]]*\]\(([^)]*)\)/g)) {
      const picture = await head(address);
      expect([address, picture.headers.get('content-type')]).toEqual([address, 'image/webp']);
    }
    // A translation's links lead where its page's do.
    const hrefs = Array.from(page.matchAll(/ href="([^"]*)"/g), ([, href = '']) => decodeURI(href));
    const OWN_LINK = /(?<!!)\[[^\]]*\]\((http:\/\/localhost[^)]*)\)/g;
    for (const [, address = ''] of withoutCode.matchAll(OWN_LINK)) {
      expect([address, (await head(address)).status]).toEqual([address, 200]);
      const { pathname, hash } = new URL(address);
      expect(hrefs).toContain(`${pathname === `${path}/` ? '' : pathname}${decodeURI(hash)}`);
    }
  },
);

function head(address: string): Promise<Response> {
  const { pathname } = new URL(address);
  return fetch(new URL(pathname, server.url), { method: 'HEAD' });
}
