import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ConfigError, ENV_SCHEMA, readEnv } from './env.ts';

/** The message of the failure, without the sentences around the list. */
function failure(environment: Record<string, string>): string[] {
  try {
    readEnv(environment);
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    expect(error).toMatchObject({ code: 'config' });
    const lines = (error as Error).message.split('\n');
    expect(lines[0]).toBe('The environment has a value Waymark cannot use:');
    expect(lines.at(-1)).toBe('See .env.example.');
    return lines.slice(1, -1).map((line) => line.trim());
  }
  return ['nothing was wrong'];
}

const DEFAULTS = {
  port: 4321,
  host: '127.0.0.1',
  siteUrl: undefined,
  dataDir: resolve('var'),
  databaseUrl: `file:${resolve('var')}/waymark.db`,
  databaseAuthToken: undefined,
  contentDir: resolve('content'),
  secretKey: undefined,
  trustedProxies: [],
  limits: {},
  logLevel: 'info',
  smtpUrl: undefined,
  apiKey: undefined,
  mailFrom: undefined,
};

describe('without any variable', () => {
  test('everything has its default', () => {
    expect(readEnv({ PATH: '/bin', SHELL: 'sh' })).toEqual(DEFAULTS);
  });

  test('an empty value counts as none', () => {
    const names = Object.keys(ENV_SCHEMA.shape);
    expect(readEnv(Object.fromEntries(names.map((name) => [name, ''])))).toEqual(DEFAULTS);
  });
});

describe('taken is', () => {
  test.each([
    ['PORT', '0', { port: 0 }],
    ['PORT', '65535', { port: 65_535 }],
    ['HOST', '0.0.0.0', { host: '0.0.0.0' }],
    ['SITE_URL', 'https://help.example.com', { siteUrl: 'https://help.example.com' }],
    ['SITE_URL', 'https://Help.Example.com:443/', { siteUrl: 'https://help.example.com' }],
    ['SITE_URL', 'http://localhost:4321', { siteUrl: 'http://localhost:4321' }],
    [
      'DATA_DIR',
      '/srv/waymark',
      { dataDir: '/srv/waymark', databaseUrl: 'file:/srv/waymark/waymark.db' },
    ],
    [
      'DATA_DIR',
      'data',
      { dataDir: resolve('data'), databaseUrl: `file:${resolve('data')}/waymark.db` },
    ],
    ['DATABASE_URL', 'file:other.db', { databaseUrl: 'file:other.db' }],
    ['DATABASE_URL', 'libsql://db.example', { databaseUrl: 'libsql://db.example' }],
    ['DATABASE_URL', 'http://db:8080', { databaseUrl: 'http://db:8080' }],
    ['DATABASE_URL', 'https://db.example', { databaseUrl: 'https://db.example' }],
    ['DATABASE_AUTH_TOKEN', 't', { databaseAuthToken: 't' }],
    ['CONTENT_DIR', '/srv/content', { contentDir: '/srv/content' }],
    ['SECRET_KEY', 'x'.repeat(32), { secretKey: 'x'.repeat(32) }],
    ['TRUSTED_PROXIES', '10.0.0.0/8, ::1', { trustedProxies: ['10.0.0.0/8', '::1'] }],
    ['LIMITS', 'a=1,bC=20', { limits: { a: 1, bC: 20 } }],
    ['LOG_LEVEL', 'silent', { logLevel: 'silent' }],
    ['SMTP_URL', 'smtps://u:p@mail.example', { smtpUrl: 'smtps://u:p@mail.example' }],
    ['SMTP_URL', 'smtp://localhost:25', { smtpUrl: 'smtp://localhost:25' }],
    ['MAIL_FROM', 'Help <help@example.com>', { mailFrom: 'Help <help@example.com>' }],
  ])('%s=%s', (name, value, expected) => {
    expect(readEnv({ [name]: value })).toEqual({ ...DEFAULTS, ...expected });
  });
});

const PORT = 'a whole number from 0 to 65535';
const URL = 'an address that starts with http:// or https://';
const DATABASE = 'an address that starts with file:, libsql://, https:// or http://';
const SMTP = 'an address that starts with smtp:// or smtps://';
const NETWORKS = 'networks such as 10.0.0.0/8,192.168.0.1';
const LIMITS = 'pairs such as votesPerVoterPerMinute=100,votesPerAddressPerHour=5000';

describe('refused, with its name, what was found and what is expected, is', () => {
  test.each([
    ['PORT', '65536', PORT],
    ['PORT', '-1', PORT],
    ['PORT', '80.5', PORT],
    ['PORT', '1e3', PORT],
    ['PORT', '0x50', PORT],
    ['PORT', ' ', PORT],
    ['PORT', 'http', PORT],
    ['SITE_URL', 'help.example.com', URL],
    ['SITE_URL', 'ftp://help.example.com', URL],
    ['SITE_URL', 'https://', URL],
    [
      'SITE_URL',
      'https://example.com/help',
      'an address without a path (a base path is not supported)',
    ],
    ['TRUSTED_PROXIES', '10.0.0.0/8,proxy', NETWORKS],
    ['TRUSTED_PROXIES', '10.0.0.0/8,', NETWORKS],
    ['TRUSTED_PROXIES', '10.0.0.0/33', NETWORKS],
    ['LIMITS', 'votesPerVoterPerMinute', LIMITS],
    ['LIMITS', 'a=-1', LIMITS],
    ['LIMITS', 'a=1.5', LIMITS],
    ['LIMITS', 'a=1;b=2', LIMITS],
    ['LIMITS', 'a=1,', LIMITS],
    ['LOG_LEVEL', 'verbose', 'one of silent, error, warn, info, debug'],
    ['LOG_LEVEL', 'INFO', 'one of silent, error, warn, info, debug'],
    ['MAIL_FROM', 'Help Center', 'an address such as Help Center <help@example.com>'],
  ])('%s=%s', (name, value, expected) => {
    expect(failure({ [name]: value })).toEqual([`${name}: found "${value}", expected ${expected}`]);
  });

  test.each([
    ['SECRET_KEY', 'x'.repeat(31), 'at least 32 characters'],
    ['DATABASE_URL', 'postgres://user:hunter2@db/x', DATABASE],
    ['DATABASE_URL', 'libsql:db', DATABASE],
    ['SMTP_URL', 'mail://user:hunter2@mail.example', SMTP],
    ['SMTP_URL', 'mail.example', SMTP],
  ])('%s=%s, which may hold a password and so is not shown', (name, value, expected) => {
    expect(failure({ [name]: value })).toEqual([
      `${name}: found (not shown), expected ${expected}`,
    ]);
  });

  test('every wrong value at once', () => {
    expect(failure({ PORT: 'x', SITE_URL: 'x', LOG_LEVEL: 'x', HOST: 'fine' })).toEqual([
      `PORT: found "x", expected ${PORT}`,
      `SITE_URL: found "x", expected ${URL}`,
      'LOG_LEVEL: found "x", expected one of silent, error, warn, info, debug',
    ]);
  });
});

describe('single sign-on', () => {
  const SSO_SECRET = 'a secret of at least 32 characters';
  const SSO_ISSUER = 'https://app.example.com/issuer';

  test('is off unless asked for, and takes its origin from the issuer', () => {
    expect(readEnv({}).sso).toBeUndefined();
    expect(readEnv({ SSO_SECRET, SSO_ISSUER }).sso).toEqual({
      key: { secret: SSO_SECRET },
      issuer: SSO_ISSUER,
      audience: undefined,
      origins: ['https://app.example.com'],
      loginUrl: undefined,
    });
    const SSO_ORIGINS = 'https://a.example.com, https://b.example.com/';
    const SSO_JWKS_URL = 'https://app.example.com/keys';
    expect(readEnv({ SSO_JWKS_URL, SSO_ORIGINS }).sso).toMatchObject({
      key: { jwksUrl: SSO_JWKS_URL },
      origins: ['https://a.example.com', 'https://b.example.com'],
    });
  });

  test.each([
    ['no key', { SSO_ISSUER }, 'SSO_SECRET, SSO_JWKS_URL: found neither'],
    [
      'two keys',
      { SSO_SECRET, SSO_JWKS_URL: 'https://app.example.com/keys', SSO_ISSUER },
      'SSO_SECRET, SSO_JWKS_URL: found both',
    ],
    ['no origin', { SSO_SECRET, SSO_ISSUER: 'app' }, 'SSO_ORIGINS: found nothing'],
    [
      'an origin with a path',
      { SSO_SECRET, SSO_ORIGINS: 'https://a.example.com/x' },
      'SSO_ORIGINS',
    ],
    ['a short secret', { SSO_SECRET: 'x'.repeat(31), SSO_ISSUER }, 'SSO_SECRET'],
    [
      'keys over plain http',
      { SSO_JWKS_URL: 'http://app.example.com/', SSO_ISSUER },
      'SSO_JWKS_URL',
    ],
  ])('%s stops the start', (_, environment, line) => {
    expect(() => readEnv(environment)).toThrow(line);
  });
});

test('.env.example names every variable that is read, with its default, and no other', () => {
  const example = readFileSync('.env.example', 'utf8');
  const shown = [...example.matchAll(/^#?([A-Z_]+)=(.*)$/gm)];
  const names = shown.map(([, name = '']) => name);
  expect(names.sort()).toEqual(Object.keys(ENV_SCHEMA.shape).sort());
  const values = Object.fromEntries(shown.map(([, name = '', value = '']) => [name, value]));
  expect(readEnv(values)).toEqual({ ...DEFAULTS, databaseUrl: 'file:var/waymark.db' });
});

test('whatever the environment holds, it is settings or a ConfigError that shows no secret', () => {
  const canary = 'canary-of-a-secret';
  const value = fc.oneof(
    fc.constantFrom(
      ...['', '0', '65536', 'http://x.example', 'a=1,b=2', '10.0.0.0/8', 'info', canary],
    ),
    fc.string({ maxLength: 8 }),
  );
  const name = fc.constantFrom(...Object.keys(ENV_SCHEMA.shape));
  fc.assert(
    fc.property(fc.dictionary(name, value, { maxKeys: 4 }), (given) => {
      const secrets = Object.keys(given).filter((key) => /SECRET|TOKEN|_URL/.test(key));
      const environment = { ...given, ...Object.fromEntries(secrets.map((key) => [key, canary])) };
      try {
        expect(readEnv(environment).port).toBeLessThanOrEqual(65_535);
      } catch (error) {
        expect(error).toBeInstanceOf(ConfigError);
        const shown = (error as Error).message
          .split('\n')
          .filter((line) => !/SITE_URL|^ {2}(?!.*(SECRET|TOKEN|_URL))/.test(line));
        expect(shown.join('\n')).not.toContain(canary);
      }
    }),
    { numRuns: 10_000 },
  );
});
