import { afterEach, beforeEach, expect, test } from 'vitest';
import { isUnavailable, isUniqueViolation, type OpenedDatabase } from '#db/index.ts';
import { makeFixture, notes, openFixture, removeFixture, type Fixture } from './db-fixture.ts';
import { startRemoteServer, type Mood, type RemoteServer } from './db-remote-server.ts';

let fixture: Fixture;
let server: RemoteServer;
let opened: OpenedDatabase;

beforeEach(async () => {
  fixture = makeFixture();
  server = await startRemoteServer();
  opened = await openFixture(fixture, { url: server.url });
});

afterEach(async () => {
  await opened.close();
  await server.close();
  removeFixture(fixture);
});

const insert = (id: string) => opened.db.insert(notes).values({ id, body: 'b' });
const stored = () =>
  server.query('SELECT id FROM notes ORDER BY id').map((row) => (row as { id: string }).id);

test('the same code writes, reads and probes a server', async () => {
  await Promise.all(
    Array.from({ length: 40 }, (_, i) => insert(`n-${String(i).padStart(2, '0')}`)),
  );
  await expect(insert('n-07')).rejects.toSatisfy(isUniqueViolation);
  await expect(opened.db.batch([insert('a'), insert('n-08')])).rejects.toSatisfy(isUniqueViolation);
  expect(stored()).toHaveLength(40);
  expect(await opened.db.select().from(notes).limit(1)).toEqual([{ id: 'n-00', body: 'b' }]);
  expect(await opened.reader.query('SELECT count(*) AS n FROM notes')).toEqual([{ n: 40 }]);
  expect(await opened.probe()).toBe(true);
  await expect(opened.backup('anywhere.db')).rejects.toThrow('back it up there');
});

test.each<Mood>(['black-hole', 'bad-gateway', 'locked'])(
  'a server that is %s: unavailable within 3 s, nothing stored, well again afterwards',
  async (mood) => {
    server.mood = mood;
    const start = performance.now();
    const writes = Array.from({ length: 30 }, (_, i) => insert(`bad-${i}`).execute());
    // More than the driver sends at once: those that wait behind must be answered in time too.
    const reads = Array.from({ length: mood === 'locked' ? 0 : 30 }, () =>
      opened.db.select().from(notes).execute(),
    );
    const answers = await Promise.allSettled<unknown>([...writes, ...reads]);
    expect(performance.now() - start).toBeLessThan(3000);
    expect(answers.every((a) => a.status === 'rejected' && isUnavailable(a.reason))).toBe(true);
    expect(await opened.probe()).toBe(false);

    server.mood = 'well';
    expect(stored()).toEqual([]);
    // Requests that were given up may still hold a place in the driver's queue for a moment.
    await expect.poll(() => opened.probe(), { timeout: 10_000 }).toBe(true);
    await insert('good');
    expect(stored()).toEqual(['good']);
  },
);

test('a commit whose answer got lost is not acknowledged and not made twice', async () => {
  server.mood = 'lose-answer';
  await expect(insert('once')).rejects.toSatisfy(isUnavailable);
  expect(stored()).toEqual(['once']);
  server.mood = 'well';
  await expect(insert('once')).rejects.toSatisfy(isUniqueViolation);
});

test('a server that cannot be reached stops the start and is named without credentials', async () => {
  const gone = await startRemoteServer();
  await gone.close();
  await expect(
    openFixture(fixture, { url: gone.url, authToken: 'secret-token' }),
  ).rejects.toMatchObject({
    code: 'start-failure',
    message: expect.stringMatching(/^The database 127\.0\.0\.1:\d+ does not answer/) as unknown,
  });
});
