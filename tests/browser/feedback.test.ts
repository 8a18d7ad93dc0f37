import GithubSlugger from 'github-slugger';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { openTestSite, type Reader, type TestSite } from '../support/site.ts';

/** Every reason, its words and what it leads to, with and without JavaScript, and the rows it leaves. */
const ARTICLE = '/articles/change-my-bitrix24-login/?q=cannot%20change%20my%20email';

let site: TestSite;
beforeAll(async () => {
  site = await openTestSite();
});
afterAll(async () => {
  await site.close();
});

const DOWN: [reason: string, words: string, next: string][] = [
  [
    'not-what-i-was-looking-for',
    'It is not what I was looking for',
    'Let us find the right article',
  ],
  ['too-complicated', 'It is too complicated', 'There are easier ways'],
  ['did-not-work', 'I followed it and it did not work', 'Let us get it working'],
  ['outdated-or-wrong', 'It is outdated or wrong', 'Thank you, we will look at it'],
  ['missing-information', 'Something is missing', 'Thank you, we will look at it'],
  ['screenshots-do-not-match', 'My screen looks different', 'Thank you, we will look at it'],
];
const UP: [reason: string, words: string, next: string][] = [
  ['solved-my-problem', 'It solved my problem', 'Thank you'],
  ['easy-to-follow', 'It was easy to follow', 'Thank you'],
];

/** The row of the reader who is on this page, by the token on it. */
function newestVote(): Record<string, unknown> | undefined {
  return site.server.rows('select * from votes order by created_at desc, id desc limit 1')[0];
}

async function vote(page: Page, button: string): Promise<void> {
  await page.goto(ARTICLE);
  await page.getByRole('button', { name: button }).click();
  await page.getByRole('button', { name: 'Take my answer back' }).waitFor();
}

const heading = (page: Page, name: string) =>
  page.getByRole('heading', { name, exact: true }).waitFor();

describe.each([
  ['with JavaScript', true],
  ['without JavaScript', false],
])('%s', (_, javaScript) => {
  const open = (): Promise<Reader> => site.newReader({ javaScript });

  test.each(DOWN)('down, %s', async (reason, words, next) => {
    const { page, complaints } = await open();
    await vote(page, 'This didn’t help');
    await page.getByRole('button', { name: words, exact: true }).click();
    await heading(page, next);
    expect(newestVote()).toMatchObject({ value: 'down', reason, query: 'cannot change my email' });
    expect(complaints).toEqual([]);
  });

  test.each(UP)('up, %s: nothing more is asked', async (reason, words, next) => {
    const { page } = await open();
    await vote(page, 'This helped');
    await page.getByRole('button', { name: words, exact: true }).click();
    await heading(page, next);
    expect(newestVote()).toMatchObject({ value: 'up', reason });
    expect(await page.getByRole('textbox', { name: /tell us more/ }).count()).toBe(0);
  });

  test('something else asks what it is', async () => {
    const { page } = await open();
    await vote(page, 'This didn’t help');
    await page.getByText('Something else').click();
    await page.getByLabel('What is it?').fill('The app has no such menu.');
    await wait(page, javaScript);
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await heading(page, 'Thank you, we will look at it');
    expect(newestVote()).toMatchObject({
      reason: 'other',
      comment: 'The app has no such menu.',
      state: 'counted',
    });
  });

  test('not what I was looking for: the search is filled in, and the need is asked for', async () => {
    const { page } = await open();
    await vote(page, 'This didn’t help');
    await page.getByRole('button', { name: 'It is not what I was looking for' }).click();
    await heading(page, 'Let us find the right article');
    const panel = page.locator('[data-feedback]');
    expect(await panel.getByRole('searchbox').inputValue()).toBe('cannot change my email');
    await panel.getByLabel('What were you looking for?').fill('Merging two profiles');
    await wait(page, javaScript);
    await panel.getByRole('button', { name: 'Send', exact: true }).click();
    await page.getByText('your comment has arrived').first().waitFor();
    expect(newestVote()).toMatchObject({ comment: 'Merging two profiles', state: 'counted' });
    const missed = "select query from searches where kind = 'missed-need'";
    expect(site.server.rows(missed)).toContainEqual({ query: 'Merging two profiles' });
  });

  test('stuck at a step: down, and where, in one click', async () => {
    const { page } = await open();
    await page.goto(ARTICLE);
    await page.getByRole('button', { name: 'I am stuck at step 4' }).click();
    await heading(page, 'What went wrong?');
    expect(newestVote()).toMatchObject({ value: 'down', anchor: 'step-4' });
    await page.getByRole('button', { name: 'It is outdated or wrong' }).click();
    await heading(page, 'Thank you, we will look at it');
    expect(await page.getByLabel('Which part is it about?').inputValue()).toBe('step-4');
  });

  test('changed, withdrawn and given again is one row', async () => {
    const { page } = await open();
    const before = site.server.rows('select 1 from votes').length;
    await vote(page, 'This didn’t help');
    await page.getByRole('button', { name: 'It did help' }).click();
    await heading(page, 'What helped?');
    expect(newestVote()).toMatchObject({ value: 'up' });
    await page.getByRole('button', { name: 'Take my answer back' }).click();
    await heading(page, 'Your answer was taken back. You can give another one.');
    expect(newestVote()?.['withdrawn_at']).not.toBeNull();
    await page.getByRole('button', { name: 'It did not help' }).click();
    await heading(page, 'What went wrong?');
    expect(newestVote()).toMatchObject({ value: 'down', withdrawn_at: null });
    expect(site.server.rows('select 1 from votes').length).toBe(before + 1);
  });

  test('an address left with a report gets one mail that asks for a yes', async () => {
    const email = `watch.${String(javaScript)}@example.com`;
    const { page } = await open();
    await vote(page, 'This didn’t help');
    await page.getByRole('button', { name: 'Something is missing' }).click();
    await page.getByLabel(/^Tell me when it is mended/).fill(email);
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await page.getByText('A mail is on its way to you.').waitFor();
    expect(await site.server.mailTo(email)).toContain('/watch/confirm');
    expect(site.server.rows('select confirmed_at from watches where email = ?', email)).toEqual([
      { confirmed_at: null },
    ]);
  });
});

test('no id of the feedback can be one of a heading, a step or a problem', async () => {
  const { page } = await site.newReader({ javaScript: true });
  await page.goto(ARTICLE);
  const ids = () =>
    page.locator('[data-feedback] [id]').evaluateAll((found) => found.map(({ id }) => id));
  const seen = await ids();
  await page.getByRole('button', { name: 'This didn’t help' }).click();
  await heading(page, 'What went wrong?');
  seen.push(...(await ids()));
  await page.getByRole('button', { name: 'Something is missing' }).click();
  await heading(page, 'Thank you, we will look at it');
  seen.push(...(await ids()));
  expect(new Set(seen)).toEqual(
    new Set(
      [
        'title',
        'form',
        'other',
        'other-hint',
        'anchor',
        'comment',
        'comment-hint',
        'email',
        'email-hint',
      ].map((name) => `feedback.${name}`),
    ),
  );
  // A slug holds no dot.
  expect(seen.filter((id) => new GithubSlugger().slug(id) === id)).toEqual([]);
});

test('a reason about language asks for no step', async () => {
  const { page } = await site.newReader({ javaScript: false });
  await vote(page, 'This didn’t help');
  const path = `/api${new URL(page.url()).pathname.replace('feedback', 'votes').replace(/\/$/, '')}`;
  await page.request.patch(path, {
    data: { reason: 'translation-wrong' },
    headers: { Origin: site.server.url },
  });
  await page.reload();
  await heading(page, 'Thank you, we will look at it');
  expect(await page.getByLabel('Which part is it about?').count()).toBe(0);
  expect(await page.getByLabel(/^Tell me when it is mended/).count()).toBe(1);
});

/** With JavaScript a comment sent within three seconds is set aside, as no person types so fast. */
async function wait(page: Page, javaScript: boolean): Promise<void> {
  if (javaScript) await page.waitForTimeout(3100);
}

test('a comment typed too fast, and a filled trap, are stored and set aside', async () => {
  const { page } = await site.newReader({ javaScript: true });
  await vote(page, 'This didn’t help');
  await page.getByRole('button', { name: 'Something is missing' }).click();
  await page.getByLabel('Would you like to tell us more?').fill('Cheap watches');
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await page.getByText('your comment has arrived').first().waitFor();
  expect(newestVote()).toMatchObject({ comment: 'Cheap watches', state: 'quarantined' });

  const other = await site.newReader({ javaScript: true });
  await other.page.goto(ARTICLE);
  await other.page
    .locator('[name=website]')
    .first()
    .evaluate((field) => {
      (field as HTMLInputElement).value = 'https://example.com';
    });
  await other.page.getByRole('button', { name: 'This helped' }).click();
  await heading(other.page, 'What helped?');
  expect(newestVote()).toMatchObject({ value: 'up', state: 'quarantined' });
});

test('without a connection the vote is kept, and sent once when it is back', async () => {
  const { page, context } = await site.newReader({ javaScript: true });
  const before = site.server.rows('select 1 from votes').length;
  await page.goto(ARTICLE);
  await vote(page, 'This didn’t help');
  await page.goto(ARTICLE);
  await page.route('**/api/votes', (route) => route.abort('internetdisconnected'));
  await page.getByRole('button', { name: 'This helped' }).click();
  await page.getByText('There is no connection. Your answer is kept').waitFor();
  expect(newestVote()).toMatchObject({ value: 'down' });
  await page.unroute('**/api/votes');
  const reopened = await context.newPage();
  await reopened.goto(ARTICLE);
  await reopened.getByText('Your answer from before was sent.').waitFor();
  expect(newestVote()).toMatchObject({ value: 'up' });
  expect(site.server.rows('select 1 from votes').length).toBe(before + 1);
  expect(await reopened.evaluate(() => localStorage.length)).toBe(0);
});

test('even without the code that sends it: kept offline, sent plainly after a deploy', async () => {
  const { page, context } = await site.newReader({ javaScript: true });
  const before = site.server.rows('select 1 from votes').length;
  await page.goto(ARTICLE);
  await context.setOffline(true);
  await page.getByRole('button', { name: 'This helped' }).click();
  await page.getByText('There is no connection. Your answer is kept').waitFor();
  await context.setOffline(false);
  await page.getByText('Your answer from before was sent.').waitFor();
  expect(site.server.rows('select 1 from votes').length).toBe(before + 1);

  const other = await site.newReader({ javaScript: true });
  await other.page.goto(ARTICLE);
  await other.page.route('**/feedback.client*', (route) => route.fulfill({ status: 404 }));
  await other.page.getByRole('button', { name: 'This helped' }).click();
  await other.page.waitForURL('**/feedback/**');
  expect(site.server.rows('select 1 from votes').length).toBe(before + 2);
});

test('two clicks at once, and the way back: one row, no error', async () => {
  const { page, complaints } = await site.newReader({ javaScript: true });
  const before = site.server.rows('select 1 from votes').length;
  await page.goto(ARTICLE);
  await page.getByRole('button', { name: 'This helped' }).dblclick();
  await heading(page, 'What helped?');
  await page.goto('/');
  await page.goBack();
  await page.getByRole('button', { name: 'This helped' }).click();
  await heading(page, 'What helped?');
  expect(site.server.rows('select 1 from votes').length).toBe(before + 1);
  expect(complaints).toEqual([]);
});
