import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { send } from '../support/http.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { failToStart } from '../support/start.ts';

/** A start that cannot succeed says in one message what was found and what is expected. */
const PASSWORD = 'hunter2hunter2';

describe('a wrong value stops the start', () => {
  const cases: [string, string, string | RegExp][] = [
    ['PORT', 'abc', 'a whole number from 0 to 65535'],
    ['PORT', '70000', 'a whole number from 0 to 65535'],
    ['PORT', '1.5', 'a whole number from 0 to 65535'],
    ['SITE_URL', 'help.example.com', 'http:// or https://'],
    ['SITE_URL', 'ftp://help.example.com', 'http:// or https://'],
    ['SITE_URL', 'https://help.example.com/base', 'without a path'],
    ['TRUSTED_PROXIES', 'everyone', 'networks such as 10.0.0.0/8'],
    ['TRUSTED_PROXIES', '10.0.0.0/99', 'networks such as 10.0.0.0/8'],
    ['LIMITS', 'votes', 'pairs such as'],
    ['LIMITS', 'votesPerVoterPerMinute=many', 'pairs such as'],
    ['LIMITS', 'votesPerMoon=5', 'votesPerVoterPerMinute'],
    ['LIMITS', 'votesPerVoterPerMinute=0', 'positive numbers'],
    ['LOG_LEVEL', 'loud', 'one of silent, error, warn, info, debug'],
    ['MAIL_FROM', 'nobody', 'an address such as'],
    ['CONTENT_DIR', '/nonexistent', 'site.yml'],
    ['DATA_DIR', '/dev/null/waymark', 'a folder this user can write to'],
    ['HOST', '203.0.113.1', 'an address of this machine'],
    ['HOST', 'no-such-host.invalid', 'an address of this machine'],
  ];
  test.each(cases)('%s=%s', async (name, value, expected) => {
    const { code, output } = await failToStart({ [name]: value });
    expect(code).toBe(1);
    expect(output).toContain(name === 'CONTENT_DIR' ? value : name);
    expect(output).toContain(value.split('=')[0]);
    expect(output).toContain(expected);
    expect(output).not.toMatch(/^ +at /m);
  });

  test.each([
    ['SECRET_KEY', PASSWORD, 'at least 32 characters'],
    ['DATABASE_URL', `postgres://ana:${PASSWORD}@db.example.com/x`, 'file:, libsql://'],
    ['SMTP_URL', `http://ana:${PASSWORD}@mail.example.com`, 'smtp:// or smtps://'],
  ])('%s, whose value is not shown', async (name, value, expected) => {
    const { code, output } = await failToStart({ [name]: value });
    expect([code, output.includes(name), output.includes(expected)]).toEqual([1, true, true]);
    expect(output).not.toContain(PASSWORD);
  });

  test('all of them are named at once, and nothing is left behind', async () => {
    const { code, output, files } = await failToStart({ PORT: 'x', LOG_LEVEL: 'y', SITE_URL: 'z' });
    expect(code).toBe(1);
    for (const name of ['PORT', 'LOG_LEVEL', 'SITE_URL'])
      expect(output).toContain(`${name}: found`);
    expect(files).toEqual([]);
  });

  test('a remote database needs a key that is given', async () => {
    const { code, output } = await failToStart({ DATABASE_URL: 'https://127.0.0.1:1' });
    expect([code, output.includes('SECRET_KEY')]).toEqual([1, true]);
  });
});

describe('beside a server that runs', () => {
  let server: TestServer;
  let dataDir: string;
  beforeAll(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'waymark-beside-'));
    server = await startTestServer({ dataDir });
  });
  afterAll(async () => {
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  test('another on its port stops, names PORT, and frees what it had opened', async () => {
    const { code, output } = await failToStart({ PORT: new URL(server.url).port });
    expect([code, output.includes('set PORT to another number')]).toEqual([1, true]);
    expect(output).not.toMatch(/^ +at /m);
  });

  test('another on its data stops and says why, and the first goes on', async () => {
    const { code, output } = await failToStart({ DATA_DIR: dataDir });
    expect(code).toBe(1);
    expect(output).toContain(dataDir);
    expect(output).not.toMatch(/^ +at /m);
    expect((await send(server, '/readyz')).status).toBe(200);
  });
});

describe('SITE_URL', () => {
  const warnings = (server: TestServer) =>
    server
      .log()
      .split('\n')
      .filter((line) => line.includes('"level":40'));

  test('other than the one the pages were built with is one line of warning', async () => {
    const server = await startTestServer({ env: { SITE_URL: 'https://help.example.com' } });
    const [warning = '', ...more] = warnings(server);
    expect(more).toEqual([]);
    expect(warning).toContain('SITE_URL');
    expect(warning).toContain('https://help.example.com');
    await server.stop();
  });

  test('that is the same is none', async () => {
    const server = await startTestServer({ env: { SITE_URL: 'http://localhost:4321' } });
    expect(warnings(server)).toEqual([]);
    await server.stop();
  });
});

test('empty values are as if they were not set', async () => {
  const unset = { SITE_URL: '', LIMITS: '', TRUSTED_PROXIES: '', SMTP_URL: '', LOG_LEVEL: '' };
  const server = await startTestServer({ env: unset });
  expect((await send(server, '/healthz')).status).toBe(200);
  await server.stop();
});
