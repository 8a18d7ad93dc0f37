import { afterAll, beforeAll, expect, test } from 'vitest';
import { focusedName, tabTo } from '../../support/focus.ts';
import { SAMPLE } from '../../support/page-states.ts';
import { addMember, linkIn } from '../../support/people.ts';
import { openTestSite, type TestSite } from '../../support/site.ts';

let site: TestSite;
beforeAll(async () => {
  site = await openTestSite();
});
afterAll(async () => {
  await site.close();
});

const PROBLEM = 'A user with that email already exists';

test('the whole way by keyboard alone, from the search to the request', async () => {
  const email = 'keyboard@example.com';
  addMember(site.server.dataDir, email, 'professional');
  const { page, complaints } = await site.newReader({ javaScript: true });
  // A page left before it has faded in complains of that.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const { keyboard } = page;
  const enter = async (name: string) => {
    await tabTo(page, name);
    await keyboard.press('Enter');
  };
  const type = async (label: string, text: string) => {
    await tabTo(page, label);
    await keyboard.type(text);
  };

  await page.goto('/');
  await type('Search the help center', PROBLEM);
  await keyboard.press('Enter');
  await page.getByRole('link', { name: /^Problem: / }).waitFor();
  await enter(`Problem: ${PROBLEM}`);
  await page.waitForURL(/#a-user-with-that-email-already-exists$/);

  await enter('This didn’t help');
  await page.getByRole('heading', { name: 'We are sorry this did not help.' }).waitFor();
  expect(await focusedName(page)).toBe('What went wrong?');
  await enter('I followed it and it did not work');
  await page.getByRole('heading', { name: 'Let us get it working' }).waitFor();
  expect(await focusedName(page)).toBe('Let us get it working');

  await enter('Ask the support team');
  await page.getByRole('heading', { name: 'Support', level: 1 }).waitFor();
  await enter('Sign in');
  await page.getByRole('heading', { name: 'Sign in', level: 1 }).waitFor();
  await type('E-mail address', email);
  await keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Look into your inbox' }).waitFor();
  await page.goto(linkIn(await site.server.mailTo(email)));
  await enter('Sign in now');
  await page.getByText(`Signed in as ${email}`).waitFor();

  await enter('Write a request');
  await page.getByRole('heading', { name: 'New request' }).waitFor();
  await enter('Send request');
  await page.getByRole('alert').waitFor();
  // What is wrong has the focus, and its first line leads to the first field.
  expect(await focusedName(page)).toContain('Something needs a correction');
  await keyboard.press('Tab');
  await keyboard.press('Enter');
  expect(await focusedName(page)).toBe('Subject');
  await keyboard.type('My new address is refused');
  await type('What happened?', 'I see the error.');
  await enter('Send request');
  await page.getByText('Your request is with us').waitFor();
  expect(
    site.server.rows('select subject, reason from requests where requester_email = ?', email),
  ).toEqual([{ subject: 'My new address is refused', reason: 'did-not-work' }]);
  // The form that came back with errors is answered by 422, which the console tells.
  expect(complaints.filter((text) => !text.includes('422'))).toEqual([]);
});

test('the skip link is first and lands on the content', async () => {
  const { page } = await site.newReader({ javaScript: true });
  await page.goto(SAMPLE);
  await page.keyboard.press('Tab');
  expect(await focusedName(page)).toBe('Skip to content');
  await page.keyboard.press('Enter');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('content');
  await page.keyboard.press('Tab');
  expect(await focusedName(page)).toBe('Home');
});

test('a screenshot is enlarged, kept to, and left by keyboard; the focus comes back', async () => {
  const { page } = await site.newReader({ javaScript: true });
  await page.goto(SAMPLE);
  const isOnLink = () => page.evaluate(() => document.activeElement?.matches('a[data-zoom]'));
  for (let n = 0; n < 60 && !(await isOnLink()); n++) await page.keyboard.press('Tab');
  const opener = await page.evaluate(() => document.activeElement?.getAttribute('href'));
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  expect(await dialog.getAttribute('aria-label')).toMatch(/.{20}/);
  for (let n = 0; n < 6; n++) {
    expect(
      await page.evaluate(
        () =>
          document.activeElement === document.body ||
          document.activeElement?.closest('dialog') !== null,
      ),
    ).toBe(true);
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  expect(await isOnLink()).toBe(true);
  expect(await page.evaluate(() => document.activeElement?.getAttribute('href'))).toBe(opener);
});
