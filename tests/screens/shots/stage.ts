import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { en } from '../../../src/config/words/en.ts';
import { addMember, linkIn } from '../../support/people.ts';
import { startTestServer } from '../../support/server.ts';
import { SCREEN_SCALE, SCREEN_WIDTH } from '../screen.ts';

/** The built help center on a database of its own, and readers to go through it. */
export interface Stage {
  /** A page of somebody new: no cookie, no history, English, light. */
  newPage(options?: { javaScript?: boolean }): Promise<Page>;
  /** Gives an address a plan. */
  addCustomer(email: string, plan: string): void;
  /** The link in the newest mail to an address that holds this path. */
  linkInMail(email: string, path: string): Promise<string>;
  /** Signs the reader of a page in, by the link in the mail. */
  signIn(page: Page, email: string): Promise<void>;
  /** Changes rows, so that what is random or of today is the same in each picture. */
  settle(sql: string, ...params: string[]): void;
  close(): Promise<void>;
}

/** Within this time a page is in the state that is waited for, or will never be. */
const STATE_MS = 5000;

/** Needs a `dist/` built from the content and source of this moment. */
export async function openStage(browser: Browser): Promise<Stage> {
  const server = await startTestServer();
  const settle = (sql: string, ...params: string[]) => {
    const database = new DatabaseSync(join(server.dataDir, 'waymark.db'), { timeout: 2000 });
    database.prepare(sql).run(...params);
    database.close();
  };
  const contexts: BrowserContext[] = [];
  return {
    async newPage({ javaScript = true } = {}) {
      const context = await browser.newContext({
        // Without a cookie yet, readers behind one address are told apart by their user agent.
        userAgent: `Mozilla/5.0 (X11; Linux x64) Chrome/150 Safari/537.36 reader/${contexts.length}`,
        baseURL: server.url,
        javaScriptEnabled: javaScript,
        viewport: { width: SCREEN_WIDTH, height: 900 },
        deviceScaleFactor: SCREEN_SCALE,
        colorScheme: 'light',
        // A picture taken while something glides shows it halfway.
        reducedMotion: 'reduce',
        locale: 'en',
      });
      contexts.push(context);
      context.setDefaultTimeout(STATE_MS);
      return context.newPage();
    },
    addCustomer(email, plan) {
      addMember(server.dataDir, email, plan);
    },
    async linkInMail(email, path) {
      const mail = await server.mailTo(email);
      const link = mail.split(/\s+/).find((word) => word.startsWith(`${server.url}${path}`));
      if (link === undefined) throw new Error(`No link to ${path} in this mail:\n${mail}`);
      return link;
    },
    async signIn(page, email) {
      await page.goto('/sign-in/');
      await page.getByLabel(en.signIn.email).fill(email);
      await page.getByRole('button', { name: en.signIn.button }).click();
      await page.getByRole('heading', { name: en.signIn.sentTitle }).waitFor();
      await page.goto(linkIn(await server.mailTo(email)));
      await page.getByRole('button', { name: en.signIn.confirmButton }).click();
      await page.waitForURL('**/support/');
    },
    settle,
    async close() {
      await Promise.all(contexts.map((context) => context.close()));
      await server.stop();
    },
  };
}
