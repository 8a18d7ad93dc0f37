import { codeOf } from '#core/app-error.ts';
import { makeUuid } from '#core/ids.ts';
import type { Endpoint } from '#core/http/endpoint.ts';
import { createTurns } from '#core/turns.ts';
import { localized, sourceLocale } from '#config/site.ts';
import { accountEndpoints } from '#features/entitlements/routes.ts';
import { createSsoVerifier, sessionCookieName } from '#features/auth/index.ts';
import { authEndpoints, ssoEndpoint } from '#features/auth/routes.ts';
import { findArticle } from '#features/articles/index.ts';
import { noteAccount } from '#features/entitlements/index.ts';
import { requestEndpoints } from '#features/requests/routes.ts';
import { keepMissedNeed } from '#features/search/index.ts';
import { searchEndpoints } from '#features/search/routes.ts';
import { voteEndpoints } from '#features/votes/routes.ts';
import { watchEndpoints } from '#features/votes/watches/routes.ts';
import { describeApi, type OpenApi } from '../open-api.ts';
import type { Parts } from './parts.ts';

/** Every address of the API, each feature's made with the parts it needs. */
export function endpointsOf(parts: Parts): Endpoint[] {
  const { db, clock, site, siteUrl, secret, auth, limits, outbox, log } = parts;
  const isArticle = (id: string) => findArticle(parts.catalog, id, '') !== undefined;
  return [
    ...voteEndpoints({
      ...parts.votes,
      https: siteUrl.startsWith('https:'),
      watches: parts.watches,
      keepMissedNeed: (voteId, need) => keepMissedNeed({ db, clock, secret }, voteId, need),
    }),
    ...watchEndpoints(parts.watches),
    ...searchEndpoints({
      db,
      clock,
      site,
      limiter: limits.search,
      isArticle,
      lost: (error) => log.warn({ code: codeOf(error) ?? 'unknown' }, 'a search was not noted'),
    }),
    ...ssoEndpoints(parts),
    ...authEndpoints({
      auth,
      limits: { perAddress: limits.signInAddress, perEmail: limits.signInEmail },
    }),
    ...accountEndpoints({ db, clock, site, apiKey: parts.env.apiKey }),
    ...requestEndpoints({
      db,
      clock,
      makeId: makeUuid,
      site,
      siteUrl,
      secret,
      limits: { person: limits.person, address: limits.draft },
      isArticle,
      turns: createTurns(),
      kickOutbox: outbox.kick,
      currentPerson: (headers) => auth.currentPerson(headers),
    }),
  ];
}

/** Only where the product can sign people in. */
function ssoEndpoints({ env: { sso }, site, db, auth, clock, log }: Parts): Endpoint[] {
  if (!sso) return [];
  return [
    ssoEndpoint({
      db,
      auth,
      locales: site.locales,
      origins: sso.origins,
      verify: createSsoVerifier({ trust: sso, clock, log, fetch }),
      noteAccount: (claims) => noteAccount(db, claims),
    }),
  ];
}

/** The OpenAPI document of these addresses, for `api.ts` and for the page of it. */
export function openApiOf({ site, siteUrl }: Parts, endpoints: Endpoint[]): OpenApi {
  return describeApi(endpoints, {
    name: localized(site.name, sourceLocale(site)),
    sessionCookie: sessionCookieName(siteUrl),
  });
}
