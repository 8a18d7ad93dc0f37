import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { wordsFor } from '../../src/config/words/index.ts';
import { readSite } from '../../src/config/site.ts';
import { exampleVote } from '../support/examples.ts';
import { addMember, mailedLink, signIn } from '../support/people.ts';
import { newReader } from '../support/reader.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { sampleArticle } from '../support/votes.ts';

/** What a reader of another language than the source language gets from the running server. */
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(async () => {
  await server.stop();
});

const UNTRANSLATED = 'accessibility';
const [, ...OTHERS] = readSite('content').locales;
let readers = 0;
const reader = () => newReader(server, `language/${++readers}`);

describe.each(OTHERS)('in %s', (locale) => {
  const words = wordsFor(locale);
  const PAGES = [
    ['/', words.home.topics],
    ['/articles/', words.list.title],
    ['/categories/account/', words.layout.breadcrumbs],
    ['/search/', words.search.title],
    ['/support/', words.support.selfTitle],
    ['/sign-in/', words.signIn.title],
    ['/watch/confirm', words.watch.confirm.goneTitle],
    ['/no/such/page', words.missing.title],
  ] as const;

  test.each(PAGES)('%s is in the language throughout', async (path, said) => {
    const { text } = await reader().get(`/${locale}${path}`);
    const direction = locale === 'ar' ? 'rtl' : 'ltr';
    expect(text).toContain(`<html lang="${locale}" dir="${direction}"`);
    expect(text).toContain(said);
    // Every link to a page of the site stays in the language, but for the choice of one.
    const links = [...text.matchAll(/<a\s([^>]*)>/g)].map(([, attributes = '']) => attributes);
    const strayed = links
      .filter(
        (attributes) =>
          !/hreflang=|data-language|href="(#|https?:|\/articles\/[^"]*#in-)/.test(attributes),
      )
      .filter((attributes) => !attributes.includes(`href="/${locale}/`));
    expect(strayed).toEqual([]);
  });

  test('an article that is not translated leads to its source, at the notice', async () => {
    const answer = await reader().get(`/${locale}/articles/${UNTRANSLATED}/?q=a`);
    expect(answer.status).toBe(302);
    expect(answer.headers.location).toBe(`/articles/${UNTRANSLATED}/?q=a#in-${locale}`);
    const { text } = await reader().get(`/articles/${UNTRANSLATED}/`);
    expect(text).toMatch(new RegExp(`<div[^>]*id="in-${locale}"[^>]*lang="${locale}"`));
  });

  test('the wish for a translation is a vote, answered in that language', async () => {
    const wishing = reader();
    const { locale: _source, value: _value, ...vote } = exampleVote({ ...sampleArticle() });
    const answer = await wishing.submit('/api/votes', { ...vote, locale: 'en', wish: locale });
    expect(answer.status).toBe(303);
    const page = await wishing.get(answer.headers.location ?? '');
    expect(page.text).toContain(`<html lang="${locale}"`);
    expect(page.text).toContain(words.reasons['want-my-language']);
    expect(server.rows('select locale, value, reason from votes where locale = ?', locale)).toEqual(
      [{ locale, value: 'down', reason: 'want-my-language' }],
    );
  });

  test('signing in and writing a request stay in the language, and so do their mails', async () => {
    const email = `ana.${locale}@example.com`;
    addMember(server.dataDir, email, 'basic');
    const customer = reader();
    const link = await mailedLink(server, customer, email, undefined, locale);
    expect(link.pathname).toBe(`/${locale}/sign-in/confirm`);
    expect(await server.mailTo(email)).toContain(`Content-Language: ${locale}`);
    await signIn(server, customer, email);

    const empty = await customer.submit('/api/requests', { locale, subject: '', description: '' });
    expect(empty.status).toBe(422);
    expect(empty.text).toContain(`<html lang="${locale}"`);
    expect(empty.text).toContain(words.fieldErrors.required);

    const request = { locale, subject: 'Subject', description: 'What happened' };
    const sent = await customer.submit('/api/requests', request);
    expect(sent.status).toBe(303);
    expect(sent.headers.location).toMatch(new RegExp(`^/${locale}/support/requests/[^/]+/`));
    const page = await customer.get(sent.headers.location ?? '');
    expect(page.text).toContain(words.request.sentTitle);
  });
});

test('a page that names no language is answered in that of the page its form stands on', async () => {
  const referer = { Referer: `${server.url}/ja/sign-in/` };
  const answer = await reader().submit('/api/sign-in', { email: 'no address' }, referer);
  expect(answer.status).toBe(422);
  expect(answer.text).toContain('<html lang="ja"');
});

test.each(['/xx/support/', '/support/xx/', '/de/de/support/'])('%s is no page', async (path) => {
  expect((await reader().get(path)).status).toBe(404);
});

test('the source language has one address', async () => {
  const answer = await reader().get('/en/articles/?a=1');
  expect([answer.status, answer.headers.location]).toEqual([301, '/articles/?a=1']);
});

test('a reader whose browser asks for another language may wish for it', async () => {
  const wishing = reader();
  const vote = await wishing.submit('/api/votes', exampleVote({ value: 'down' }));
  const asks = async (language: string) =>
    (await wishing.get(vote.headers.location ?? '', { 'Accept-Language': language })).text.includes(
      'value="want-my-language"',
    );
  expect(await asks('en-GB,en;q=0.9,fr;q=0.5')).toBe(false);
  expect(await asks('fr-FR,fr;q=0.9,en;q=0.5')).toBe(true);
});
