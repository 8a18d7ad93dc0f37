import { createRemoteJWKSet, customFetch, jwtVerify, type FetchImplementation } from 'jose';
import { z } from 'zod';
import { codeOf, type AppError } from '#core/app-error.ts';
import { SECOND_MS, type Clock } from '#core/clock.ts';
import { err, ok, type Result } from '#core/result.ts';
import type { Log } from '#features/outbox/index.ts';
import { hasDuplicateKeys } from './duplicate-keys.ts';
import { isTimely, LEEWAY_SECONDS, SSO_CLAIMS, type SsoClaims } from './sso-claims.ts';

/** How tokens are known to be the product's: one shared secret, or the product's public keys. */
export type SsoTrust = {
  key: { secret: string } | { jwksUrl: string };
  issuer: string | undefined;
  audience: string | undefined;
};

export type SsoParts = { trust: SsoTrust; clock: Clock; fetch: FetchImplementation; log: Log };

/**
 * The claims of a token that is wholly right. Fails with `token-refused` for any other, without
 * telling what is wrong with it; with `unavailable` when the product's keys cannot be had now.
 */
export type VerifySsoToken = (token: unknown) => Promise<Result<SsoClaims, AppError>>;

const MAX_TOKEN_LENGTH = 8192;
const KEYS_TIMEOUT_MS = 5 * SECOND_MS;
const KEYS_RETRY_SECONDS = 30;
/** Three parts in base64url. The library would pass over blanks and padding. */
const COMPACT = /^([\w-]+)\.([\w-]+)\.([\w-]+)$/;
/** What the library throws for a token; anything else is about the keys, or a bug. */
const TOKEN_FAULT =
  /^ERR_(JWT_|JWS_|JOSE_(ALG_NOT_ALLOWED|NOT_SUPPORTED)|JWKS_(NO|MULTIPLE)_MATCHING)/;
const REFUSED = err({ code: 'token-refused' } as const);

/**
 * Algorithms and key source come from the configuration alone: a token that names a key of its own,
 * or another algorithm, is refused before a key is looked at (RFC 8725 §3.1, §3.10).
 */
export function createSsoVerifier({ trust, clock, fetch, log }: SsoParts): VerifySsoToken {
  const { algorithms, header, verify } = keyOf(trust, fetch);
  const options = {
    algorithms,
    clockTolerance: LEEWAY_SECONDS,
    ...(trust.issuer !== undefined && { issuer: trust.issuer }),
    ...(trust.audience !== undefined && { audience: trust.audience }),
  };
  return async (token) => {
    if (typeof token !== 'string' || token.length > MAX_TOKEN_LENGTH) return REFUSED;
    const [head, body] = jsonParts(token) ?? [];
    if (head === undefined || body === undefined) return REFUSED;
    if (!header.safeParse(head).success) return REFUSED;
    const claims = SSO_CLAIMS.safeParse(body);
    const now = clock();
    if (!claims.success || !isTimely(claims.data, now)) return REFUSED;
    try {
      await verify(token, { ...options, currentDate: now });
      return ok(claims.data);
    } catch (error) {
      if (TOKEN_FAULT.test(codeOf(error) ?? '')) return REFUSED;
      if ('secret' in trust.key) throw error;
      log.warn({ code: codeOf(error) ?? 'unknown' }, 'SSO_JWKS_URL gave no keys');
      return err({ code: 'unavailable', retryAfterSeconds: KEYS_RETRY_SECONDS });
    }
  };
}

type VerifyOptions = NonNullable<Parameters<typeof jwtVerify>[2]>;

function keyOf({ key }: SsoTrust, fetch: FetchImplementation) {
  const typ = z.string().regex(/^jwt$/i).optional();
  if ('secret' in key) {
    const secret = new TextEncoder().encode(key.secret);
    return {
      algorithms: ['HS256'],
      header: z.strictObject({ alg: z.literal('HS256'), typ }),
      verify: (token: string, options: VerifyOptions) => jwtVerify(token, secret, options),
    };
  }
  const keys = createRemoteJWKSet(new URL(key.jwksUrl), {
    timeoutDuration: KEYS_TIMEOUT_MS,
    [customFetch]: fetch,
  });
  return {
    algorithms: ['RS256', 'ES256'],
    header: z.strictObject({
      alg: z.enum(['RS256', 'ES256']),
      typ,
      kid: z.string().min(1).max(200).optional(),
    }),
    verify: (token: string, options: VerifyOptions) => jwtVerify(token, keys, options),
  };
}

/** Header and payload as JSON; undefined unless each part is written in the one way there is. */
function jsonParts(token: string): [unknown, unknown] | undefined {
  const [, ...parts] = COMPACT.exec(token) ?? [];
  if (parts.length !== 3 || !parts.every(isCanonical)) return undefined;
  const [head, body] = parts.slice(0, 2).map(jsonOf);
  return [head, body];
}

/** Other last characters can stand for the same bytes; then one token would have several forms. */
function isCanonical(part: string): boolean {
  return Buffer.from(part, 'base64url').toString('base64url') === part;
}

const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function jsonOf(part: string): unknown {
  try {
    const text = UTF8.decode(Buffer.from(part, 'base64url'));
    const value: unknown = JSON.parse(text);
    return hasDuplicateKeys(text) ? undefined : value;
  } catch {
    return undefined;
  }
}
