import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, vi } from 'vitest';
import { makeUuid } from '#core/ids.ts';
import { createLimiter } from '#core/limiter.ts';
import { createTurns } from '#core/turns.ts';
import { wordsFor } from '#config/words/index.ts';
import { openDatabase, type OpenedDatabase } from '#db/index.ts';
import { createSeal, outbox, startOutbox, type OutgoingMail } from '#features/outbox/index.ts';
import { askWatch, type WatchAsk } from './ask-watch.ts';
import { confirmWatch } from './answer-watch.ts';
import { watches, type WatchRow } from './table.ts';
import type { WatchDeps } from './watch-deps.ts';

const MIGRATIONS = join(import.meta.dirname, '../../../../drizzle');
const seal = createSeal('a secret of the test, long enough');

/** A wish with nothing wrong in it; tests break one thing each. */
export const ASK: WatchAsk = {
  article: 'change-login',
  locale: 'en',
  revision: 'old',
  reason: 'did-not-work',
  email: 'ana@example.com',
  address: '192.0.2.1',
};

/** Watches on a database file of their own, new for each test, with a clock the test turns. */
export class WatchSite {
  opened!: OpenedDatabase;
  deps!: WatchDeps;
  folder = '';
  now = new Date();
  /** The revision served now, of every article. */
  served = 'old';
  readonly log = { warn: vi.fn(), error: vi.fn() };

  async open(): Promise<void> {
    this.folder = await mkdtemp(join(tmpdir(), 'waymark-'));
    this.now = new Date('2026-03-01T10:00:00.000Z');
    this.served = 'old';
    const url = `file:${join(this.folder, 'waymark.db')}`;
    this.opened = await openDatabase({ url, migrationsFolder: MIGRATIONS });
    const limiter = (events: number) =>
      createLimiter({ events, windowMs: 600_000, now: () => this.now.getTime() });
    this.deps = {
      db: this.opened.db,
      clock: () => this.now,
      makeId: makeUuid,
      secret: 'a secret of the test, long enough',
      siteUrl: 'https://help.example.com',
      seal,
      limits: { email: limiter(1), address: limiter(5), same: limiter(1) },
      turns: createTurns(),
      mailWords: (locale) => wordsFor(locale).watch.mail,
      articleOf: (id) =>
        id === 'change-login'
          ? {
              title: 'Change my login',
              url: 'https://help.example.com/articles/change-login/',
              revision: this.served,
            }
          : undefined,
      articleIds: ['change-login', 'reset-password'],
      locales: ['en', 'de'],
      kickOutbox: () => undefined,
    };
  }

  /** Moves the clock on; the limits with it. */
  pass(ms: number): void {
    this.now = new Date(this.now.getTime() + ms);
  }

  async rows(): Promise<WatchRow[]> {
    return this.opened.db.select().from(watches).orderBy(watches.email);
  }

  /** Delivers what is due and answers the mails that left. */
  async deliver(): Promise<OutgoingMail['mail'][]> {
    const sent: OutgoingMail['mail'][] = [];
    const send = ({ mail }: OutgoingMail) => Promise.resolve(void sent.push(mail));
    const { db, clock } = this.deps;
    const due = (await db.select().from(outbox)).filter((row) => row.state === 'due');
    const parts = { db, clock, transport: { send }, seal, log: this.log, intervalMs: 5 };
    const worker = startOutbox(parts);
    await vi.waitFor(() => expect(sent).toHaveLength(due.length));
    await worker.stop();
    return sent;
  }

  /** Asks, opens the mail and says yes. */
  async watch(change: Partial<WatchAsk> = {}): Promise<void> {
    expect(await askWatch(this.deps, { ...ASK, ...change })).toEqual({
      ok: true,
      value: undefined,
    });
    const [mail] = await this.deliver();
    const confirmed = await confirmWatch(this.deps, tokenIn(mail, '/watch/confirm'));
    expect(confirmed.ok).toBe(true);
  }

  /** All bytes of the database files once it is closed, as one text. */
  async bytesWhenClosed(): Promise<string> {
    await this.opened.close();
    const files = (await readdir(this.folder)).map((name) =>
      readFile(join(this.folder, name), 'latin1'),
    );
    return (await Promise.all(files)).join('\n');
  }
}

export function useWatchSite(): WatchSite {
  const site = new WatchSite();
  beforeEach(async () => {
    vi.clearAllMocks();
    await site.open();
  });
  afterEach(async () => {
    await site.opened.close();
    await rm(site.folder, { recursive: true });
    expect(site.log.warn).not.toHaveBeenCalled();
    expect(site.log.error).not.toHaveBeenCalled();
  });
  return site;
}

/** The token of a link in a mail, in whichever language. */
export function tokenIn(mail: OutgoingMail['mail'] | undefined, path: string): string {
  const links = mail?.text.match(/https:\S+/g) ?? [];
  const link = links.map((text) => new URL(text)).find(({ pathname }) => pathname.endsWith(path));
  return link?.searchParams.get('token') ?? `no ${path} in the mail`;
}
