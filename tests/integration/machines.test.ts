import { existsSync, readFileSync } from 'node:fs';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { localPath } from '../../src/config/locales.ts';
import { readSite } from '../../src/config/site.ts';
import { readCatalog } from '../../src/features/articles/catalog.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

/** What programs read of the running site. Its XML is read by a browser: browser/machines.test.ts. */
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(async () => {
  await server.stop();
});

const { locales } = readSite('content');
const { articles } = readCatalog('content');

async function textAt(path: string): Promise<string> {
  const response = await fetch(`${server.url}${path}`);
  expect([path, response.status]).toEqual([path, 200]);
  return response.text();
}

/** Addresses are those of the build's site; the server that runs now answers them. */
async function expectThere(addresses: string[]): Promise<void> {
  for (const address of addresses) {
    const { pathname } = new URL(address);
    const { status } = await fetch(`${server.url}${pathname}`, {
      method: 'HEAD',
      redirect: 'manual',
    });
    expect([address, status]).toEqual([address, 200]);
  }
}

describe.each(locales)('in %s', (locale) => {
  const own = articles.filter((article) => article.locale === locale);

  test('the index names every article, by addresses that are there', async () => {
    const path = localPath('/articles/index.json', locale, locales);
    const index = JSON.parse(await textAt(path)) as {
      articles: {
        id: string;
        url: string;
        markdown: string;
        problems: { url: string }[];
        languages: Record<string, string>;
      }[];
    };
    expect(index.articles.map(({ id }) => id)).toEqual(own.map(({ id }) => id));
    for (const { url, markdown, problems, languages } of index.articles) {
      await expectThere([url, markdown, ...Object.values(languages)]);
      const page = await textAt(new URL(url).pathname);
      for (const problem of problems) {
        const anchor = decodeURIComponent(new URL(problem.url).hash.slice(1));
        expect(page).toContain(`id="${anchor}"`);
      }
    }
  });

  test('the list for language models leads to every article and to nothing that is not there', async () => {
    const list = await textAt(localPath('/llms.txt', locale, locales));
    const links = Array.from(
      list.matchAll(/^- \[.*?[^\\]\]\(([^)]*)\)/gm),
      ([, href = '']) => href,
    );
    expect(links.filter((href) => href.endsWith('.md'))).toHaveLength(own.length);
    await expectThere(links);
  });

  test('all articles in one file are the Markdown of each', async () => {
    const whole = await textAt(localPath('/llms-full.txt', locale, locales));
    const each = await Promise.all(
      own.map(({ slug }) => textAt(localPath(`/articles/${slug}.md`, locale, locales))),
    );
    expect(each).not.toEqual([]);
    expect(whole.endsWith(each.map((markdown) => `\n${markdown}`).join(''))).toBe(true);
  });
});

test('crawlers may read every page, and none that is made for one reader', async () => {
  const robots = await textAt('/robots.txt');
  const refused = Array.from(robots.matchAll(/^Disallow: (.*)$/gm), ([, path = '']) => path);
  const isRefused = (path: string) => refused.some((beginning) => path.startsWith(beginning));
  const { siteUrl } = JSON.parse(readFileSync('dist/manifest.json', 'utf8')) as { siteUrl: string };
  expect(robots).toContain(`Sitemap: ${siteUrl}/sitemap-index.xml\n`);
  for (const path of [
    '/',
    '/ja/articles/',
    '/support/',
    '/articles/accessibility.md',
    '/feed.xml',
  ]) {
    expect([path, isRefused(path)]).toEqual([path, false]);
  }
  for (const path of ['/api/votes', '/de/support/requests/x/', '/ar/sign-in/', '/feedback/x/']) {
    expect([path, isRefused(path)]).toEqual([path, true]);
  }
});

test.each(['/feed.xml', '/de/feed.xml', '/sitemap-1.xml', '/llms.txt', '/articles/index.json'])(
  '%s is sent compressed',
  async (path) => {
    expect(existsSync(`dist/client${path}.br`)).toBe(true);
    const response = await fetch(`${server.url}${path}`, { headers: { 'Accept-Encoding': 'br' } });
    expect(response.headers.get('content-encoding')).toBe('br');
  },
);

describe('what other sites show of', () => {
  const [sample] = articles.filter(({ slug }) => slug === 'change-my-bitrix24-login');
  const title = sample?.title ?? '';

  test.each([
    ['/', 'website', 'site'],
    ['/support/', 'website', 'site'],
    ['/ja/categories/security/', 'website', 'security'],
    ['/articles/change-my-bitrix24-login/', 'article', 'account'],
    ['/de/articles/reset-my-bitrix24-password/', 'article', 'security'],
  ])('%s is a %s with the picture of %s', async (path, kind, category) => {
    const tags = previewTags(await textAt(path));
    expect(tags).toMatchObject({
      'og:type': kind,
      'og:image:width': '1200',
      'og:image:height': '630',
    });
    for (const name of ['og:title', 'og:description', 'og:image:alt', 'og:site_name']) {
      expect(tags[name]).toMatch(/\S/);
    }
    expect(new URL(tags['og:url'] ?? '').pathname).toBe(path);
    const picture = new URL(tags['og:image'] ?? '').pathname;
    expect(picture.startsWith(`/social/${category}.`)).toBe(true);
    const answer = await fetch(`${server.url}${picture}`);
    expect(answer.headers.get('content-type')).toBe('image/png');
    expect(await sharp(await answer.arrayBuffer()).metadata()).toMatchObject({
      width: 1200,
      height: 630,
    });
  });

  test('an article says its title, and its other languages', async () => {
    const html = await textAt('/articles/change-my-bitrix24-login/');
    expect(previewTags(html)).toMatchObject({ 'og:title': title, 'og:locale': 'en_US' });
    const others = html.match(/(?<="og:locale:alternate" content=")[^"]*/g);
    expect(others).toEqual(['de_DE', 'ar_EG', 'ja_JP']);
  });

  test.each(['/sign-in/', '/search/?q=a', '/no/such/page'])('%s is nothing', async (path) => {
    expect(previewTags(await (await fetch(`${server.url}${path}`)).text())).toEqual({});
  });

  function previewTags(html: string): Record<string, string> {
    const tags = html.matchAll(/<meta property="(og:[^"]*)" content="([^"]*)"/g);
    return Object.fromEntries(Array.from(tags, ([, name = '', content = '']) => [name, content]));
  }
});
