import { afterEach, beforeEach, expect, vi } from 'vitest';
import { systemClock } from '#core/clock.ts';
import { makeUuid } from '#core/ids.ts';
import { createSeal, outbox, startOutbox, type OutgoingMail } from '#features/outbox/index.ts';
import { createAuth, type Auth, type AuthParts } from './auth.ts';
import type { SignedIn } from './identity.ts';
import { openTestDatabase, type TestDatabase } from './test-database.ts';

const secret = 'a secret of the test, long enough';
const seal = createSeal(secret);
export const ask = {
  email: 'ana@example.com',
  returnTo: '/support/new?article=a',
  locale: 'en',
  headers: new Headers(),
};

/** What a mail says, and the browser that asked for it. */
export type AskedMail = { link: URL; code: string; headers: Headers };

/** A site on a database file of its own, new for each test. Fails a test that prints anything. */
export class AuthSite {
  database!: TestDatabase;
  auth!: Auth;
  readonly log = { warn: vi.fn(), error: vi.fn() };

  make(parts: Partial<AuthParts> = {}): Auth {
    return createAuth({
      db: this.database.db,
      siteUrl: 'https://help.example.com',
      locales: ['en', 'de'],
      siteName: () => 'Example Help',
      secret,
      clock: systemClock,
      makeId: makeUuid,
      seal,
      mailWords: () => ({
        subject: (name) => `Sign in to ${name}`,
        text: (name, link, code) => `Open ${link} to sign in to ${name}, or type ${code} there.`,
      }),
      mailQueued: () => undefined,
      log: this.log,
      ...parts,
    });
  }

  /** Delivers what is due and answers the mails that left. */
  async deliver(): Promise<OutgoingMail[]> {
    const sent: OutgoingMail[] = [];
    const send = (mail: OutgoingMail) => Promise.resolve(void sent.push(mail));
    const { db } = this.database;
    const due = (await db.select().from(outbox)).filter((row) => row.state === 'due');
    const { log } = this;
    const parts = { db, transport: { send }, seal, clock: systemClock, log, intervalMs: 5 };
    const worker = startOutbox(parts);
    await vi.waitFor(() => expect(sent).toHaveLength(due.length));
    await worker.stop();
    return sent;
  }

  async mailedLink(email = ask.email): Promise<URL> {
    return (await this.askFor(email)).link;
  }

  /** Asks for a mail from a browser that holds these cookies, and reads what arrives. */
  async askFor(email = ask.email, headers = new Headers()): Promise<AskedMail> {
    const asked = await this.auth.requestSignInLink({ ...ask, email, headers });
    if (!asked.ok) throw new Error('no mail was asked for');
    const [outgoing] = await this.deliver();
    const code = / (\d{6}) there/.exec(outgoing?.mail.text ?? '')?.[1] ?? '';
    return { link: linkIn(outgoing), code, headers: browserWith(asked.value.setCookie) };
  }

  async signIn(email = ask.email): Promise<SignedIn & { headers: Headers }> {
    const confirmed = await this.auth.confirmSignIn(tokenOf(await this.mailedLink(email)));
    if (!confirmed.ok) throw new Error('not signed in');
    return { ...confirmed.value, headers: browserWith(confirmed.value.setCookie) };
  }

  /** The database, except that it cannot do one thing now. */
  refusing(method: 'select' | 'insert' | 'update' | 'delete' | 'batch'): AuthParts['db'] {
    const refuse = () => {
      throw Object.assign(new Error('busy'), { code: 'unavailable' });
    };
    return new Proxy(this.database.db, {
      get: (target, key, receiver) =>
        key === method ? refuse : (Reflect.get(target, key, receiver) as unknown),
    });
  }
}

export function useAuthSite(): AuthSite {
  const site = new AuthSite();
  const said = (['log', 'warn', 'error', 'info'] as const).map((name) => vi.spyOn(console, name));
  beforeEach(async () => {
    vi.clearAllMocks();
    site.database = await openTestDatabase();
    site.auth = site.make();
  });
  afterEach(async () => {
    vi.useRealTimers();
    await site.database.close();
    expect(said.flatMap((spy) => spy.mock.calls)).toEqual([]);
  });
  return site;
}

export function linkIn(outgoing: OutgoingMail | undefined): URL {
  return new URL(/https?:\S+/.exec(outgoing?.mail.text ?? '')?.[0] ?? '');
}

export function tokenOf(link: URL): string {
  return link.searchParams.get('token') ?? '';
}

/** The Cookie header a browser sends after this Set-Cookie. */
function browserWith(setCookie: string): Headers {
  return new Headers({ cookie: setCookie.split(';')[0] ?? '' });
}
