import { z } from 'zod';
import type { Endpoint } from '#core/http/endpoint.ts';
import { ok } from '#core/result.ts';
import { AFTER_SIGN_IN, type Auth } from './auth.ts';
import { safeReturnTo } from './return-to.ts';
import {
  ASK_FIELDS,
  askForLink,
  CODE_FIELDS,
  confirmCode,
  CONFIRM_FIELDS,
  confirmLink,
  type SignInLimits,
} from './sign-in.ts';

const MAX_BODY_BYTES = 4 * 1024;

/** What both ways in answer. */
const SIGNED_IN = {
  answers: {
    200: {
      says: 'Signed in.',
      body: z.object({ email: z.string().describe('Who is signed in now.') }),
      cookie: 'The session. HttpOnly, for this site only.',
    },
  },
  leadsTo: 'Where the reader was going: `return_to`, else `/support/`.',
};

/** Signing in and out. The forms of `/sign-in/` post here. */
export function authEndpoints(deps: { auth: Auth; limits: SignInLimits }): Endpoint[] {
  const body = { limitBytes: MAX_BODY_BYTES };
  return [
    {
      path: '/api/sign-in',
      methods: {
        POST: {
          body,
          failurePages: {
            invalid: '/sign-in/',
            'too-many-requests': '/sign-in/',
            unavailable: '/sign-in/',
          },
          describe: {
            summary: 'Have a sign-in link and its code mailed',
            details:
              'The answer is the same whoever the address belongs to. Link or code work once, within 15 minutes.',
            body: ASK_FIELDS,
            example: { email: 'ana@example.com' },
            answers: {
              202: {
                says: 'If the address can receive mail, a link is on its way.',
                body: z.object({ status: z.literal('sent') }),
                cookie: 'Lets the code of the mail work in this browser.',
              },
            },
            leadsTo: 'The page that says so.',
            failures: ['invalid', 'too-many-requests', 'unavailable'],
          },
          async handle(call) {
            const asked = await askForLink(deps, call);
            if (!asked.ok) return asked;
            return ok({
              status: 202,
              body: { status: 'sent' },
              cookies: [asked.value.setCookie],
              seeOther: sentPage(call.fields['return_to']),
            });
          },
        },
      },
    },
    {
      path: '/api/sign-in/confirm',
      methods: {
        POST: {
          body,
          failurePages: { 'link-used': '/sign-in/', invalid: '/sign-in/' },
          describe: {
            summary: 'Trade a mailed link for a session',
            body: CONFIRM_FIELDS,
            example: { token: 'the-token-of-the-link' },
            ...SIGNED_IN,
            failures: ['invalid', 'link-used', 'unavailable'],
          },
          async handle(call) {
            const confirmed = await confirmLink(deps.auth, call);
            if (!confirmed.ok) return confirmed;
            const { person, setCookie, returnTo } = confirmed.value;
            return ok({
              status: 200,
              body: { email: person.email },
              cookies: [setCookie],
              seeOther: returnTo,
            });
          },
        },
      },
    },
    {
      path: '/api/sign-in/code',
      methods: {
        POST: {
          body,
          failurePages: { 'code-ended': '/sign-in/', invalid: '/sign-in/' },
          describe: {
            summary: 'Trade the code of a mail for a session',
            details:
              'Needs the cookie that `POST /api/sign-in` set. After 5 wrong codes the link alone works.',
            body: CODE_FIELDS,
            example: { code: '123456' },
            ...SIGNED_IN,
            failures: ['invalid', 'code-ended', 'unavailable'],
          },
          async handle(call) {
            const confirmed = await confirmCode(deps.auth, call);
            if (!confirmed.ok) return confirmed;
            const { person, setCookie, clearAsk, returnTo } = confirmed.value;
            return ok({
              status: 200,
              body: { email: person.email },
              cookies: [setCookie, clearAsk],
              seeOther: returnTo,
            });
          },
        },
      },
    },
    {
      path: '/api/sign-out',
      methods: {
        POST: {
          body: { ...body, optional: true },
          describe: {
            summary: 'End the session',
            session: 'optional',
            answers: {
              200: {
                says: 'Signed out, also when nobody was signed in.',
                body: z.object({ status: z.literal('signed out') }),
                cookie: 'Takes the session away.',
              },
            },
            leadsTo: 'The start page.',
            failures: ['unavailable'],
          },
          async handle(call) {
            const cookie = await deps.auth.signOut(call.headers);
            return ok({
              status: 200,
              body: { status: 'signed out' },
              cookies: [cookie],
              seeOther: '/',
            });
          },
        },
      },
    },
  ];
}

/** Where to go on is kept on the page that says a link was sent, for a second one. */
function sentPage(returnTo: unknown): string {
  const query = new URLSearchParams({
    sent: '1',
    return_to: safeReturnTo(returnTo, AFTER_SIGN_IN),
  });
  return `/sign-in/?${query.toString()}`;
}

export { ssoEndpoint } from './sso-routes.ts';
