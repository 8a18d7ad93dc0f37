import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ConfigError, readEnv } from '#config/env.ts';
import { readSecret } from './secret.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'waymark-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const read = (environment: Record<string, string> = {}) =>
  readSecret(readEnv({ DATA_DIR: join(folder, 'var'), ...environment }));
const file = () => join(folder, 'var/secret');

test('a given key is the secret, and no file is made', () => {
  const key = 'x'.repeat(32);
  expect(read({ SECRET_KEY: key })).toBe(key);
  expect(read({ SECRET_KEY: key, DATABASE_URL: 'libsql://db.example' })).toBe(key);
  expect(existsSync(file())).toBe(false);
});

describe('without a key', () => {
  test('one is made once and kept', () => {
    const secret = read();
    expect(secret).toMatch(/^[\w-]{43}$/);
    expect(read()).toBe(secret);
    rmSync(file());
    expect(read()).not.toBe(secret);
  });

  test('only its owner may read it', () => {
    read();
    expect(statSync(file()).mode & 0o777).toBe(0o600);
    expect(statSync(join(folder, 'var')).mode & 0o777).toBe(0o700);
  });

  test('one that was kept by hand is taken, with or without a line end', () => {
    read();
    writeFileSync(file(), 'y'.repeat(32));
    expect(read()).toBe('y'.repeat(32));
    writeFileSync(file(), `${'z'.repeat(32)}\r\n`);
    expect(read()).toBe('z'.repeat(32));
  });

  test.each([
    ['empty', ''],
    ['cut short', 'y'.repeat(31)],
    ['blank', `${' '.repeat(40)}\n`],
  ])('one that is %s stops the start and is not written over', (_what, text) => {
    read();
    writeFileSync(file(), text);
    expect(() => read()).toThrow(ConfigError);
    expect(() => read()).toThrow(`${file()}: found a secret that is too short`);
    expect(readFileSync(file(), 'utf8')).toBe(text);
  });

  test.skipIf(process.getuid?.() === 0)('one that may not be read stops the start', () => {
    read();
    chmodSync(file(), 0);
    expect(() => read()).toThrow(/EACCES/);
  });

  test('and with a database server the start stops, and no file is made', () => {
    expect(() => read({ DATABASE_URL: 'https://db.example' })).toThrow(
      new ConfigError(
        'SECRET_KEY: found nothing, expected at least 32 characters, because DATABASE_URL is a remote database.',
      ),
    );
    expect(existsSync(file())).toBe(false);
  });
});
