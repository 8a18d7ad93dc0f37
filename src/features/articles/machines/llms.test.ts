import { expect, test } from 'vitest';
import { articleIndex } from './article-index.ts';
import { llmsTxt } from './llms.ts';
import { MACHINE_CATALOG, SITE, SITE_URL } from './machines-fixture.ts';
import { robotsTxt } from './robots.ts';

const around = { site: SITE, siteUrl: SITE_URL };

test('the list for language models has a name, a summary, and a link to Markdown for each article', () => {
  expect(llmsTxt(MACHINE_CATALOG, { ...around, locale: 'en' })).toBe(`# Help & more

> Articles about Bitrix24: what to do, step by step, and the way out when something goes wrong. Each link leads to an article as Markdown.

## Account

- [login in en](${SITE_URL}/articles/login.md): A & B < C
- [password in en](${SITE_URL}/articles/password.md): A & B < C

## Optional

- [All articles in one file](${SITE_URL}/llms-full.txt)
- [All articles as JSON](${SITE_URL}/articles/index.json)
- [Deutsch](${SITE_URL}/de/llms.txt)
- [العربية](${SITE_URL}/ar/llms.txt)
`);
});

test('a category without an article in the language is left out, and a bracket ends no link', () => {
  const articles = MACHINE_CATALOG.articles.map((article) => ({ ...article, title: 'A [b] \\' }));
  const catalog = { ...MACHINE_CATALOG, articles };
  expect(llmsTxt(catalog, { ...around, locale: 'ar' })).not.toContain('## Account');
  expect(llmsTxt(catalog, { ...around, locale: 'de' })).toContain('- [A \\[b\\] \\\\](https://');
});

test('the index says what is known of each article, and nothing of what is not', () => {
  const { articles, ...head } = articleIndex(MACHINE_CATALOG, { ...around, locale: 'de' });
  expect(head).toEqual({ name: 'Help & more', product: 'Bitrix24', language: 'de' });
  expect(articles).toMatchObject([
    {
      id: 'login',
      url: `${SITE_URL}/de/articles/login/`,
      markdown: `${SITE_URL}/de/articles/login.md`,
      category: { id: 'account', title: 'Konto' },
      languages: {
        en: `${SITE_URL}/articles/login/`,
        de: `${SITE_URL}/de/articles/login/`,
      },
    },
  ]);
  expect(articles[0]).not.toHaveProperty('updated');
  const english = articleIndex(MACHINE_CATALOG, { ...around, locale: 'en' });
  expect(english.articles.map(({ id }) => id)).toEqual(['login', 'password']);
});

test('crawlers are kept off what is made for one reader, in every language', () => {
  expect(robotsTxt(['en', 'de'], SITE_URL)).toBe(`User-agent: *
Allow: /
Disallow: /api/
Disallow: /feedback/
Disallow: /staff/
Disallow: /de/staff/
Disallow: /support/requests/
Disallow: /de/support/requests/
Disallow: /sign-in/
Disallow: /de/sign-in/

Sitemap: ${SITE_URL}/sitemap-index.xml
`);
});
