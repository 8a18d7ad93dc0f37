import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { pino, type Logger } from 'pino';
import { describeError } from '#core/app-error.ts';
import { HOUR_MS, MINUTE_MS, SECOND_MS, systemClock, type Clock } from '#core/clock.ts';
import { makeUuid } from '#core/ids.ts';
import type { WindowLimiter } from '#core/limiter.ts';
import type { Env } from '#config/env.ts';
import { localized, readSite, sourceLocale, type Site } from '#config/site.ts';
import { wordsFor } from '#config/words/index.ts';
import {
  acquireLock,
  openDatabase,
  type Database,
  type Lock,
  type OpenedDatabase,
} from '#db/index.ts';
import { findArticle, type Catalog } from '#features/articles/index.ts';
import { createAuth, type Auth } from '#features/auth/index.ts';
import { readSelfSupport, type SelfSupport } from '#features/entitlements/index.ts';
import {
  articlesByAddress,
  createRetention,
  startReach,
  type Reach,
  type Retention,
} from '#features/insights/index.ts';
import {
  createMailTransport,
  createSeal,
  startOutbox,
  type Outbox,
} from '#features/outbox/index.ts';
import { serverSearch, type ServerSearch } from '#features/search/index.ts';
import { createSaltKeeper, recordRevisions, type VoteDeps } from '#features/votes/index.ts';
import type { WatchDeps } from '#features/votes/watches/index.ts';
import { commandsOf } from './commands.ts';
import { serveControl } from './control.ts';
import { makeLimits } from './limits.ts';
import { readSecret } from './secret.ts';
import { tidy } from './tidy.ts';
import { makeWatchDeps } from './watch-parts.ts';

/** Everything that exists once in a running server, handed to whoever needs it. */
export type Parts = {
  env: Env;
  site: Site;
  siteUrl: string;
  catalog: Catalog;
  selfSupport: SelfSupport;
  clock: Clock;
  secret: string;
  log: Logger;
  database: OpenedDatabase;
  db: Database;
  auth: Auth;
  outbox: Outbox;
  votes: VoteDeps;
  watches: WatchDeps;
  reach: Reach;
  retention: Retention;
  /** Answers `/search/`; its thread starts with the first search. */
  search: ServerSearch;
  limits: Record<
    'voteAddress' | 'person' | 'draft' | 'search' | 'signInAddress' | 'signInEmail',
    WindowLimiter
  >;
  /** Stops timers, writes the last reads, stops the outbox, closes the database, frees its lock. */
  close(): Promise<void>;
};

const OUTBOX_INTERVAL_MS = 5 * SECOND_MS;
/** After 8 s for open answers this leaves the stop within 10 s. */
const OUTBOX_STOP_MS = SECOND_MS;
const MIGRATIONS = new URL('../../drizzle', import.meta.url);
const BUNDLED_MIGRATIONS = new URL('../drizzle', import.meta.url);

/**
 * Makes the parts, in the order they need each other. Throws StartFailure or ConfigError with one
 * message for whoever started it; nothing is left open then.
 */
export async function makeParts(env: Env, catalog: Catalog): Promise<Parts> {
  const site = readSite(env.contentDir, env.limits);
  const selfSupport = readSelfSupport(env.contentDir);
  const secret = readSecret(env);
  const isLocal = env.databaseUrl.startsWith('file:');
  const lock = isLocal ? acquireLock(env.dataDir) : undefined;
  try {
    const database = await openDatabase({
      url: env.databaseUrl,
      authToken: env.databaseAuthToken,
      migrationsFolder: migrationsFolder(),
    });
    try {
      return await assemble({ env, site, selfSupport, secret, catalog, database, lock });
    } catch (error) {
      await database.close();
      throw error;
    }
  } catch (error) {
    lock?.release();
    throw error;
  }
}

/** This file stands two folders deep as source and one deep once it is bundled into dist/. */
function migrationsFolder(): string {
  return fileURLToPath(import.meta.url.endsWith('.ts') ? MIGRATIONS : BUNDLED_MIGRATIONS);
}

/** Where the build put what browsers search in. */
function pagefindDir(): string {
  return fileURLToPath(
    new URL(
      import.meta.url.endsWith('.ts') ? '../../dist/client/pagefind' : './client/pagefind',
      import.meta.url,
    ),
  );
}

type Opened = Pick<Parts, 'env' | 'site' | 'selfSupport' | 'secret' | 'catalog' | 'database'> & {
  lock: Lock | undefined;
};

async function assemble({ lock, ...opened }: Opened): Promise<Parts> {
  const { env, site, secret, catalog, database } = opened;
  const { db } = database;
  const clock = systemClock;
  const log = pino({ level: env.logLevel, base: null, serializers: { err: describeError } });
  const siteUrl = env.siteUrl ?? `http://localhost:${env.port}`;
  const limits = makeLimits(site);
  const seal = createSeal(secret);
  const siteName = (locale: string) => localized(site.name, locale);
  const from =
    env.mailFrom ?? `${siteName(sourceLocale(site))} <no-reply@${new URL(siteUrl).hostname}>`;
  const transport = createMailTransport({ smtpUrl: env.smtpUrl, from, dataDir: env.dataDir });
  const outbox = startOutbox({ db, transport, seal, clock, log, intervalMs: OUTBOX_INTERVAL_MS });
  const auth = createAuth({
    db,
    siteUrl,
    siteName,
    locales: site.locales,
    secret,
    clock,
    makeId: makeUuid,
    seal,
    mailWords: (locale) => wordsFor(locale).signIn.mail,
    mailQueued: outbox.kick,
    log,
  });
  const around = { db, clock, makeId: makeUuid, secret, siteUrl, seal, outbox, site, catalog };
  const watches = makeWatchDeps(around);
  const votes: VoteDeps = {
    db,
    clock,
    makeId: makeUuid,
    secret,
    salts: createSaltKeeper(db),
    limits: { voter: limits.voter, address: limits.voteAddress },
    currentRevision: (article, locale) =>
      site.locales.includes(locale) ? findArticle(catalog, article, locale)?.revision : undefined,
  };
  const served = catalog.articles.map(({ id, locale, revision, change }) => ({
    article: id,
    locale,
    revision,
    level: change,
  }));
  await recordRevisions(db, served, clock().toISOString());
  const reach = startReach({
    db,
    clock,
    log,
    articleAt: articlesByAddress(catalog, site.locales[0] ?? ''),
    intervalMs: MINUTE_MS,
  });
  const retention = createRetention({
    db,
    reader: database.reader,
    clock,
    days: site.retention,
  });
  const control = lock
    ? await serveControl({
        dataDir: env.dataDir,
        handlers: commandsOf({ database, db, clock, site, watches, reach, retention }),
      })
    : undefined;
  const search = serverSearch({
    pagefindDir: pagefindDir(),
    source: sourceLocale(site),
    lost: (error) => log.warn({ err: error }, 'a search was not answered'),
  });
  const keepTidy = () => tidy({ db, auth, votes, retention, clock, log });
  const upkeep = setInterval(() => void keepTidy(), HOUR_MS).unref();
  // Soon, but not before the first reader is served.
  const firstUpkeep = setTimeout(() => void keepTidy(), MINUTE_MS).unref();

  return {
    ...opened,
    siteUrl,
    clock,
    log,
    db,
    auth,
    outbox,
    votes,
    watches,
    reach,
    retention,
    search,
    limits,
    async close() {
      clearInterval(upkeep);
      clearTimeout(firstUpkeep);
      await control?.close();
      await reach.close();
      await search.close();
      // A mail server that hangs must not hold up the stop; the row is sent again at the next start.
      await Promise.race([outbox.stop(), wait(OUTBOX_STOP_MS, undefined, { ref: false })]);
      await database.close();
      lock?.release();
    },
  };
}

/** What the build wrote of the content it built from. */
export type Manifest = { siteUrl: string; catalog: Catalog };

export function readManifest(file: string): Manifest {
  return JSON.parse(readFileSync(file, 'utf8')) as Manifest;
}
