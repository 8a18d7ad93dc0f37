import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { ConfigError, type Env } from '#config/env.ts';

/**
 * The key that signs cookies and derives tokens: SECRET_KEY, else one made once and kept in
 * `$DATA_DIR/secret`, readable by its owner alone. With a remote database the key must be given,
 * because a second server with a key of its own would not know the first one's readers.
 */
export function readSecret(env: Env): string {
  if (env.secretKey !== undefined) return env.secretKey;
  if (!env.databaseUrl.startsWith('file:')) {
    throw new ConfigError(
      'SECRET_KEY: found nothing, expected at least 32 characters, because DATABASE_URL is a remote database.',
    );
  }
  const file = join(env.dataDir, 'secret');
  mkdirSync(env.dataDir, { recursive: true, mode: 0o700 });
  return readExisting(file) ?? create(file);
}

function readExisting(file: string): string | undefined {
  try {
    const secret = readFileSync(file, 'utf8').trim();
    if (secret.length >= 32) return secret;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  throw new ConfigError(
    `${file}: found a secret that is too short, expected at least 32 characters. Restore it from a backup; a new one would forget every vote cookie and session.`,
  );
}

function create(file: string): string {
  const secret = randomBytes(32).toString('base64url');
  const descriptor = openSync(file, 'wx', 0o600);
  writeSync(descriptor, `${secret}\n`);
  fsyncSync(descriptor);
  closeSync(descriptor);
  return secret;
}
