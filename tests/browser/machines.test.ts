import { readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import fc from 'fast-check';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { localPath } from '../../src/config/locales.ts';
import { readSite } from '../../src/config/site.ts';
import { readCatalog } from '../../src/features/articles/catalog.ts';
import { escapeXml } from '../../src/features/articles/machines/xml.ts';
import { openTestSite, type TestSite } from '../support/site.ts';

/** What programs read, read by a browser's own parsers. */
let site: TestSite;
let page: Page;
beforeAll(async () => {
  site = await openTestSite();
  ({ page } = await site.newReader({ javaScript: true }));
});
afterAll(async () => {
  await site.close();
});

const { locales } = readSite('content');
const { articles } = readCatalog('content');
const CLIENT = 'dist/client';

/** An element as a parser reads it: its name with prefix, its attributes, its text, its children. */
type Read = {
  name: string;
  attributes: Record<string, string>;
  text: string;
  children: Read[];
};

async function readXml(text: string): Promise<Read> {
  return page.evaluate((xml) => {
    const parsed = new DOMParser().parseFromString(xml, 'application/xml');
    const error = parsed.querySelector('parsererror');
    if (error) throw new Error(error.textContent);
    const read = (element: Element): Read => ({
      name: element.nodeName,
      attributes: Object.fromEntries(
        Array.from(element.attributes, ({ name, value }) => [name, value]),
      ),
      text: element.textContent,
      children: Array.from(element.children, read),
    });
    return read(parsed.documentElement);
  }, text);
}

const xmlAt = async (path: string) =>
  readXml(await (await fetch(`${site.server.url}${path}`)).text());
const all = ({ children }: Read, name: string) => children.filter((child) => child.name === name);
const textOf = (element: Read, name: string) => all(element, name).map(({ text }) => text);

test('any text is the same again after XML, but for what XML cannot hold', async () => {
  const texts = fc.sample(fc.string({ unit: 'binary' }), 2_000);
  const marks = ['<&>"\'', ']]>', '\t\r\n ', '\0', '\u000b', '\ufffe', '\ud800', '🙂 عربي'];
  const lone = fc.sample(
    fc.string({
      unit: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)),
    }),
    2_000,
  );
  const written = [...marks, ...texts, ...lone];
  const items = written.map((text) => `<i a="${escapeXml(text)}">${escapeXml(text)}</i>`);
  const read = await readXml(`<r>${items.join('')}</r>`);
  const expected = written.map((text) =>
    text.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd'),
  );
  expect(read.children.map(({ text }) => text)).toEqual(expected);
  expect(read.children.map(({ attributes }) => attributes['a'])).toEqual(expected);
});

describe('the sitemap', () => {
  test('lists every page that may be found, with the languages the page itself names', async () => {
    const index = await xmlAt('/sitemap-index.xml');
    expect(index.name).toBe('sitemapindex');
    const maps = index.children.flatMap((map) => textOf(map, 'loc'));
    expect(maps.length).toBeGreaterThan(0);
    const urls = [];
    for (const map of maps) {
      const { name, children } = await xmlAt(new URL(map).pathname);
      expect(name).toBe('urlset');
      urls.push(...children);
    }
    const listed = urls.flatMap((url) => textOf(url, 'loc'));
    expect(new Set(listed).size).toBe(listed.length);
    const built = builtPages().map((path) => readFileSync(join(CLIENT, path), 'utf8'));
    const canonical = built.flatMap(
      (html) => /<link rel="canonical" href="([^"]*)"/.exec(html)?.[1] ?? [],
    );
    // Made on demand, and the same for all who are not signed in.
    const onDemand = locales.map((locale) => localPath('/support/', locale, locales));
    const support = listed.filter((address) => onDemand.includes(new URL(address).pathname));
    expect(support).toHaveLength(locales.length);
    expect(listed.toSorted()).toEqual([...canonical, ...support].toSorted());
    for (const url of urls) {
      const [address = ''] = textOf(url, 'loc');
      const html = await (await fetch(site.server.url + new URL(address).pathname)).text();
      const named = Array.from(
        html.matchAll(/<link rel="alternate" hreflang="([^"]*)" href="([^"]*)"/g),
        ([, locale, href]) => `${locale ?? ''} ${href ?? ''}`,
      );
      const alternates = all(url, 'xhtml:link').map(
        ({ attributes }) => `${attributes['hreflang'] ?? ''} ${attributes['href'] ?? ''}`,
      );
      expect([address, ...alternates.toSorted()]).toEqual([address, ...named.toSorted()]);
      if (alternates.length > 0) expect(alternates.join('\n')).toContain(` ${address}`);
      const days = textOf(url, 'lastmod');
      expect([address, days]).toEqual([
        address,
        days.filter((day) => /^\d{4}-\d\d-\d\d$/.test(day)),
      ]);
      expect(days.length).toBe(address.includes('/articles/') && html.includes('<time') ? 1 : 0);
    }
  });

  function builtPages(): string[] {
    return readdirSync(CLIENT, { recursive: true, withFileTypes: true })
      .filter(({ name }) => name.endsWith('.html'))
      .map((entry) => relative(CLIENT, join(entry.parentPath, entry.name)));
  }
});

describe.each(locales)('the feed in %s', (locale) => {
  const path = localPath('/feed.xml', locale, locales);
  const instant = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/) as string;

  test('has what RFC 4287 asks of a feed and of each entry', async () => {
    const feed = await xmlAt(path);
    expect([feed.name, feed.attributes['xmlns']]).toEqual(['feed', 'http://www.w3.org/2005/Atom']);
    for (const one of ['id', 'title', 'updated']) expect(all(feed, one)).toHaveLength(1);
    expect(all(feed, 'author').flatMap((author) => textOf(author, 'name'))).not.toEqual([]);
    expect(all(feed, 'link').map(({ attributes }) => attributes['rel'])).toEqual([
      'self',
      'alternate',
    ]);
    const entries = all(feed, 'entry');
    const own = articles.filter((article) => article.locale === locale);
    expect(entries.flatMap((entry) => textOf(entry, 'title')).toSorted()).toEqual(
      own.map(({ title }) => title).toSorted(),
    );
    const ids = entries.flatMap((entry) => textOf(entry, 'id'));
    expect(new Set(ids).size).toBe(entries.length);
    for (const id of ids) expect(id).toMatch(/^tag:[\w.-]+,\d{4}:[!-~]+$/);
    for (const entry of [feed, ...entries]) expect(textOf(entry, 'updated')).toEqual([instant]);
    const instants = entries.flatMap((entry) => textOf(entry, 'updated'));
    expect(instants).toEqual(instants.toSorted().toReversed());
    for (const entry of entries) {
      expect(all(entry, 'summary')).toHaveLength(1);
      const [href = ''] = all(entry, 'link').map(({ attributes }) => attributes['href']);
      expect((await fetch(site.server.url + new URL(href).pathname)).status).toBe(200);
    }
  });

  test('is named by every page of the language', async () => {
    for (const address of ['/', '/articles/', '/articles/change-my-bitrix24-login/']) {
      await page.goto(site.server.url + localPath(address, locale, locales));
      const href = await page.locator('link[type="application/atom+xml"]').getAttribute('href');
      expect(href).toBe(path);
    }
  });
});
