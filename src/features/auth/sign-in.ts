import { z } from 'zod';
import type { AppError } from '#core/app-error.ts';
import { emailAddress, parseFields, requiredText, typedText } from '#core/fields.ts';
import type { Fields } from '#core/http/body.ts';
import { networkOf } from '#core/http/client-address.ts';
import { countIfDone, takeAll, type WindowLimiter } from '#core/limiter.ts';
import { err, ok, type Result } from '#core/result.ts';
import { AFTER_SIGN_IN, type Auth, type SignedInByCode } from './auth.ts';
import type { SignedIn } from './identity.ts';
import { safeReturnTo } from './return-to.ts';

/** How many sign-in mails one network and one mailbox may ask for. */
export type SignInLimits = { perAddress: WindowLimiter; perEmail: WindowLimiter };

const MAX_TOKEN_LENGTH = 200;
const MAX_CODE_LENGTH = 20;

// A wrong `return_to` is no reason to keep someone out; they land on the default page.
const returnTo = z
  .string()
  .optional()
  .catch(undefined)
  .describe('A path on this site to go on at. What is none is passed over.');

const locale = typedText(35)
  .optional()
  .describe('The language of the mail, and of what is answered.');

/** What `POST /api/sign-in` takes. */
export const ASK_FIELDS = z.strictObject({
  email: emailAddress.describe('Where to send the link.'),
  return_to: returnTo,
  locale,
});
/** What `POST /api/sign-in/confirm` takes. */
export const CONFIRM_FIELDS = z.strictObject({
  token: requiredText(MAX_TOKEN_LENGTH).describe('`token` of the mailed link.'),
  return_to: returnTo,
  locale,
});
/** What `POST /api/sign-in/code` takes. */
export const CODE_FIELDS = z.strictObject({
  code: requiredText(MAX_CODE_LENGTH).describe('The 6 digits of the mail.'),
  return_to: returnTo,
  locale,
});

/**
 * `POST /api/sign-in`: mails a link. The answer is the same whoever the address belongs to. Fails
 * with `invalid`, or `too-many-requests` when the network or the mailbox has had its share. What
 * one of them refuses, or what could not be stored, uses up nothing.
 */
export async function askForLink(
  deps: { auth: Auth; limits: SignInLimits },
  call: { fields: Fields; address: string; locale: string; headers: Headers },
): Promise<Result<{ setCookie: string }, AppError>> {
  const parsed = parseFields(ASK_FIELDS, call.fields);
  if (!parsed.ok) return parsed;
  const { email, return_to } = parsed.value;
  const { perAddress, perEmail } = deps.limits;
  const taken = takeAll([perAddress, networkOf(call.address)], [perEmail, email]);
  if (!taken.ok) {
    return err({ code: 'too-many-requests', retryAfterSeconds: taken.retryAfterSeconds });
  }
  return countIfDone(taken, () =>
    deps.auth.requestSignInLink({
      email,
      returnTo: safeReturnTo(return_to, AFTER_SIGN_IN),
      locale: call.locale,
      headers: call.headers,
    }),
  );
}

/**
 * `POST /api/sign-in/confirm`: trades the mailed token for a session. Fails with `invalid` without
 * a token, with `link-used` for one that is used, older than 15 minutes or invented.
 */
export async function confirmLink(
  auth: Auth,
  { fields, headers }: { fields: Fields; headers: Headers },
): Promise<Result<SignedIn & { returnTo: string }, AppError>> {
  const parsed = parseFields(CONFIRM_FIELDS, fields);
  if (!parsed.ok) return parsed;
  const { token, return_to } = parsed.value;
  const confirmed = await auth.confirmSignIn(token, headers);
  return confirmed.ok
    ? ok({ ...confirmed.value, returnTo: safeReturnTo(return_to, AFTER_SIGN_IN) })
    : confirmed;
}

/**
 * `POST /api/sign-in/code`: trades the code of a mail for a session, in the browser that asked for
 * it. Fails with `invalid` for a wrong code, with `code-ended` once no code works here.
 */
export async function confirmCode(
  auth: Auth,
  call: { fields: Fields; headers: Headers },
): Promise<Result<SignedInByCode & { returnTo: string }, AppError>> {
  const parsed = parseFields(CODE_FIELDS, call.fields);
  if (!parsed.ok) return parsed;
  const { code, return_to } = parsed.value;
  const confirmed = await auth.confirmCode(call.headers, code);
  return confirmed.ok
    ? ok({ ...confirmed.value, returnTo: safeReturnTo(return_to, AFTER_SIGN_IN) })
    : confirmed;
}
