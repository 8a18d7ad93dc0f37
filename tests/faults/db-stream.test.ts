import { afterEach, beforeEach, expect, test } from 'vitest';
import { streamRows, type Row } from '#db/stream-rows.ts';
import type { OpenedDatabase } from '#db/index.ts';
import { makeFixture, notes, openFixture, removeFixture, type Fixture } from './db-fixture.ts';
import { startRemoteServer, type RemoteServer } from './db-remote-server.ts';

/** The same rows of a file and of a server, page by page. */
let fixture: Fixture;
let server: RemoteServer;
let opened: OpenedDatabase | undefined;
beforeEach(async () => {
  fixture = makeFixture();
  server = await startRemoteServer();
});
afterEach(async () => {
  await opened?.close();
  opened = undefined;
  await server.close();
  removeFixture(fixture);
});

const QUERY = { columns: ['id', 'body'], table: 'notes', where: '', args: [] as string[] } as const;
const name = (n: number) => `n-${String(n).padStart(5, '0')}`;

async function fill(url: string, count: number): Promise<void> {
  opened = await openFixture(fixture, { url });
  const rows = Array.from({ length: count }, (_, n) => ({
    id: name(n),
    body: n % 2 ? 'odd' : 'x',
  }));
  for (let n = 0; n < count; n += 400) await opened.db.insert(notes).values(rows.slice(n, n + 400));
}

async function pages(url: string, query: Parameters<typeof streamRows>[1]): Promise<Row[][]> {
  const found: Row[][] = [];
  for await (const page of streamRows({ url }, query)) found.push(page);
  return found;
}

/** The file is left to the stream first: two drivers may not hold one file in one process. */
async function urlOf(store: string, count: number): Promise<string> {
  const url = store === 'file' ? fixture.url : server.url;
  await fill(url, count);
  await opened?.close();
  opened = undefined;
  return url;
}

for (const store of ['file', 'server']) {
  test.each([0, 1, 499, 500, 501, 1000, 1203])(
    `${store}: %i rows, each once, in order`,
    async (n) => {
      const found = await pages(await urlOf(store, n), QUERY);
      expect(found.flat().map(([id]) => id)).toEqual(Array.from({ length: n }, (_, i) => name(i)));
      expect(Math.max(0, ...found.map((page) => page.length))).toBeLessThanOrEqual(500);
    },
  );

  test(`${store}: only the rows asked for`, async () => {
    const url = await urlOf(store, 1203);
    const query = { ...QUERY, where: 'body = ?', args: ['odd'] };
    const found = (await pages(url, query)).flat();
    expect(found).toHaveLength(601);
    expect(new Set(found.map(([, body]) => body))).toEqual(new Set(['odd']));
  });

  test(`${store}: a table that is not there is said in one sentence`, async () => {
    const url = await urlOf(store, 1);
    await expect(pages(url, { ...QUERY, table: 'votes' })).rejects.toThrow(
      /cannot be read \(.*no such table: votes.*\)/,
    );
  });
}

test('a file that is not there is said, and not made', async () => {
  const url = `${fixture.url}.other`;
  await expect(pages(url, QUERY)).rejects.toThrow('There is no database');
  await expect(pages(url, QUERY)).rejects.toThrow('There is no database');
});

test('a server that is away is said', async () => {
  const { url } = server;
  server.mood = 'bad-gateway';
  await expect(pages(url, QUERY)).rejects.toThrow(/The database 127.0.0.1:\d+ cannot be read/);
});
