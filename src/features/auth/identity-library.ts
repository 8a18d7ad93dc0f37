import { betterAuth } from 'better-auth/minimal';
import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { magicLink } from 'better-auth/plugins/magic-link';
import type { BetterAuthOptions, DBAdapter } from 'better-auth/types';
import { DAY_MS, MINUTE_MS, SECOND_MS } from '#core/clock.ts';
import { hmac, makeToken, type MakeId, hashToken } from '#core/ids.ts';
import type { Database } from '#db/index.ts';
import type { Log } from '#features/outbox/index.ts';
import { withHashedSessions } from './hashed-sessions.ts';
import { withOneUserPerEmail } from './one-user-per-email.ts';
import type { OwnCookie } from './session-cookie.ts';
import * as tables from './table.ts';

export const LINK_LIFE_MS = 15 * MINUTE_MS;
const SESSION_LIFE_SECONDS = (30 * DAY_MS) / SECOND_MS;
/** How old a session's end may grow before a visit moves it again: one write a day at most. */
const SESSION_EXTENDED_EVERY_SECONDS = DAY_MS / SECOND_MS;

/** Its adapter's names of our tables. */
const SCHEMA = {
  identity_users: tables.identityUsers,
  identity_sessions: tables.identitySessions,
  identity_accounts: tables.identityAccounts,
  identity_verifications: tables.identityVerifications,
};

export type IdentityLibraryParts = {
  db: Database;
  siteUrl: string;
  secret: string;
  makeId: MakeId;
  cookie: OwnCookie;
  log: Log;
};

/** The key under which whoever asks for a token hands over the list it is to be put into. */
export const TOKEN_BOX = 'tokenBox';

/**
 * The identity library, set up so that it only does what we ask it for. Its own handler is never
 * mounted: its limits, origin checks and redirects do not apply, ours do.
 */
export function createIdentityLibrary(parts: IdentityLibraryParts) {
  const { db, siteUrl, secret, makeId, cookie, log } = parts;
  const adapter = drizzleAdapter(db, { provider: 'sqlite', schema: SCHEMA, transaction: false });
  return betterAuth({
    baseURL: siteUrl,
    // Given as a list, because a single secret would yield to one from the environment.
    secrets: [{ version: 1, value: hmac(secret, 'identity') }],
    database: (options: BetterAuthOptions): DBAdapter =>
      withHashedSessions(withOneUserPerEmail(adapter(options))),
    user: { modelName: 'identity_users' },
    session: {
      modelName: 'identity_sessions',
      expiresIn: SESSION_LIFE_SECONDS,
      updateAge: SESSION_EXTENDED_EVERY_SECONDS,
      // Reading a session must not depend on the database taking writes.
      deferSessionRefresh: true,
    },
    account: { modelName: 'identity_accounts' },
    verification: { modelName: 'identity_verifications' },
    plugins: [
      magicLink({
        expiresIn: LINK_LIFE_MS / SECOND_MS,
        // Ours, so that `linkOwner` finds the row again.
        storeToken: { type: 'custom-hasher', hash: (token) => Promise.resolve(hashToken(token)) },
        generateToken: makeToken,
        sendMagicLink({ token, metadata }) {
          const box: unknown = metadata?.[TOKEN_BOX];
          if (Array.isArray(box)) box.push(token);
        },
      }),
    ],
    advanced: {
      useSecureCookies: false,
      cookies: { session_token: { name: cookie.name, attributes: { secure: cookie.secure } } },
      database: { generateId: () => makeId() },
      ipAddress: { disableIpTracking: true },
      disableCSRFCheck: true,
      disableOriginCheck: true,
    },
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    // What it says besides may hold an address or a token.
    logger: {
      level: 'warn',
      log: (level, message) => {
        if (level === 'error') log.error({ library: 'identity' }, message);
        else log.warn({ library: 'identity' }, message);
      },
    },
  });
}

export type IdentityLibrary = ReturnType<typeof createIdentityLibrary>;
