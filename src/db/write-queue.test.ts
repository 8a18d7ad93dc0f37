import type { ResultSet } from '@libsql/client';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { MAX_WAITING_GROUPS } from './connection-limits.ts';
import type { Connection } from './connection.ts';
import { isUnavailable } from './failures.ts';
import { writeQueue } from './write-queue.ts';

const CODED = (code: string, more = {}) => Object.assign(new Error(code), { code, ...more });
const BUSY = CODED('SQLITE_BUSY');

/** A connection that notes each commit, and fails as it is told. */
function pretendConnection(
  failure: (sqls: string[], attempt: number) => Error | undefined = () => undefined,
) {
  const commits: string[][] = [];
  const attempts: string[][] = [];
  const connection: Connection = {
    protocol: 'file',
    read: () => Promise.resolve([]),
    migrate: () => Promise.resolve([]),
    close: () => Promise.resolve(),
    mayRetry: (error) => error === BUSY,
    commit: (statements) => {
      const sqls = statements.map(({ sql }) => sql);
      attempts.push(sqls);
      const error = failure(sqls, attempts.length);
      if (error) return Promise.reject(error);
      commits.push(sqls);
      return Promise.resolve(sqls.map((sql) => ({ columns: [sql] }) as unknown as ResultSet));
    },
  };
  return { connection, commits, attempts };
}

const OPTIONS = { deadlineMs: 1000, commitSize: { groups: 4, statements: 6 } };
const statements = (...sqls: string[]) => sqls.map((sql) => ({ sql, args: [] }));
const columnsOf = (results: ResultSet[]) => results.flatMap(({ columns }) => columns);

test('groups that wait together share a commit, up to its size, and each gets its own results', async () => {
  const { connection, commits } = pretendConnection();
  const queue = writeQueue(connection, OPTIONS);
  const answers = await Promise.all([
    queue.write(statements('a')),
    queue.write(statements('b', 'c')),
    queue.write(statements('d')),
    queue.write(statements('e')),
    queue.write(statements('f')),
    queue.write(statements('1', '2', '3', '4', '5', '6', '7')),
  ]);
  expect(answers.map(columnsOf)).toEqual([
    ['a'],
    ['b', 'c'],
    ['d'],
    ['e'],
    ['f'],
    ['1', '2', '3', '4', '5', '6', '7'],
  ]);
  expect(commits).toEqual([['a', 'b', 'c', 'd', 'e'], ['f'], ['1', '2', '3', '4', '5', '6', '7']]);
});

test.each([
  ['with its index', { statementIndex: 2 }, [['a'], ['d']]],
  ['without an index', {}, [['a'], ['d']]],
])('a group at fault fails alone, %s, and order is kept', async (_, more, expected) => {
  const fault = (sqls: string[]) =>
    sqls.includes('bad') ? CODED('SQLITE_CONSTRAINT', more) : undefined;
  const { connection, commits } = pretendConnection(fault);
  const queue = writeQueue(connection, OPTIONS);
  const answers = await Promise.allSettled([
    queue.write(statements('a')),
    queue.write(statements('ok', 'bad')),
    queue.write(statements('d')),
  ]);
  expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(commits).toEqual(expected);
});

test('a lock is waited for, then the same groups commit once', async () => {
  const { connection, commits, attempts } = pretendConnection((_, attempt) =>
    attempt < 4 ? BUSY : undefined,
  );
  const queue = writeQueue(connection, OPTIONS);
  await Promise.all([queue.write(statements('a')), queue.write(statements('b'))]);
  expect(attempts).toHaveLength(4);
  expect(commits).toEqual([['a', 'b']]);
});

test('past the deadline a write is refused, and never committed later', async () => {
  let isLocked = true;
  const { connection, commits } = pretendConnection(() => (isLocked ? BUSY : undefined));
  const queue = writeQueue(connection, { ...OPTIONS, deadlineMs: 100 });
  await expect(queue.write(statements('late'))).rejects.toSatisfy(isUnavailable);
  isLocked = false;
  await queue.write(statements('next'));
  await sleep(100);
  expect(commits).toEqual([['next']]);
});

test.each(['SQLITE_FULL', 'SQLITE_IOERR_FSYNC', 'SQLITE_CORRUPT'])(
  '%s acknowledges nothing',
  async (code) => {
    const { connection, attempts } = pretendConnection(() =>
      CODED('SQLITE', { extendedCode: code }),
    );
    const queue = writeQueue(connection, OPTIONS);
    const answers = await Promise.allSettled([
      queue.write(statements('a')),
      queue.write(statements('b')),
    ]);
    expect(answers.every((a) => a.status === 'rejected' && isUnavailable(a.reason))).toBe(true);
    expect(attempts).toHaveLength(1);
  },
);

test('a full queue refuses at once', async () => {
  const { connection } = pretendConnection(() => BUSY);
  const queue = writeQueue(connection, { ...OPTIONS, deadlineMs: 200 });
  const waiting = Array.from({ length: MAX_WAITING_GROUPS }, () => queue.write(statements('w')));
  const start = performance.now();
  await expect(queue.write(statements('one too many'))).rejects.toThrow('Too many writes');
  expect(performance.now() - start).toBeLessThan(100);
  await Promise.allSettled(waiting);
});

test('draining answers what waits and takes no more', async () => {
  const { connection, commits } = pretendConnection();
  const queue = writeQueue(connection, OPTIONS);
  const waiting = queue.write(statements('a'));
  const drained = queue.drain();
  await expect(queue.write(statements('b'))).rejects.toSatisfy(isUnavailable);
  await drained;
  await waiting;
  expect(commits).toEqual([['a']]);
});
