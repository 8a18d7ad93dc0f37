import { resolve } from 'node:path';
import { z } from 'zod';
import { parseNetworks } from '#core/http/client-address.ts';

/** A wrong value in the environment or in content stops the start with one readable message. */
export class ConfigError extends Error {
  readonly code = 'config';
  override name = 'ConfigError';
}

const origin = z
  .url({
    protocol: /^https?$/,
    error: 'an address that starts with http:// or https://',
    abort: true,
  })
  .refine((value) => new URL(value).pathname === '/', {
    error: 'an address without a path (a base path is not supported)',
  })
  .transform((value) => new URL(value).origin);

/** `name=number` pairs that raise (or lower) the limits of site.yml: `votesPerVoterPerMinute=100,…`. */
const limits = z
  .string()
  .regex(/^[A-Za-z]+=\d+(,[A-Za-z]+=\d+)*$/, {
    error: 'pairs such as votesPerVoterPerMinute=100,votesPerAddressPerHour=5000',
  })
  .transform((value): Record<string, number> =>
    Object.fromEntries(
      value.split(',').map((pair) => {
        const [name = '', amount = ''] = pair.split('=');
        return [name, Number(amount)];
      }),
    ),
  );

const port = z
  .string()
  .regex(/^\d{1,5}$/, { error: 'a whole number from 0 to 65535', abort: true })
  .transform(Number)
  .refine((value) => value <= 65_535, { error: 'a whole number from 0 to 65535' });

const networks = z
  .string()
  .transform((value) => value.split(',').map((part) => part.trim()))
  .refine(areNetworks, { error: 'networks such as 10.0.0.0/8,192.168.0.1' });

function areNetworks(list: string[]): boolean {
  try {
    parseNetworks(list);
    return true;
  } catch {
    return false;
  }
}

/** Plain http only on this machine: whoever changed the keys on the way could sign in as anybody. */
const keysAddress = z
  .url({ protocol: /^https?$/, error: 'an address that starts with https://', abort: true })
  .refine((value) => value.startsWith('https:') || isLoopback(new URL(value).hostname), {
    error: 'an address that starts with https://',
  });

const origins = z
  .string()
  .transform((value) => value.split(',').map((part) => part.trim()))
  .refine((list) => list.every((part) => origin.safeParse(part).success), {
    error: 'addresses without a path, such as https://app.example.com,https://example.com',
  })
  .transform((list) => list.map((part) => new URL(part).origin));

function isLoopback(hostname: string): boolean {
  return /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(hostname);
}

/** Every variable Waymark reads. `.env.example` explains each; a test keeps the two equal. */
export const ENV_SCHEMA = z.object({
  PORT: port.default(4321),
  HOST: z.string().min(1).default('127.0.0.1'),
  SITE_URL: origin.optional(),
  DATA_DIR: z.string().min(1).default('var'),
  DATABASE_URL: z
    .string()
    .regex(/^(file:|libsql:\/\/|https?:\/\/)/, {
      error: 'an address that starts with file:, libsql://, https:// or http://',
    })
    .optional(),
  DATABASE_AUTH_TOKEN: z.string().min(1).optional(),
  CONTENT_DIR: z.string().min(1).default('content'),
  SECRET_KEY: z.string().min(32, { error: 'at least 32 characters' }).optional(),
  API_KEY: z.string().min(32, { error: 'at least 32 characters' }).optional(),
  SSO_SECRET: z.string().min(32, { error: 'at least 32 characters' }).optional(),
  SSO_JWKS_URL: keysAddress.optional(),
  SSO_ISSUER: z.string().min(1).optional(),
  SSO_AUDIENCE: z.string().min(1).optional(),
  SSO_ORIGINS: origins.optional(),
  SSO_LOGIN_URL: z
    .url({ protocol: /^https?$/, error: 'an address that starts with http:// or https://' })
    .optional(),
  TRUSTED_PROXIES: networks.default([]),
  LIMITS: limits.optional(),
  LOG_LEVEL: z
    .enum(['silent', 'error', 'warn', 'info', 'debug'], {
      error: 'one of silent, error, warn, info, debug',
    })
    .default('info'),
  SMTP_URL: z
    .url({ protocol: /^smtps?$/, error: 'an address that starts with smtp:// or smtps://' })
    .optional(),
  MAIL_FROM: z
    .string()
    .regex(/\S@\S/, { error: 'an address such as Help Center <help@example.com>' })
    .optional(),
});

export type SsoEnv = {
  key: { secret: string } | { jwksUrl: string };
  issuer: string | undefined;
  audience: string | undefined;
  /** Whose pages may post tokens; never empty. */
  origins: string[];
  /** Where people sign in to the product, to come here from there. */
  loginUrl: string | undefined;
};

export type Env = {
  port: number;
  host: string;
  /** The public origin, without a slash at the end; undefined: any loopback name. */
  siteUrl: string | undefined;
  dataDir: string;
  databaseUrl: string;
  databaseAuthToken: string | undefined;
  contentDir: string;
  secretKey: string | undefined;
  /** What programs show to change accounts; undefined: nobody may. */
  apiKey: string | undefined;
  /** How the product signs its people in; undefined: it does not. */
  sso: SsoEnv | undefined;
  trustedProxies: string[];
  limits: Record<string, number>;
  logLevel: z.infer<typeof ENV_SCHEMA>['LOG_LEVEL'];
  smtpUrl: string | undefined;
  mailFrom: string | undefined;
};

/**
 * Parses the environment once. Empty values count as unset, as in a shell's `NAME= command`.
 * Throws ConfigError naming each wrong variable, what was found and what is expected.
 */
export function readEnv(environment: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(
    Object.keys(ENV_SCHEMA.shape)
      .filter((name) => environment[name] !== undefined && environment[name] !== '')
      .map((name) => [name, environment[name]]),
  );
  const parsed = ENV_SCHEMA.safeParse(given);
  if (!parsed.success) throw new ConfigError(describeIssues(parsed.error, given));
  const values = parsed.data;
  const dataDir = resolve(values.DATA_DIR);
  return {
    port: values.PORT,
    host: values.HOST,
    siteUrl: values.SITE_URL,
    dataDir,
    databaseUrl: values.DATABASE_URL ?? `file:${dataDir}/waymark.db`,
    databaseAuthToken: values.DATABASE_AUTH_TOKEN,
    contentDir: resolve(values.CONTENT_DIR),
    secretKey: values.SECRET_KEY,
    apiKey: values.API_KEY,
    sso: readSso(values),
    trustedProxies: values.TRUSTED_PROXIES,
    limits: values.LIMITS ?? {},
    logLevel: values.LOG_LEVEL,
    smtpUrl: values.SMTP_URL,
    mailFrom: values.MAIL_FROM,
  };
}

type Values = z.infer<typeof ENV_SCHEMA>;

/** A half-made single sign-on would refuse everybody or trust too many, so it stops the start. */
function readSso(values: Values): SsoEnv | undefined {
  const { SSO_SECRET, SSO_JWKS_URL, SSO_ISSUER, SSO_ORIGINS } = values;
  const isAsked = Object.entries(values).some(([name, value]) => name.startsWith('SSO_') && value);
  if (!isAsked) return undefined;
  if ((SSO_SECRET === undefined) === (SSO_JWKS_URL === undefined)) {
    const found = SSO_SECRET === undefined ? 'neither' : 'both';
    throw mistake(`SSO_SECRET, SSO_JWKS_URL: found ${found}, expected one of them`);
  }
  const issuerOrigin = URL.parse(SSO_ISSUER ?? '')?.origin;
  const origins = SSO_ORIGINS ?? (issuerOrigin?.startsWith('http') ? [issuerOrigin] : undefined);
  if (!origins) {
    throw mistake(
      'SSO_ORIGINS: found nothing, expected the address of the product, or SSO_ISSUER to be one',
    );
  }
  return {
    key: SSO_SECRET === undefined ? { jwksUrl: SSO_JWKS_URL ?? '' } : { secret: SSO_SECRET },
    issuer: SSO_ISSUER,
    audience: values.SSO_AUDIENCE,
    origins,
    loginUrl: values.SSO_LOGIN_URL,
  };
}

function mistake(line: string): ConfigError {
  return new ConfigError(
    `The environment has a value Waymark cannot use:\n  ${line}\nSee .env.example.`,
  );
}

/** Of these no value is shown; an address may hold a password. */
const SECRETS = /SECRET|TOKEN|KEY|SMTP_URL|DATABASE_URL|SSO_\w+_URL/;

function describeIssues(error: z.ZodError, given: Record<string, string | undefined>): string {
  const lines = error.issues.map((issue) => {
    const name = String(issue.path[0]);
    const found = SECRETS.test(name) ? '(not shown)' : JSON.stringify(given[name]);
    return `  ${name}: found ${found}, expected ${issue.message}`;
  });
  return `The environment has a value Waymark cannot use:\n${lines.join('\n')}\nSee .env.example.`;
}
