import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { MARKUP_TEXTS, packTexts } from '../support/hostile-text.ts';
import { addMember } from '../support/people.ts';
import { signIn } from '../support/signed-in.ts';
import { openTestSite, type Reader, type TestSite } from '../support/site.ts';

/** What a real browser does with our pages: runs nothing that readers typed, and asks nobody but us. */
const ARTICLE = '/articles/change-my-bitrix24-login/';

let site: TestSite;
beforeAll(async () => {
  site = await openTestSite({ LIMITS: 'votesPerAddressPerMinute=1000' });
});
afterAll(async () => {
  await site.close();
});

/** A reader whose dialogs and requests to other hosts are noted. */
async function watchedReader(): Promise<Reader & { seen: string[]; asked: () => number }> {
  const reader = await site.newReader({ javaScript: true });
  const seen: string[] = [];
  let asked = 0;
  reader.page.on('dialog', (dialog) => {
    seen.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  const { host } = new URL(site.server.url);
  reader.context.on('request', (request) => {
    asked++;
    const url = new URL(request.url());
    const isOurs = url.host === host || ['data:', 'blob:'].includes(url.protocol);
    if (!isOurs) seen.push(`request: ${request.url()}`);
  });
  return { ...reader, seen, asked: () => asked };
}

async function customer(email: string) {
  addMember(site.server.dataDir, email, 'professional');
  const reader = await watchedReader();
  await signIn(reader.page, site.server, email);
  return reader;
}

/** Whether any of the texts has run, or begun a tag of its own. */
function hasRun(page: Page): Promise<boolean> {
  return page.evaluate(
    () =>
      'ran' in window ||
      document.querySelector('[onerror], [onload], [onfocus], [ontoggle], base, object, iframe') !==
        null,
  );
}

async function vote(page: Page): Promise<string> {
  await page.goto(ARTICLE);
  const answer = page.waitForResponse((response) => response.url().endsWith('/api/votes'));
  await page.getByRole('button', { name: 'This didn’t help' }).click();
  const feedback = (await answer).headers()['location'] ?? '';
  await page.getByRole('button', { name: 'Take my answer back' }).waitFor();
  return feedback;
}

describe('V6: nothing that a reader typed runs, and no policy is broken', () => {
  test('on the feedback page, the request’s page and the form that failed', async () => {
    const reader = await customer('markup@example.com');
    const { page } = reader;
    const feedback = await vote(page);
    for (const comment of packTexts(MARKUP_TEXTS, 2000)) {
      const sent = await page.request.post(
        feedback.replace('/feedback/', '/api/votes/').slice(0, -1),
        {
          headers: { Origin: site.server.url },
          data: { comment },
        },
      );
      expect(sent.status()).toBe(200);
      await page.goto(feedback);
      expect(await hasRun(page)).toBe(false);
    }
    for (const text of packTexts(MARKUP_TEXTS, 20_000)) {
      await page.goto('/support/new/');
      await page.getByLabel('Subject').fill(' ');
      await page.getByLabel('What happened?').fill(text);
      await page.getByRole('button', { name: 'Send request' }).click();
      await page
        .getByRole('link', { name: 'Please fill this in.' })
        .or(page.getByText('Please fill this in.'))
        .first()
        .waitFor();
      expect(await page.getByLabel('What happened?').inputValue()).toBe(text);
      expect(await hasRun(page)).toBe(false);
      await page.getByLabel('Subject').fill(MARKUP_TEXTS[0] ?? '');
      await page.getByRole('button', { name: 'Send request' }).click();
      await page.getByText('Your request is with us').waitFor();
      expect(await hasRun(page)).toBe(false);
    }
    expect(reader.seen).toEqual([]);
    expect(reader.complaints.filter((text) => !text.includes('status of 422'))).toEqual([]);
  });

  test('in the search and in addresses', async () => {
    const reader = await watchedReader();
    for (const text of MARKUP_TEXTS.filter((_, n) => n % 12 === 0)) {
      await reader.page.goto(`/search/?q=${encodeURIComponent(text)}`);
      await reader.page
        .locator('main [role=status], main [aria-live]')
        .first()
        .waitFor({ state: 'attached' });
      expect(await hasRun(reader.page)).toBe(false);
    }
    expect([reader.seen, reader.complaints]).toEqual([[], []]);
  });
});

test('R6: no page of any kind asks another host for anything', async () => {
  const reader = await customer('network@example.com');
  const { page } = reader;
  const feedback = await vote(page);
  await page.goto('/support/new/');
  await page.getByLabel('Subject').fill('My new address is refused');
  await page.getByLabel('What happened?').fill('I see the error.');
  await page.getByRole('button', { name: 'Send request' }).click();
  await page.getByText('Your request is with us').waitFor();
  for (const path of [
    ...['/', '/articles/', '/categories/account/', ARTICLE, `${ARTICLE}?q=login#step-1`],
    ...['/search/', '/search/?q=password', '/search/?q=zzzzqqqq', feedback],
    ...['/support/', '/support/new/', '/support/requests/', new URL(page.url()).pathname],
    ...['/sign-in/', '/sign-in/?sent=1', '/sign-in/confirm?token=x', '/no-such-page/', '/problem/'],
    ...['/watch/confirm?token=x', '/watch/unsubscribe?token=x', '/watch/unsubscribe?done'],
  ]) {
    await page.goto(path, { waitUntil: 'networkidle' });
    expect([path, reader.seen]).toEqual([path, []]);
  }
  expect(reader.asked()).toBeGreaterThan(50);
});
