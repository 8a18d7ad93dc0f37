import type { Page } from 'playwright-core';
import { linkIn } from './people.ts';
import type { TestServer } from './server.ts';

/** Signs a reader in as people do: ask for the mail, open its link, confirm. */
export async function signIn(page: Page, server: TestServer, email: string): Promise<void> {
  await page.goto('/sign-in/');
  await page.getByLabel('E-mail address').fill(email);
  await page.getByRole('button', { name: 'Send me a link' }).click();
  await page.getByRole('heading', { name: 'Look into your inbox' }).waitFor();
  await page.goto(linkIn(await server.mailTo(email)));
  await page.getByRole('button', { name: 'Sign in now' }).click();
  await page.waitForURL('**/support/');
}
