import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runCli } from '../support/cli.ts';
import { ARTICLE } from '../support/examples.ts';
import { send, type Sent } from '../support/http.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

/** How often articles were read: counted by the server, or taken from an access log. */
const PATH = `/articles/${ARTICLE}/`;
const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0';
const PERSON = { 'User-Agent': FIREFOX, 'Sec-Fetch-Dest': 'document' };

let dataDir: string;
let server: TestServer;
beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'waymark-'));
  server = await startTestServer({ dataDir });
});
afterEach(async () => {
  await server.stop();
  rmSync(dataDir, { recursive: true });
});

const get = (path: string, sent: Sent = { headers: PERSON }) => send(server, path, sent);
const today = () => new Date().toISOString().slice(0, 10);

/** Reads by article and day, when the server is through with them. */
function reads(): Record<string, number> {
  const rows = server.rows<{ article: string; locale: string; day: string; count: number }>(
    'select * from reads order by day, article',
  );
  return Object.fromEntries(
    rows.map(({ article, locale, day, count }) => [`${day} ${locale} ${article}`, count]),
  );
}

const sum = (counts: Record<string, number>) =>
  Object.values(counts).reduce((total, count) => total + count, 0);

async function restart(): Promise<void> {
  expect(await server.stop()).toBe(0);
  server = await startTestServer({ dataDir });
}

describe('the server counts', () => {
  test('pages that people were shown, and nothing else', async () => {
    const shown = await get(PATH);
    expect(shown.status).toBe(200);
    const etag = shown.headers.etag ?? '';
    const again = await get(PATH, { headers: { ...PERSON, 'If-None-Match': etag } });
    expect(again.status).toBe(304);
    await get(`${PATH}?q=new%20login`);
    await get(PATH, { headers: { 'User-Agent': FIREFOX } });

    const uncounted: [string, Sent][] = [
      [PATH, { method: 'HEAD', headers: PERSON }],
      [PATH, { headers: { ...PERSON, 'User-Agent': 'Googlebot/2.1' } }],
      [PATH, { headers: {} }],
      [PATH, { headers: { ...PERSON, 'Sec-Purpose': 'prefetch' } }],
      [PATH, { headers: { ...PERSON, 'Sec-Fetch-Dest': 'empty' } }],
      [PATH, { headers: { ...PERSON, 'Sec-Fetch-Dest': 'iframe' } }],
      [PATH.slice(0, -1), { headers: PERSON }],
      ['/articles/not-there/', { headers: PERSON }],
      ['/', { headers: PERSON }],
      ['/api/votes', { headers: PERSON }],
    ];
    for (const [path, sent] of uncounted) await get(path, sent);
    const before = today();
    await server.stop();
    const counts = reads();
    expect(sum(counts)).toBe(4);
    for (const key of Object.keys(counts)) {
      expect([`${before} en ${ARTICLE}`, `${today()} en ${ARTICLE}`]).toContain(key);
    }
  });

  test('every read of a busy minute, over restarts', async () => {
    let answered = 0;
    for (const _ of [1, 2]) {
      await Promise.all(
        Array.from({ length: 16 }, async () => {
          for (let n = 0; n < 15; n++) if ((await get(PATH)).status === 200) answered++;
        }),
      );
      await restart();
      expect(sum(reads())).toBe(answered);
    }
    expect(answered).toBe(480);
  });

  test('and keeps nothing of who read', async () => {
    await get(`${PATH}?q=secret-word`, {
      headers: { ...PERSON, Referer: 'https://from.example/' },
    });
    await server.stop();
    expect(sum(reads())).toBe(1);
    for (const file of readdirSync(dataDir).filter((name) => name.startsWith('waymark.db'))) {
      const bytes = readFileSync(join(dataDir, file), 'latin1');
      for (const trace of ['Firefox', 'secret-word', 'from.example', '127.0.0.1']) {
        expect([trace, bytes.includes(trace)]).toEqual([trace, false]);
      }
    }
  });
});

function logLine(day: string, change: { path?: string; status?: number; agent?: string } = {}) {
  const { path = PATH, status = 200, agent = FIREFOX } = change;
  return `203.0.113.7 - - [${day}:10:00:00 +0000] "GET ${path} HTTP/1.1" ${status} 1 "-" "${agent}"\n`;
}

const LOG = [
  logLine('01/Mar/2026').repeat(3),
  logLine('02/Mar/2026', { status: 304 }),
  logLine('02/Mar/2026', { agent: 'Googlebot/2.1' }),
  logLine('02/Mar/2026', { path: '/articles/gone/' }),
  logLine('02/Mar/2026', { path: '/icon.svg' }),
  'no log line\n',
].join('');
const OF_LOG = { [`2026-03-01 en ${ARTICLE}`]: 3, [`2026-03-02 en ${ARTICLE}`]: 1 };

function writeLog(name: string, content: string | Buffer): string {
  const file = join(dataDir, name);
  writeFileSync(file, content);
  return file;
}

const runReads = (...args: string[]) => runCli('reads', args, { DATA_DIR: dataDir });

describe('an access log', () => {
  test('is counted through the running server, and twice is as good as once', async () => {
    const file = writeLog('access.log', LOG);
    for (const _ of [1, 2]) {
      const { code, stdout, stderr } = await runReads('import', file);
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      const numbers = stdout.split('\n', 6).map((line) => {
        const [, what = '', number = ''] = /^ *(.+?) +(\d+)/.exec(line) ?? [];
        return [what, number];
      });
      expect(Object.fromEntries(numbers)).toEqual({
        'Lines read': '8',
        counted: '4',
        bots: '1',
        unknown: '1',
        malformed: '1',
        'anything else': '1',
      });
      expect(reads()).toEqual(OF_LOG);
    }
  });

  test('is counted without a server too, from .gz and from several files of a day', async () => {
    await server.stop();
    const gz = writeLog('access.log.1.gz', gzipSync(LOG));
    const rest = writeLog('access.log', logLine('02/Mar/2026'));
    const { code } = await runReads('import', gz, rest);
    expect(code).toBe(0);
    expect(reads()).toEqual({ ...OF_LOG, [`2026-03-02 en ${ARTICLE}`]: 2 });
  });

  test('replaces what the server counted on its days, also what waits to be written', async () => {
    const [day, month, year] = new Date().toUTCString().split(' ').slice(1, 4);
    for (const _ of [1, 2, 3]) await get(PATH);
    const file = writeLog('access.log', logLine(`${day}/${month}/${year}`).repeat(7));
    expect((await runReads('import', file)).code).toBe(0);
    await get(PATH);
    await server.stop();
    expect(sum(reads())).toBe(8);
  });

  test('with nothing to count in it changes nothing', async () => {
    expect((await runReads('import', writeLog('good.log', LOG))).code).toBe(0);
    const others = writeLog('others.log', logLine('01/Mar/2026', { path: '/blog/' }));
    const { code, stderr } = await runReads('import', others);
    expect(code).toBe(1);
    expect(stderr).toMatch(/No read was found, so nothing was changed/);
    expect(reads()).toEqual(OF_LOG);
  });

  test('cut in the middle, or not there, changes nothing', async () => {
    const cut = writeLog('cut.log.gz', gzipSync(LOG.repeat(100)).subarray(0, -20));
    for (const [file, why] of [
      [cut, 'unexpected end of file'],
      [join(dataDir, 'missing.log'), 'no such file'],
    ] as const) {
      const { code, stderr } = await runReads('import', file);
      expect(code).toBe(1);
      expect(stderr).toContain(why);
      expect(stderr).not.toContain('    at ');
    }
    expect(reads()).toEqual({});
  });

  test.each([
    [['import'], 'Name the access log'],
    [[], 'Found nothing, expected import'],
    [['export', 'x.log'], 'Found export, expected import'],
    [['import', 'x.log', '--format', 'json'], 'found json, expected combined or common'],
    [['import', 'x.log', '--fast'], '--fast'],
  ])('%j is answered with the usage', async (args, message) => {
    const { code, stderr, stdout } = await runReads(...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(message);
    expect(stderr).toContain('Usage: npm run reads');
  });
});
