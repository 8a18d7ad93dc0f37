import { and, eq, gt, lt } from 'drizzle-orm';
import { z } from 'zod';
import type { AppError } from '#core/app-error.ts';
import type { Clock } from '#core/clock.ts';
import { emailAddress, parseFields } from '#core/fields.ts';
import { hashToken, type MakeId } from '#core/ids.ts';
import { err, ok, type Result } from '#core/result.ts';
import { localPath } from '#config/locales.ts';
import { sourceLocale } from '#config/site.ts';
import type { Database } from '#db/index.ts';
import { mailRow, outbox, type Log, type Seal } from '#features/outbox/index.ts';
import { createIdentity, type Person, type SignedIn } from './identity.ts';
import { safeReturnTo } from './return-to.ts';
import { sessionCookie } from './session-cookie.ts';
import { signInLink, signInMail, type SignInMailWords } from './sign-in-mail.ts';
import { identitySessions, identityVerifications } from './table.ts';

export type Auth = {
  /**
   * Puts a mail with a sign-in link into the outbox. Answers the same for known and unknown
   * addresses. Fails with `invalid` for what is not an address.
   */
  requestSignInLink(ask: {
    email: string;
    returnTo: unknown;
    locale: string;
  }): Promise<Result<void, AppError>>;
  /** Trades a link's token for a new session, once. Fails with `link-used` for one that is used, old or invented. */
  confirmSignIn(token: string): Promise<Result<SignedIn, AppError>>;
  /** The address a link signs in, without using the link up; undefined for one that is used or old. */
  linkOwner(token: string): Promise<string | undefined>;
  /** Who sent this request: null without a session, or with one that has ended. */
  currentPerson(headers: Headers): Promise<Person | null>;
  /** Ends the session on the server and answers the `Set-Cookie` that removes the cookie. */
  signOut(headers: Headers): Promise<string>;
  /** Deletes sessions and links that have ended. */
  forgetExpired(): Promise<void>;
  /** A link like the mailed one, for `npm run demo`. Throws RangeError for what is not an address. */
  makeSignInLink(ask: { email: string; returnTo: unknown }): Promise<string>;
};

export type AuthParts = {
  db: Database;
  /** Public origin of the site. Links start with it, and https makes the cookie a secure one. */
  siteUrl: string;
  siteName: string;
  /** The site's languages. */
  locales: readonly string[];
  secret: string;
  clock: Clock;
  makeId: MakeId;
  seal: Seal;
  mailWords: (locale: string) => SignInMailWords;
  /** Called after a mail was committed to the outbox; `outbox.kick`. */
  mailQueued: () => void;
  log: Log;
};

export const AFTER_SIGN_IN = '/support/';

/** Made once in `server.ts` and handed in. */
export function createAuth(parts: AuthParts): Auth {
  const { db, siteUrl, locales, clock } = parts;
  const cookie = sessionCookie(siteUrl);
  const identity = createIdentity({ ...parts, cookie });

  async function makeLink(
    email: string,
    returnTo: unknown,
    locale = sourceLocale({ locales }),
  ): Promise<string> {
    const token = await identity.issueToken(email);
    const page = localPath('/sign-in/confirm', locale, locales);
    return signInLink(new URL(page, siteUrl), token, safeReturnTo(returnTo, AFTER_SIGN_IN));
  }

  return {
    async requestSignInLink({ email, returnTo, locale }) {
      const parsed = parseFields(ADDRESS, { email });
      if (!parsed.ok) return parsed;
      const to = parsed.value.email;
      const link = await makeLink(to, returnTo, locale);
      const words = parts.mailWords(locale);
      const mail = signInMail({ to, link, locale, siteName: parts.siteName, words, clock });
      const now = clock().toISOString();
      await db.batch([db.insert(outbox).values(mailRow(mail, parts)), ...expired(db, now)]);
      parts.mailQueued();
      return ok(undefined);
    },
    async confirmSignIn(token) {
      const signedIn = await identity.redeemToken(token);
      return signedIn ? ok(signedIn) : err({ code: 'link-used' });
    },
    async linkOwner(token) {
      const row = await db
        .select({ value: identityVerifications.value })
        .from(identityVerifications)
        .where(
          and(
            // The name the library's mailed links give their rows.
            eq(identityVerifications.identifier, `magic-link:${hashToken(token)}`),
            gt(identityVerifications.expiresAt, clock().toISOString()),
          ),
        )
        .get();
      return row && ADDRESS.parse(JSON.parse(row.value)).email;
    },
    async currentPerson(headers) {
      const session = await identity.findSession(headers);
      return session?.person ?? null;
    },
    async signOut(headers) {
      const session = await identity.findSession(headers);
      // The library's own sign-out reports success when the database refused to delete.
      if (session) await db.delete(identitySessions).where(eq(identitySessions.id, session.id));
      return cookie.clear();
    },
    async forgetExpired() {
      await db.batch(expired(db, clock().toISOString()));
    },
    async makeSignInLink({ email, returnTo }) {
      const parsed = parseFields(ADDRESS, { email });
      if (!parsed.ok) throw new RangeError(`found "${email}", expected an e-mail address`);
      return makeLink(parsed.value.email, returnTo);
    },
  };
}

const ADDRESS = z.object({ email: emailAddress });

function expired(db: Database, now: string) {
  return [
    db.delete(identitySessions).where(lt(identitySessions.expiresAt, now)),
    db.delete(identityVerifications).where(lt(identityVerifications.expiresAt, now)),
  ] as const;
}
