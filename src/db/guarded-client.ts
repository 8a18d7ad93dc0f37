import type { Client, InArgs, InStatement, ResultSet } from '@libsql/client';
import type { Connection } from './connection.ts';
import { isSqlError, Unavailable } from './failures.ts';
import { isRead, prepare, type AnyStatement, type Statement } from './statement.ts';
import type { WriteQueue } from './write-queue.ts';
import { setTimeout as sleep } from 'node:timers/promises';

export type GuardedClient = Client & {
  /** From here on the schema stands: migrations are refused. */
  seal(): void;
};

export type GuardedClientOptions = { connection: Connection; queue: WriteQueue; deadlineMs: number };

/**
 * The driver's `Client` as Drizzle sees it. Reads go to the connection, everything else through the
 * queue; what cannot be done safely through this driver is refused with a sentence that says what to
 * use instead.
 */
export function guardedClient({
  connection,
  queue,
  deadlineMs,
}: GuardedClientOptions): GuardedClient {
  let isSealed = false;
  let isClosed = false;

  async function run(statements: Statement[]): Promise<ResultSet[]> {
    if (isClosed) throw new Unavailable('The database is closed.');
    if (statements.length === 0) return [];
    if (!statements.every(({ sql }) => isRead(sql))) return queue.write(statements);
    return read(connection, statements, deadlineMs);
  }

  async function execute(given: InStatement, args?: InArgs): Promise<ResultSet> {
    const [result] = await run([prepare(given, args)]);
    if (!result) throw new Error('The driver answered a statement without a result.');
    return result;
  }

  return {
    execute,
    batch: async (given: AnyStatement[]) => run(given.map((statement) => prepare(statement))),
    migrate: async (given: AnyStatement[]) => {
      if (isSealed) throw new Error('Migrations run only while the database is being opened.');
      return connection.migrate(given.map((statement) => prepare(statement)));
    },
    transaction: () => refuse(TRANSACTION_REFUSED),
    executeMultiple: () => refuse('executeMultiple() is not available: use db.batch([...]).'),
    sync: () => refuse('sync() belongs to embedded replicas, which are not supported.'),
    reconnect: () => {
      throw new Error('The database door reconnects by itself.');
    },
    close: () => {
      isClosed = true;
    },
    seal: () => {
      isSealed = true;
    },
    get closed() {
      return isClosed;
    },
    protocol: connection.protocol,
  };
}

const TRANSACTION_REFUSED =
  'transaction() is refused: on this driver parallel transactions lose requests. Use db.batch([...]), which commits all its statements or none.';

function refuse(message: string): Promise<never> {
  return Promise.reject(new Error(message));
}

/** A read that meets a lock is tried again until the deadline: it changes nothing. */
async function read(
  connection: Connection,
  statements: Statement[],
  deadlineMs: number,
): Promise<ResultSet[]> {
  const deadline = performance.now() + deadlineMs;
  for (;;) {
    try {
      return await connection.read(statements);
    } catch (error) {
      if (!connection.mayRetry(error)) throw whatItMeans(connection, error);
      if (performance.now() > deadline) throw new Unavailable('The database stays locked.', error);
      await sleep(10 + Math.random() * 30);
    }
  }
}

function whatItMeans(connection: Connection, error: unknown): unknown {
  const isLostAnswer = connection.protocol !== 'file' && !isSqlError(error);
  return isLostAnswer ? new Unavailable('The database did not answer.', error) : error;
}
