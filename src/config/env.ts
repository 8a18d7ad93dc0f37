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
    trustedProxies: values.TRUSTED_PROXIES,
    limits: values.LIMITS ?? {},
    logLevel: values.LOG_LEVEL,
    smtpUrl: values.SMTP_URL,
    mailFrom: values.MAIL_FROM,
  };
}

/** Of these no value is shown; an address may hold a password. */
const SECRETS = /SECRET|TOKEN|KEY|SMTP_URL|DATABASE_URL/;

function describeIssues(error: z.ZodError, given: Record<string, string | undefined>): string {
  const lines = error.issues.map((issue) => {
    const name = String(issue.path[0]);
    const found = SECRETS.test(name) ? '(not shown)' : JSON.stringify(given[name]);
    return `  ${name}: found ${found}, expected ${issue.message}`;
  });
  return `The environment has a value Waymark cannot use:\n${lines.join('\n')}\nSee .env.example.`;
}
