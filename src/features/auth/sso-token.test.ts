import { generateKeyPairSync, randomInt, sign } from 'node:crypto';
import { describe, expect, test, vi } from 'vitest';
import { err } from '#core/result.ts';
import {
  AUDIENCE,
  PRODUCT,
  SSO_SECRET,
  ssoClaims as claimsAt,
  ssoToken,
} from '../../../tests/support/sso.ts';
import { createSsoVerifier, type SsoTrust } from './sso-token.ts';

const NOW = Date.UTC(2026, 4, 4, 12);
const REFUSED = err({ code: 'token-refused' });
const S = NOW / 1000;
const log = { warn: vi.fn(), error: vi.fn() };
const noFetch = vi.fn(() => Promise.reject(new Error('no key is fetched')));

const claims = (changed: Record<string, unknown> = {}) => claimsAt(changed, NOW);
const without = (name: string) => claims({ [name]: undefined });

function verifier(changed: Partial<SsoTrust> = {}, fetch = noFetch as never) {
  const trust = { key: { secret: SSO_SECRET }, issuer: PRODUCT, audience: AUDIENCE, ...changed };
  return createSsoVerifier({ trust, clock: () => new Date(NOW), fetch, log });
}
const verify = verifier();

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const otherRsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const RSA_PEM = rsa.publicKey.export({ type: 'spki', format: 'pem' }) as string;
const JWKS = {
  keys: [
    { ...rsa.publicKey.export({ format: 'jwk' }), kid: 'rsa', alg: 'RS256', use: 'sig' },
    { ...ec.publicKey.export({ format: 'jwk' }), kid: 'ec', alg: 'ES256', use: 'sig' },
  ],
};
const served = () =>
  vi.fn((_: string) => Promise.resolve(new Response(JSON.stringify(JWKS), { status: 200 })));
const byKeys = (fetch: unknown = served()) =>
  verifier({ key: { jwksUrl: 'https://app.example.com/keys' } }, fetch as never);

function signed(
  alg: 'RS256' | 'ES256',
  header: Record<string, unknown> = {},
  key = alg === 'RS256' ? rsa.privateKey : ec.privateKey,
): string {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const kid = alg === 'RS256' ? 'rsa' : 'ec';
  const text = `${part({ alg, kid, ...header })}.${part(claims())}`;
  const signature = sign('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' });
  return `${text}.${signature.toString('base64url')}`;
}

const [HEAD = '', BODY = '', SIGNATURE = ''] = ssoToken(claims()).split('.');
const b64 = (text: string) => Buffer.from(text).toString('base64url');
const hs = (header: Record<string, unknown>) => ssoToken(claims(), { alg: 'HS256', ...header });
const twice = (pair: string) => JSON.stringify(claims()).replace('{', `{${pair},`);
/** The same bytes, written with another last character. */
const loose = (part: string) => {
  const bytes = Buffer.from(part, 'base64url');
  const last = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_');
  const same = last.map((end) => part.slice(0, -1) + end);
  return same.find((one) => one !== part && Buffer.from(one, 'base64url').equals(bytes)) ?? '';
};

/** Tokens that are nearly right, each in one way not. */
const FIXED: [name: string, token: unknown][] = [
  ['no token', undefined],
  ['nothing', ''],
  ['a number', 1],
  ['two tokens', [ssoToken(claims()), ssoToken(claims())]],
  ['text', 'not a token'],
  ['two parts', `${HEAD}.${BODY}`],
  ['an empty signature', `${HEAD}.${BODY}.`],
  ['four parts', `${HEAD}.${BODY}.${SIGNATURE}.${SIGNATURE}`],
  ['five parts, as an encrypted one', `${HEAD}.${BODY}.${SIGNATURE}.${BODY}.${SIGNATURE}`],
  ['a blank before', ` ${ssoToken(claims())}`],
  ['a line break after', `${ssoToken(claims())}\n`],
  ['a blank inside', `${HEAD}. ${BODY}.${SIGNATURE}`],
  ['padding', `${HEAD}.${BODY}.${SIGNATURE}=`],
  ['plain base64', `${HEAD}.${BODY}.${SIGNATURE}`.replace(/.$/, '+')],
  ['loose last bits', `${HEAD}.${BODY}.${loose(SIGNATURE)}`],
  ['100 kB', `${HEAD}.${'A'.repeat(102_400)}.${SIGNATURE}`],
  ['a name of 9 kB', ssoToken(claims({ more: 'x'.repeat(9000) }))],
  ['alg none', `${b64('{"alg":"none"}')}.${BODY}.`],
  ['alg none with a signature', ssoToken(claims(), { alg: 'none' })],
  ['alg NonE', ssoToken(claims(), { alg: 'NonE' })],
  ['alg hs256', ssoToken(claims(), { alg: 'hs256' })],
  ['alg HS384', ssoToken(claims(), { alg: 'HS384' }, SSO_SECRET, 'sha384')],
  ['alg HS512', ssoToken(claims(), { alg: 'HS512' }, SSO_SECRET, 'sha512')],
  ['alg RS256', signed('RS256')],
  ['alg ES256', signed('ES256')],
  ['no alg', ssoToken(claims(), { typ: 'JWT' })],
  ['alg twice', ssoToken(claims(), '{"alg":"none","alg":"HS256"}')],
  ['a header that is a list', ssoToken(claims(), '["HS256"]')],
  ['a header that is no JSON', ssoToken(claims(), 'HS256')],
  ['typ of another use', hs({ typ: 'at+jwt' })],
  ['kid', hs({ kid: '1' })],
  ['kid that is a path', hs({ kid: '../../dev/null' })],
  ['kid that is SQL', hs({ kid: "x' union select 'key" })],
  ['jku', hs({ jku: 'https://evil.example/keys' })],
  ['x5u', hs({ x5u: 'https://evil.example/cert' })],
  ['x5c', hs({ x5c: ['MIIB'] })],
  ['jwk', hs({ jwk: { kty: 'oct', k: b64('evil') } })],
  ['crit', hs({ crit: ['exp'] })],
  ['b64', hs({ b64: false, crit: ['b64'] })],
  ['another secret', ssoToken(claims(), undefined, 'another secret of the same sort')],
  ['no secret', ssoToken(claims(), undefined, '')],
  ['a public key as secret', ssoToken(claims(), undefined, RSA_PEM)],
  ...['sub', 'email', 'name', 'iat', 'exp', 'jti', 'account', 'plan', 'iss', 'aud'].map(
    (name): [string, string] => [`no ${name}`, ssoToken(without(name))],
  ),
  ['another iss', ssoToken(claims({ iss: `${PRODUCT}/` }))],
  ['another aud', ssoToken(claims({ aud: 'https://other.example.com' }))],
  ['exp passed', ssoToken(claims({ iat: S - 300, exp: S - 60 }))],
  ['exp too far', ssoToken(claims({ exp: S + 601 }))],
  ['exp too far from now', ssoToken(claims({ iat: S + 61, exp: S + 661 }))],
  ['exp before iat', ssoToken(claims({ iat: S + 30, exp: S + 30 }))],
  ['iat ahead', ssoToken(claims({ iat: S + 61 }))],
  ['nbf ahead', ssoToken(claims({ nbf: S + 61 }))],
  ['exp as text', ssoToken(claims({ exp: String(S + 300) }))],
  ['exp null', ssoToken(claims({ exp: null }))],
  ['exp endless', ssoToken(twice('"x":1').replace(/"exp":\d+/, '"exp":1e999'))],
  ['iat true', ssoToken(claims({ iat: true }))],
  ['sub a number', ssoToken(claims({ sub: 7 }))],
  ['sub empty', ssoToken(claims({ sub: '' }))],
  ['jti a list', ssoToken(claims({ jti: ['a'] }))],
  ['email no address', ssoToken(claims({ email: 'ana' }))],
  ['email two addresses', ssoToken(claims({ email: 'ana@example.com,eve@example.com' }))],
  ['email with a line', ssoToken(claims({ email: 'ana@example.com\r\nBcc: e@example.com' }))],
  ['email with blanks', ssoToken(claims({ email: ' ana@example.com' }))],
  ['email a list', ssoToken(claims({ email: ['ana@example.com'] }))],
  ['name of two lines', ssoToken(claims({ name: 'Ana\r\nBcc: eve@example.com' }))],
  ['name with U+0000', ssoToken(claims({ name: 'Ana\u0000' }))],
  ['account an object', ssoToken(claims({ account: { id: 'acme' } }))],
  ['role nobody knows', ssoToken(claims({ role: 'admin' }))],
  ['locale a number', ssoToken(claims({ locale: 1 }))],
  ['a claim twice', ssoToken(twice('"email":"eve@example.com"'))],
  ['a claim twice, escaped', ssoToken(twice('"\\u0065mail":"eve@example.com"'))],
  ['claims that are a list', ssoToken('[]')],
  ['claims that are null', ssoToken('null')],
  ['claims that are no JSON', ssoToken('{"sub":')],
  ['claims with blanks no JSON has', ssoToken(`\ufeff${JSON.stringify(claims())}`)],
];

test('there are more than 60 of them', () => {
  expect(FIXED.length).toBeGreaterThanOrEqual(60);
});

test.each(FIXED)('refused: %s', async (_, token) => {
  expect(await verify(token)).toEqual(REFUSED);
  expect(noFetch).not.toHaveBeenCalled();
});

describe('taken', () => {
  test.each([
    ['as it should be', {}],
    ['from a clock 60 s ahead', { iat: S + 60, exp: S + 660 }],
    ['59 s after its end', { iat: S - 300, exp: S - 59 }],
    ['with all of 10 minutes', { exp: S + 600 }],
    ['for several', { aud: ['https://other.example.com', AUDIENCE] }],
    ['with role, locale and more', { role: 'manager', locale: 'de', more: { sub: [1] } }],
  ])('%s', async (_, changed) => {
    expect(await verify(ssoToken(claims(changed)))).toMatchObject({ ok: true });
  });

  test('by one of the published keys, fetched from their one address', async () => {
    const fetch = served();
    const verifyByKeys = byKeys(fetch);
    for (const alg of ['RS256', 'ES256'] as const) {
      expect(await verifyByKeys(signed(alg))).toMatchObject({
        ok: true,
        value: { email: 'ana@example.com', role: 'member' },
      });
    }
    expect(fetch.mock.calls.map(([url]) => url)).toEqual(['https://app.example.com/keys']);
  });
});

describe('published keys', () => {
  test.each([
    ['the public key as a secret', ssoToken(claims(), { alg: 'HS256', kid: 'rsa' }, RSA_PEM)],
    ['the secret of nobody', ssoToken(claims())],
    ['RS256 in the name of HS256', ssoToken(claims(), { alg: 'RS256', kid: 'rsa' }, RSA_PEM)],
    ['an unknown kid', signed('RS256', { kid: 'x' })],
    ['a kid that is a path', signed('RS256', { kid: '../rsa' })],
    ['jku', signed('RS256', { jku: 'https://evil.example/keys' })],
    ['x5u', signed('RS256', { x5u: 'https://evil.example/cert' })],
    ['its own jwk', signed('RS256', { jwk: otherRsa.publicKey.export({ format: 'jwk' }) })],
    ['another key', signed('RS256', {}, otherRsa.privateKey)],
    ['the key of another algorithm', signed('ES256', { kid: 'rsa' })],
    ['PS256', signed('RS256', { alg: 'PS256' })],
  ])('refused: %s', async (_, token) => {
    const fetch = served();
    expect(await byKeys(fetch)(token)).toEqual(REFUSED);
    expect(fetch.mock.calls.every(([url]) => url === 'https://app.example.com/keys')).toBe(true);
  });

  test.each([
    ['unreachable', () => Promise.reject(new TypeError('fetch failed'))],
    ['an error', () => Promise.resolve(new Response('no', { status: 500 }))],
    ['no keys', () => Promise.resolve(new Response('<html>', { status: 200 }))],
  ])('%s: unavailable, as the token is not at fault', async (_, fetch) => {
    expect(await byKeys(fetch)(signed('RS256'))).toMatchObject({ error: { code: 'unavailable' } });
  });
});

/** One random change to a token's text or to what it says; what was signed stays as it was. */
function mutated(): string {
  const parts = ssoToken(claims()).split('.');
  const at = randomInt(3);
  const part = parts[at] ?? '';
  const place = randomInt(part.length);
  const letter = () => 'ABab09-_ .=+\n%é'.charAt(randomInt(15));
  const changed = [
    () => part.slice(0, place) + letter() + part.slice(place + 1),
    () => part.slice(0, place) + letter() + part.slice(place),
    () => part.slice(0, place) + part.slice(place + 1),
    () => part.slice(0, place),
    () => part + part.slice(place),
    () => flipped(part),
    () => parts[(at + 1) % 3] ?? '',
    () =>
      b64(
        Buffer.from(part, 'base64url')
          .toString('utf8')
          .replace(/\d/, (d) => `${(+d + 1) % 10}`),
      ),
  ][randomInt(8)];
  parts[at] = changed?.() ?? '';
  return parts.join('.');
}

function flipped(part: string): string {
  const bytes = Buffer.from(part, 'base64url');
  const at = randomInt(bytes.length);
  bytes.writeUInt8(bytes.readUInt8(at) ^ (1 << randomInt(8)), at);
  return bytes.toString('base64url');
}

test('of 5,000 changed tokens none is taken', async () => {
  let tried = 0;
  while (tried < 5000) {
    const token = mutated();
    // A change may leave a part as it was; then it is no changed token.
    const [head, body, signature] = token.split('.');
    if (token.split('.').length === 3 && head === HEAD && isSignedSo(body, signature)) continue;
    tried++;
    const result = await verify(token);
    if (result.ok) throw new Error(`taken: ${token}`);
    expect(result).toEqual(REFUSED);
  }
});

function isSignedSo(body = '', signature = ''): boolean {
  const text = Buffer.from(body, 'base64url').toString('utf8');
  return ssoToken(text) === `${HEAD}.${body}.${signature}`;
}
