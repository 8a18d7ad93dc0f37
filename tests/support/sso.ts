import { createHmac, randomUUID } from 'node:crypto';

export const SSO_SECRET = 'a secret the product and the help center share';
export const PRODUCT = 'https://app.example.com';
export const AUDIENCE = 'https://help.example.com';

/** The environment of a server that the product signs people in to. */
export const SSO_ENV = { SSO_SECRET, SSO_ISSUER: PRODUCT, SSO_AUDIENCE: AUDIENCE };

type Part = Record<string, unknown>;

/** Claims that are wholly right at this instant (milliseconds), each set with a `jti` of its own. */
export function ssoClaims(changed: Part = {}, nowMs = Date.now()): Part {
  const iat = Math.floor(nowMs / 1000);
  return {
    iss: PRODUCT,
    aud: AUDIENCE,
    sub: 'user-1',
    email: 'ana@example.com',
    name: 'Ana Example',
    iat,
    exp: iat + 300,
    jti: randomUUID(),
    account: 'acme',
    plan: 'professional',
    ...changed,
  };
}

const encoded = (part: Part | string) =>
  Buffer.from(typeof part === 'string' ? part : JSON.stringify(part)).toString('base64url');

/** A token signed as the product does (HS256); parts may be given as text, to be odd. */
export function ssoToken(
  claims: Part | string = ssoClaims(),
  header: Part | string = { alg: 'HS256', typ: 'JWT' },
  secret: string | Buffer = SSO_SECRET,
  hash = 'sha256',
): string {
  const signed = `${encoded(header)}.${encoded(claims)}`;
  return `${signed}.${createHmac(hash, secret).update(signed).digest('base64url')}`;
}
