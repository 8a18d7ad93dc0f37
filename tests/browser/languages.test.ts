import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { languageName } from '../../src/config/locales.ts';
import { readSite } from '../../src/config/site.ts';
import { wordsFor } from '../../src/config/words/index.ts';
import { readCatalog } from '../../src/features/articles/catalog.ts';
import { addMember, linkIn } from '../support/people.ts';
import { openTestSite, type TestSite } from '../support/site.ts';

/** The whole way of a reader in each language of the site, and the ways between languages. */
let site: TestSite;
beforeAll(async () => {
  site = await openTestSite();
});
afterAll(async () => {
  await site.close();
});

const { locales } = readSite('content');
const { articles } = readCatalog('content');
const SEED = 'change-my-bitrix24-login';
const UNTRANSLATED = '/articles/accessibility/';

describe.each(locales.slice(1))('in %s', (locale) => {
  const words = wordsFor(locale);
  const article = articles.find((one) => one.id === SEED && one.locale === locale);
  const [problem] = article?.problems ?? [];
  if (!article || !problem) throw new Error(`The seed's article is not there in ${locale}.`);

  test.each([true, false])(
    'search, problem, reason, request; JavaScript: %s',
    async (javaScript) => {
      const email = `ana.${locale}.${javaScript ? 'js' : 'plain'}@example.com`;
      addMember(site.server.dataDir, email, 'professional');
      const { page, complaints } = await site.newReader({ javaScript, width: 390 });

      await page.goto(`/${locale}/`);
      await page.getByRole('searchbox').fill(problem.error);
      await page.getByRole('searchbox').press('Enter');
      await page.getByRole('link', { name: `${words.search.problem}: ${problem.error}` }).click();
      await page.waitForURL(`**/${locale}/articles/${SEED}/?q=**#*`);
      expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe(article.question);

      await page.getByRole('button', { name: words.vote.down, exact: true }).click();
      await page.getByRole('heading', { name: words.feedback.sorry }).waitFor();
      await page.getByRole('button', { name: words.reasons['did-not-work'] }).click();
      await page.getByRole('link', { name: words.nextStep.request.button }).click();
      await page.waitForURL(`**/${locale}/support/?vote=*`);
      await page.getByRole('link', { name: words.signIn.title, exact: true }).click();

      await page.getByLabel(words.signIn.email).fill(email);
      await page.getByRole('button', { name: words.signIn.button, exact: true }).click();
      await page.getByRole('heading', { name: words.signIn.sentTitle }).waitFor();
      await page.goto(linkIn(await site.server.mailTo(email)));
      await page.getByRole('button', { name: words.signIn.confirmButton }).click();
      await page.getByRole('link', { name: words.support.requestButton }).click();

      const known = page.getByRole('region', { name: words.request.trailTitle });
      expect(await known.innerText()).toContain(article.title);
      await page.getByLabel(words.request.subject).fill('Subject');
      await page.getByLabel(words.request.description).fill('What happened');
      await page.getByRole('button', { name: words.request.send, exact: true }).click();
      await page.getByText(words.request.sentTitle).waitFor();
      expect(new URL(page.url()).pathname).toMatch(new RegExp(`^/${locale}/support/requests/`));
      expect(
        site.server.rows('select locale, article from requests where requester_email = ?', email),
      ).toEqual([{ locale, article: SEED }]);
      expect(complaints).toEqual([]);
    },
  );

  test('an untranslated address says so, and the wish for it is answered in place', async () => {
    const { page, complaints } = await site.newReader({ javaScript: true });
    await page.goto(`/${locale}${UNTRANSLATED}`);
    await page.waitForURL(`**${UNTRANSLATED}#in-${locale}`);
    expect(await page.locator('.untranslated:visible').count()).toBe(1);
    await page.getByRole('button', { name: words.untranslated.wish }).click();
    await page.getByRole('heading', { name: words.nextStep.thanks.title }).waitFor();
    expect(await page.locator('[data-panel]').getAttribute('lang')).toBe(locale);
    expect(complaints).toEqual([]);
    await page.goto(UNTRANSLATED);
    expect(await page.locator('.untranslated:visible').count()).toBe(0);
  });

  test.each([true, false])('a wrong translation is named; JavaScript: %s', async (javaScript) => {
    const { page, complaints } = await site.newReader({ javaScript, width: 390 });
    await page.goto(`/${locale}/articles/${SEED}/`);
    await page.getByRole('button', { name: words.vote.down, exact: true }).click();
    await page.getByRole('button', { name: words.reasons['translation-wrong'] }).click();
    await page.getByRole('heading', { name: words.nextStep.thanks.title }).waitFor();
    expect(
      site.server.rows(
        'select value, locale from votes where reason = ? and locale = ? order by created_at',
        ...['translation-wrong', locale],
      ),
    ).toEqual(Array(javaScript ? 1 : 2).fill({ value: 'down', locale }));
    expect(complaints).toEqual([]);
  });

  test('the choice of a language keeps the page, without JavaScript too', async () => {
    const { page } = await site.newReader({ javaScript: false });
    await page.goto(`/articles/${SEED}/`);
    const choose = async (from: string, to: string) => {
      await page.getByRole('button', { name: languageName(from) }).click();
      await page.getByRole('link', { name: languageName(to), exact: true }).click();
    };
    await choose('en', locale);
    await page.waitForURL(`**/${locale}/articles/${SEED}/`);
    await choose(locale, 'en');
    await page.waitForURL(`**/articles/${SEED}/`);
  });
});

describe('a browser in another language', () => {
  async function open(locale: string) {
    const context = await site.browser.newContext({ baseURL: site.server.url, locale });
    const page = await context.newPage();
    await page.goto('/');
    return { page, offers: page.locator('.language-offer:visible') };
  }

  test('is offered it once, and led nowhere unasked', async () => {
    const { page, offers } = await open('de-AT');
    expect(new URL(page.url()).pathname).toBe('/');
    expect(await offers.innerText()).toContain(wordsFor('de').layout.offer);
    await page.getByRole('button', { name: wordsFor('de').layout.declineOffer }).click();
    expect(await offers.count()).toBe(0);
    await page.goto('/articles/');
    expect(await offers.count()).toBe(0);
  });

  test('finds the same page by the offer', async () => {
    const { page } = await open('ja');
    await page.goto('/articles/');
    await page.getByRole('link', { name: wordsFor('ja').layout.acceptOffer }).click();
    await page.waitForURL('**/ja/articles/');
  });

  test.each(['en-GB', 'fr'])('%s is offered nothing', async (locale) => {
    expect(await (await open(locale)).offers.count()).toBe(0);
  });
});
