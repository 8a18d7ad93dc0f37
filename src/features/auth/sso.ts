import type { AppError } from '#core/app-error.ts';
import { later, SECOND_MS } from '#core/clock.ts';
import type { Fields } from '#core/http/body.ts';
import { hashToken } from '#core/ids.ts';
import { err, ok, type Result } from '#core/result.ts';
import { isUniqueViolation, type Database } from '#db/index.ts';
import { AFTER_SIGN_IN, type Auth } from './auth.ts';
import { safeReturnTo } from './return-to.ts';
import { LEEWAY_SECONDS } from './sso-claims.ts';
import type { VerifySsoToken } from './sso-token.ts';
import { usedTokens } from './table.ts';

/** What the product says of somebody's account, as of an instant. */
export type AccountClaims = {
  account: string;
  plan: string;
  email: string;
  role: 'member' | 'manager';
  asOf: Date;
};

export type SsoDeps = {
  db: Database;
  auth: Auth;
  verify: VerifySsoToken;
  locales: readonly string[];
  noteAccount: (claims: AccountClaims) => Promise<void>;
};

/** Signed in, with where to go on; or, `asks`, where somebody else who is signed in is asked first. */
export type SsoAnswer = {
  asks: boolean;
  email: string;
  cookies: string[];
  seeOther: string;
  /** The reader's language, when the token names one of ours. */
  locale: string | undefined;
};

/**
 * `POST /sso`: trades a token of the product for a session, once. Fails with `token-refused` for
 * any token that is not wholly right. What it says of the account is kept in any case.
 */
export async function signInFromProduct(
  deps: SsoDeps,
  call: { fields: Fields; headers: Headers },
): Promise<Result<SsoAnswer, AppError>> {
  const { db, auth } = deps;
  const verified = await deps.verify(call.fields['token']);
  if (!verified.ok) return verified;
  const { email, name, account, plan, role, iat, exp, jti } = verified.value;
  if (!(await isFirstUse(db, jti, exp))) return err({ code: 'token-refused' });

  await deps.noteAccount({ account, plan, email, role, asOf: new Date(iat * SECOND_MS) });
  const returnTo = safeReturnTo(call.fields['return_to'], AFTER_SIGN_IN);
  const locale = deps.locales.find((one) => one === verified.value.locale);
  const present = await auth.currentPerson(call.headers);
  if (present && present.email !== email) {
    const seeOther = await auth.askPath({ email, name, returnTo });
    return ok({ asks: true, email, cookies: [], seeOther, locale });
  }
  const { setCookie } = await auth.startSession({ email, name }, call.headers);
  return ok({ asks: false, email, cookies: [setCookie], seeOther: returnTo, locale });
}

/** Of many requests with one token exactly one is the first. */
async function isFirstUse(db: Database, jti: string, exp: number): Promise<boolean> {
  const expiresAt = later(new Date(exp * SECOND_MS), LEEWAY_SECONDS * SECOND_MS).toISOString();
  try {
    await db.insert(usedTokens).values({ tokenHash: hashToken(jti), expiresAt });
    return true;
  } catch (error) {
    if (isUniqueViolation(error)) return false;
    throw error;
  }
}
