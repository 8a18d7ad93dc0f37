import type { Browser, BrowserContext, Page } from 'playwright-core';
import { launchBrowser } from './browser.ts';
import { startTestServer, type TestServer } from './server.ts';

export type TestSite = {
  server: TestServer;
  browser: Browser;
  /** A reader with a browser of their own: no cookie, no history. */
  newReader(options: { javaScript: boolean; width?: number }): Promise<Reader>;
  close(): Promise<void>;
};

export type Reader = { page: Page; context: BrowserContext; complaints: string[] };

const USER_AGENT = 'Mozilla/5.0 (X11; Linux x64) Chrome/150 Safari/537.36';

/** A real server and a real browser on it. What a page complains of on its console is kept. */
export async function openTestSite(env: Record<string, string> = {}): Promise<TestSite> {
  let readers = 0;
  const [server, browser] = await Promise.all([startTestServer({ env }), launchBrowser()]);
  return {
    server,
    browser,
    async newReader({ javaScript, width = 1280 }) {
      const context = await browser.newContext({
        // Without a cookie yet, readers behind one address are told apart by their user agent.
        userAgent: `${USER_AGENT} reader/${++readers}`,
        baseURL: server.url,
        javaScriptEnabled: javaScript,
        viewport: { width, height: 900 },
      });
      const page = await context.newPage();
      const complaints: string[] = [];
      page.on('pageerror', (error) => complaints.push(error.message));
      page.on('console', (message) => {
        if (message.type() === 'error') complaints.push(message.text());
      });
      return { page, context, complaints };
    },
    async close() {
      await browser.close();
      await server.stop();
    },
  };
}
