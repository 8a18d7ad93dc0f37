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
import { askCookie, sessionCookie } from './session-cookie.ts';
import { createSignInCodes, forgottenCodes } from './sign-in-codes.ts';
import { signInLink, signInMail, type SignInMailWords } from './sign-in-mail.ts';
import {
  identitySessions,
  identityUsers,
  identityVerifications,
  signInCodes,
  usedTokens,
} from './table.ts';

export type Auth = {
  /**
   * Puts a mail with a sign-in link and its code into the outbox. Answers the same for known and
   * unknown addresses: the `Set-Cookie` that lets the code work in this browser. `headers` are the
   * browser's. Fails with `invalid` for what is not an address.
   */
  requestSignInLink(ask: {
    email: string;
    returnTo: unknown;
    locale: string;
    headers: Headers;
  }): Promise<Result<{ setCookie: string }, AppError>>;
  /**
   * Trades a link's token for a new session, once; the one that `headers` hold ends. Fails with
   * `link-used` for a token that is used, old or invented.
   */
  confirmSignIn(token: string, headers?: Headers): Promise<Result<SignedIn, AppError>>;
  /**
   * Trades the code of a mailed link for a new session, in the browser that asked for the mail.
   * Fails with `invalid` for a wrong code, with `code-ended` when no code works here (any more).
   */
  confirmCode(headers: Headers, code: string): Promise<Result<SignedInByCode, AppError>>;
  /**
   * A new session for somebody the product vouches for, with the name it gives. The session that
   * `headers` hold ends.
   */
  startSession(person: { email: string; name: string }, headers: Headers): Promise<SignedIn>;
  /** The path of the page that asks whether to sign in as this person instead. */
  askPath(ask: { email: string; name: string; returnTo: string }): Promise<string>;
  /** The address a link signs in, without using the link up; undefined for one that is used or old. */
  linkOwner(token: string): Promise<string | undefined>;
  /** Who sent this request: null without a session, or with one that has ended. */
  currentPerson(headers: Headers): Promise<Person | null>;
  /** Ends the session on the server and answers the `Set-Cookie` that removes the cookie. */
  signOut(headers: Headers): Promise<string>;
  /** Deletes sessions, links, codes and used tokens that have ended. */
  forgetExpired(): Promise<void>;
  /** A link like the mailed one, for `npm run demo`. Throws RangeError for what is not an address. */
  makeSignInLink(ask: { email: string; returnTo: unknown }): Promise<string>;
};

/** `clearAsk` removes the cookie that the code was bound to. */
export type SignedInByCode = SignedIn & { clearAsk: string };

export type AuthParts = {
  db: Database;
  /** Public origin of the site. Links start with it, and https makes the cookie a secure one. */
  siteUrl: string;
  /** The help center's name in a language. */
  siteName: (locale: string) => string;
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
  const asked = askCookie(siteUrl);
  const identity = createIdentity({ ...parts, cookie });
  const codes = createSignInCodes(parts);

  function linkOf(token: string, returnTo: unknown, locale: string): string {
    const page = localPath('/sign-in/confirm', locale, locales);
    return signInLink(new URL(page, siteUrl), token, safeReturnTo(returnTo, AFTER_SIGN_IN));
  }

  /** Names somebody as the product does, whether they were here before or not. */
  async function issueNamed({ email, name }: { email: string; name: string }): Promise<string> {
    await db.update(identityUsers).set({ name }).where(eq(identityUsers.email, email));
    return identity.issueToken(email, name);
  }

  async function endSession(headers: Headers | undefined): Promise<void> {
    const session = headers && (await identity.findSession(headers));
    if (session) await db.delete(identitySessions).where(eq(identitySessions.id, session.id));
  }

  return {
    async requestSignInLink({ email, returnTo, locale, headers }) {
      const parsed = parseFields(ADDRESS, { email });
      if (!parsed.ok) return parsed;
      const to = parsed.value.email;
      const linkToken = await identity.issueToken(to);
      const earlierAsk = asked.read(headers);
      const { ask, code, row } = await codes.issue({
        email: to,
        linkToken,
        ...(earlierAsk !== undefined && { earlierAsk }),
      });
      const link = linkOf(linkToken, returnTo, locale);
      const words = parts.mailWords(locale);
      const siteName = parts.siteName(locale);
      const mail = signInMail({ to, link, code, locale, siteName, words, clock });
      await db.batch([
        db.insert(outbox).values(mailRow(mail, parts)),
        db.insert(signInCodes).values(row),
        ...expired(db, clock()),
      ]);
      parts.mailQueued();
      return ok({ setCookie: asked.set(ask) });
    },
    async confirmCode(headers, code) {
      const ask = asked.read(headers);
      if (ask === undefined) return err({ code: 'code-ended' });
      const tried = await codes.tryCode(ask, code);
      if (tried.outcome === 'wrong') {
        return err({ code: 'invalid', fields: [{ field: 'code', code: 'wrong-code' }] });
      }
      const signedIn =
        tried.outcome === 'right' ? await identity.redeemToken(tried.linkToken) : undefined;
      if (!signedIn) return err({ code: 'code-ended' });
      await codes.forget(ask);
      await endSession(headers);
      return ok({ ...signedIn, clearAsk: asked.clear() });
    },
    async confirmSignIn(token, headers) {
      const signedIn = await identity.redeemToken(token);
      if (!signedIn) return err({ code: 'link-used' });
      await endSession(headers);
      return ok(signedIn);
    },
    async startSession(person, headers) {
      const signedIn = await identity.redeemToken(await issueNamed(person));
      if (!signedIn) throw new Error('a token that was just made was not taken');
      await endSession(headers);
      return signedIn;
    },
    async askPath({ email, name, returnTo }) {
      const query = {
        token: await issueNamed({ email, name }),
        return_to: returnTo,
        from: 'product',
      };
      return `/sign-in/confirm/?${new URLSearchParams(query).toString()}`;
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
      // The library's own sign-out reports success when the database refused to delete.
      await endSession(headers);
      return cookie.clear();
    },
    async forgetExpired() {
      await db.batch(expired(db, clock()));
    },
    async makeSignInLink({ email, returnTo }) {
      const parsed = parseFields(ADDRESS, { email });
      if (!parsed.ok) throw new RangeError(`found "${email}", expected an e-mail address`);
      const token = await identity.issueToken(parsed.value.email);
      return linkOf(token, returnTo, sourceLocale({ locales }));
    },
  };
}

const ADDRESS = z.object({ email: emailAddress });

function expired(db: Database, at: Date) {
  const now = at.toISOString();
  return [
    db.delete(identitySessions).where(lt(identitySessions.expiresAt, now)),
    db.delete(identityVerifications).where(lt(identityVerifications.expiresAt, now)),
    db.delete(usedTokens).where(lt(usedTokens.expiresAt, now)),
    forgottenCodes(db, at),
  ] as const;
}
