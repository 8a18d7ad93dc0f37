import { z } from 'zod';
import type { Endpoint } from '#core/http/endpoint.ts';
import { ok } from '#core/result.ts';
import { signInFromProduct, type SsoDeps } from './sso.ts';

/** Room for a token that is far too long, so that it is refused as a token. */
const MAX_BODY_BYTES = 256 * 1024;

const SSO_FIELDS = z.object({
  token: z.string().describe('A signed token (JWT) that the product makes for this one sign-in.'),
  return_to: z
    .string()
    .optional()
    .describe('A path on this site to go on at. What is none is passed over.'),
});

/** Arriving from the product, signed in. Its pages alone may post here. */
export function ssoEndpoint(deps: SsoDeps & { origins: readonly string[] }): Endpoint {
  return {
    path: '/sso',
    methods: {
      POST: {
        body: { limitBytes: MAX_BODY_BYTES },
        origins: deps.origins,
        failurePages: { 'token-refused': '/sign-in/', unavailable: '/sign-in/' },
        describe: {
          summary: 'Arrive from the product, signed in',
          details:
            'Posted by a page of the product, whose origin stands in SSO_ORIGINS. The token has the claims `sub email name iat exp jti account plan`, may have `role` and `locale`, lives 10 minutes at most and works once.',
          body: SSO_FIELDS,
          example: { token: 'header.claims.signature' },
          session: 'optional',
          answers: {
            200: {
              says: 'Signed in.',
              body: z.object({ email: z.string().describe('Who is signed in now.') }),
              cookie: 'The session. HttpOnly, for this site only.',
            },
            202: {
              says: 'Somebody else is signed in here; the page at `url` asks first.',
              body: z.object({ url: z.string().describe('A path on this site.') }),
            },
          },
          leadsTo:
            'Where the reader was going: `return_to`, else `/support/`; or the page that asks.',
          failures: ['token-refused', 'unavailable'],
        },
        async handle(call) {
          const arrived = await signInFromProduct(deps, call);
          if (!arrived.ok) return arrived;
          const { asks, email, cookies, seeOther, locale } = arrived.value;
          return ok({
            status: asks ? 202 : 200,
            body: asks ? { url: seeOther } : { email },
            cookies,
            seeOther,
            ...(locale !== undefined && { locale }),
          });
        },
      },
    },
  };
}
