import type { Endpoint } from '#core/http/endpoint.ts';
import { ok } from '#core/result.ts';
import { AFTER_SIGN_IN, type Auth } from './auth.ts';
import { safeReturnTo } from './return-to.ts';
import {
  ASK_FIELDS,
  askForLink,
  CONFIRM_FIELDS,
  confirmLink,
  type SignInLimits,
} from './sign-in.ts';

const MAX_BODY_BYTES = 4 * 1024;

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
            summary: 'Have a sign-in link mailed',
            body: ASK_FIELDS,
            responses: { 202: 'If the address can receive mail, a link is on its way' },
          },
          async handle(call) {
            const asked = await askForLink(deps, call);
            if (!asked.ok) return asked;
            return ok({
              status: 202,
              body: { status: 'sent' },
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
            responses: { 200: 'Signed in' },
          },
          async handle(call) {
            const confirmed = await confirmLink(deps.auth, call.fields);
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
      path: '/api/sign-out',
      methods: {
        POST: {
          body: { ...body, optional: true },
          describe: { summary: 'End the session', responses: { 200: 'Signed out' } },
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
