import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { addMember, linkIn } from '../support/people.ts';
import { openTestSite, type TestSite } from '../support/site.ts';

/**
 * The whole way of a reader, with the rows it leaves: find the article, meet the problem, say that
 * it did not help and why, and be led by the plan to self-support or to a request.
 */
const ERROR = 'A user with that email already exists';
const ANCHOR = 'a-user-with-that-email-already-exists';
const ARTICLE = 'change-my-bitrix24-login';

let site: TestSite;
beforeAll(async () => {
  site = await openTestSite();
});
afterAll(async () => {
  await site.close();
});

type Mode = { javaScript: boolean; width: number };
const modes: [string, Mode][] = [
  ['with JavaScript, on a desktop', { javaScript: true, width: 1280 }],
  ['with JavaScript, on a phone', { javaScript: true, width: 320 }],
  ['without JavaScript, on a phone', { javaScript: false, width: 320 }],
];

/** With JavaScript by pasting the error; without it, search has nothing to show, so by category. */
async function findArticle(page: Page, { javaScript }: Mode): Promise<void> {
  await page.goto('/');
  if (!javaScript) {
    await page.getByRole('link', { name: 'Account and sign-in' }).click();
    await page.getByRole('link', { name: 'Change my Bitrix24 login' }).click();
    return;
  }
  await page.getByRole('searchbox').fill(`"${ERROR}."`);
  await page.getByRole('searchbox').press('Enter');
  await page.getByRole('link', { name: `Problem: ${ERROR}` }).click();
  await page.waitForURL(`**/articles/${ARTICLE}/?q=**#${ANCHOR}`);
  expect(await page.locator(`#${ANCHOR}`).isVisible()).toBe(true);
}

async function voteDown(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'This didn’t help' }).click();
  await page.getByRole('heading', { name: 'We are sorry this did not help.' }).waitFor();
  await page.getByRole('button', { name: 'I followed it and it did not work' }).click();
  await page.getByRole('heading', { name: 'Let us get it working' }).waitFor();
}

async function signIn(page: Page, email: string): Promise<void> {
  await page.getByLabel('E-mail address').fill(email);
  await page.getByRole('button', { name: 'Send me a link' }).click();
  await page.getByRole('heading', { name: 'Look into your inbox' }).waitFor();
  await page.goto(linkIn(await site.server.mailTo(email)));
  await page.getByRole('button', { name: 'Sign in now' }).click();
}

describe.each(modes)('%s', (_, mode) => {
  const email = `ana.${mode.javaScript ? 'js' : 'plain'}.${mode.width}@example.com`;

  test('a commercial customer reaches the team, and nothing is asked twice', async () => {
    addMember(site.server.dataDir, email, 'professional');
    const { page, complaints } = await site.newReader(mode);
    await findArticle(page, mode);
    await voteDown(page);
    await page.getByRole('link', { name: 'Ask the support team' }).click();
    await page.getByRole('link', { name: 'Sign in', exact: true }).click();
    await signIn(page, email);
    await page.getByRole('link', { name: 'Write a request' }).click();

    const known = page.getByRole('region', { name: 'We already know' });
    expect(await known.innerText()).toContain('Change my Bitrix24 login');
    expect(await known.innerText()).toContain('It did not help: I followed it and it did not work');
    await page.getByLabel('Subject').fill('My new address is refused');
    await page.getByLabel('What happened?').fill('I see the error\nalthough I have one profile.');
    await page.getByRole('button', { name: 'Send request' }).click();
    await page.getByText('Your request is with us').waitFor();
    const reference = /WM-\w{8}/.exec(page.url())?.[0] ?? '';
    expect(await page.getByText(`Its reference is ${reference}.`).isVisible()).toBe(true);
    await page.getByRole('link', { name: 'My requests' }).first().click();
    expect(await page.getByText(reference).isVisible()).toBe(true);

    const [request] = site.server.rows('select * from requests where reference = ?', reference);
    expect(request).toMatchObject({
      requester_email: email,
      plan: 'professional',
      subject: 'My new address is refused',
      status: 'new',
      article: ARTICLE,
      vote_value: 'down',
      reason: 'did-not-work',
      query: mode.javaScript ? `"${ERROR}."` : null,
    });
    const [vote] = site.server.rows('select * from votes where id = ?', String(request?.['vote']));
    expect(vote).toMatchObject({
      article: ARTICLE,
      locale: 'en',
      revision: request?.['revision'],
      value: 'down',
      reason: 'did-not-work',
      revision_known: 1,
    });
    const messages = site.server.rows(
      'select body from messages where request = ?',
      String(request?.['id']),
    );
    expect(messages).toEqual([{ body: 'I see the error\nalthough I have one profile.' }]);
    expect(await site.server.mailTo(email)).toContain(reference);
    expect(complaints).toEqual([]);
  });

  test('somebody on a free plan is led to everything that helps without the team', async () => {
    const free = `free.${email}`;
    addMember(site.server.dataDir, free, 'free');
    const { page } = await site.newReader(mode);
    await findArticle(page, mode);
    await page.getByRole('link', { name: 'Get support' }).click();
    await page.getByRole('link', { name: 'Sign in', exact: true }).click();
    await signIn(page, free);
    await page.getByText('Your plan, Free, includes all you find here.').waitFor();
    for (const name of [
      'Manuals',
      'Articles',
      'Video tutorials',
      'Free webinars',
      'Local partners',
    ]) {
      expect(await page.getByRole('heading', { name }).isVisible()).toBe(true);
    }
    await page.goto('/support/new');
    expect(new URL(page.url()).pathname).toBe('/support/');
    expect(site.server.rows('select 1 from requests where requester_email = ?', free)).toEqual([]);
  });

  test('somebody signed out may vote and help themselves, and is asked to sign in to write', async () => {
    const { page } = await site.newReader(mode);
    const before = site.server.rows('select 1 from votes').length;
    await findArticle(page, mode);
    await page.getByRole('button', { name: 'This helped' }).click();
    await page
      .getByRole('heading', { name: 'Thank you. It is good to know this helped.' })
      .waitFor();
    expect(site.server.rows('select 1 from votes').length).toBe(before + 1);
    await page.goto('/support/');
    expect(await page.getByRole('heading', { name: 'Video tutorials' }).isVisible()).toBe(true);
    await page.goto('/support/new');
    expect(new URL(page.url()).pathname).toBe('/sign-in/');
  });
});
