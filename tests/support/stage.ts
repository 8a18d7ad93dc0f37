import type { Page } from 'playwright-core';
import { NO_LIMITS } from './examples.ts';
import { send } from './http.ts';
import { startLocker, type Locker } from './locker.ts';
import { addMember, linkIn } from './people.ts';
import { signIn } from './signed-in.ts';
import { openTestSite, type TestSite } from './site.ts';
import { voteAsStranger } from './votes.ts';

export type Who = 'nobody' | 'free' | 'commercial';

/** One site and one browser on which every state of every page can be opened (page-states.ts). */
export type Stage = {
  site: TestSite;
  locker: Locker;
  /** Somebody's page, with scripts or without; made once. */
  pageOf(who: Who, javaScript: boolean): Promise<Page>;
  /** The feedback page of a new vote. */
  feedback(fields: Record<string, unknown>): Promise<string>;
  /** A sign-in link that still works. */
  signInLink(): Promise<string>;
  close(): Promise<void>;
};

/** Somebody with this address has asked for as many sign-in links as an address may have. */
export const HASTY = 'hasty@example.com';
const MAX_MAILS = 3;
const PLANS = { free: 'free', commercial: 'professional' };

export async function openStage(): Promise<Stage> {
  const limit = `signInMailsPerEmailPerHour=${MAX_MAILS}`;
  const site = await openTestSite({
    LIMITS: NO_LIMITS.replace(/signInMailsPerEmailPerHour=\d+/, limit),
  });
  const locker = startLocker(site.server.dataDir);
  for (let i = 0; i < MAX_MAILS; i++) await askForLink(site, HASTY);
  const pages = new Map<string, Promise<Page>>();
  let link: Promise<string> | undefined;
  return {
    site,
    locker,
    pageOf(who, javaScript) {
      const name = `${who} ${javaScript}`;
      const page = pages.get(name) ?? newPage(site, who, javaScript);
      pages.set(name, page);
      return page;
    },
    async feedback(fields) {
      const response = await voteAsStranger(site.server.url, fields);
      const { vote } = (await response.json()) as { vote: { token: string } };
      return `/feedback/${vote.token}/`;
    },
    signInLink: () => (link ??= mailedLink(site)),
    async close() {
      await locker.end();
      await site.close();
    },
  };
}

async function newPage(site: TestSite, who: Who, javaScript: boolean): Promise<Page> {
  const { page } = await site.newReader({ javaScript: true });
  // Where something is can be measured only when nothing glides there.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  if (!javaScript) await allowScripts(page, false);
  if (who !== 'nobody') {
    // An address each, so that none takes the link of another's mail.
    const email = `${who}.${javaScript ? 'scripts' : 'plain'}@example.com`;
    addMember(site.server.dataDir, email, PLANS[who]);
    await signIn(page, site.server, email);
  }
  return page;
}

/**
 * Turns scripts off or on for a page, as a reader's setting does. Unlike Playwright's own switch this
 * one can be turned back, so that axe runs on a page on which no script of ours has run.
 */
export async function allowScripts(page: Page, isAllowed: boolean): Promise<void> {
  const session = await sessionOf(page);
  await session.send('Emulation.setScriptExecutionDisabled', { value: !isAllowed });
}

type Session = Awaited<ReturnType<ReturnType<Page['context']>['newCDPSession']>>;
const sessions = new WeakMap<Page, Promise<Session>>();

/** What speaks to the browser about a page, for what Playwright has no words for. */
export function sessionOf(page: Page): Promise<Session> {
  const session = sessions.get(page) ?? page.context().newCDPSession(page);
  sessions.set(page, session);
  return session;
}

async function askForLink({ server }: TestSite, email: string): Promise<void> {
  await send(server, '/api/sign-in', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Origin: server.url },
    body: JSON.stringify({ email }),
  });
}

async function mailedLink(site: TestSite): Promise<string> {
  await askForLink(site, 'link@example.com');
  return linkIn(await site.server.mailTo('link@example.com'));
}
