import { expect, test } from 'vitest';
import { atomFeed } from './feed.ts';
import { MACHINE_CATALOG, SITE, SITE_URL } from './machines-fixture.ts';

const now = new Date('2026-11-22T10:00:00Z');
const feedIn = (locale: string, catalog = MACHINE_CATALOG) =>
  atomFeed(catalog, { site: SITE, siteUrl: SITE_URL, locale, now });
const all = (text: string, element: string) =>
  Array.from(text.matchAll(new RegExp(`<${element}>(.*)</${element}>`, 'g')), ([, inner]) => inner);

test('the newest stands first, and the feed is as old as it; what is unlisted is not there', () => {
  const feed = feedIn('en');
  expect(all(feed, 'id')).toEqual([
    `${SITE_URL}/feed.xml`,
    'tag:help.example.com,2026:en/login',
    'tag:help.example.com,2026:en/password',
  ]);
  expect(all(feed, 'updated')).toEqual([
    '2026-11-20T00:00:00Z',
    '2026-11-20T00:00:00Z',
    '2026-11-19T00:00:00Z',
  ]);
  expect(all(feed, 'summary')).toEqual(['A &amp; B &lt; C', 'A &amp; B &lt; C']);
  expect(feed).toContain('<title>Help &amp; more: Recently changed</title>');
});

test('an article whose day is not known has no entry; a feed without any has the time it was made', () => {
  const feed = feedIn('de');
  expect(feed).not.toContain('<entry>');
  expect(all(feed, 'updated')).toEqual(['2026-11-22T10:00:00.000Z']);
  expect(feed).toContain(`href="${SITE_URL}/de/feed.xml"`);
});

test.each([
  [50, 50],
  [51, 50],
])('of %d articles it holds %d', (there, held) => {
  const [one] = MACHINE_CATALOG.articles;
  if (!one) throw new Error('The fixture has no article.');
  const articles = Array.from({ length: there }, (_, n) => ({ ...one, id: `a-${n}` }));
  expect(all(feedIn('en', { ...MACHINE_CATALOG, articles }), 'summary')).toHaveLength(held);
});
