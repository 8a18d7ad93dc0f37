import type { Client, InArgs, InStatement, ResultSet } from '@libsql/client';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Connection } from './connection.ts';
import { isSqlError, Unavailable } from './failures.ts';
import { isRead, prepare, toStatement, type AnyStatement, type Statement } from './statement.ts';
import type { WriteQueue } from './write-queue.ts';

export type GuardedClient = Client & {
  /** From here on the schema stands: migrations are refused. */
  seal(): void;
};

export type GuardedClientOptions = {
  connection: Connection;
  queue: WriteQueue;
  /** How long a read goes on trying while another process holds a lock. */
  deadlineMs: number;
};

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
    return retryWhileLocked(connection, () => connection.read(statements), deadlineMs);
  }

  async function execute(given: InStatement, args?: InArgs): Promise<ResultSet> {
    const [result] = await run([prepare(given, args)]);
    if (!result) throw new Error('The driver answered a statement without a result.');
    return result;
  }

  async function migrate(given: AnyStatement[]): Promise<ResultSet[]> {
    if (isSealed) throw new Error('Migrations run only while the database is being opened.');
    const statements = given.map((statement) => toStatement(statement));
    return retryWhileLocked(connection, () => connection.migrate(statements), deadlineMs);
  }

  return {
    ...REFUSED,
    execute,
    batch: async (given: AnyStatement[]) => run(given.map((statement) => prepare(statement))),
    migrate,
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

const REFUSED = {
  transaction: () =>
    refuse(
      'transaction() is refused: on this driver parallel transactions lose requests. Use db.batch([...]), which commits all its statements or none.',
    ),
  executeMultiple: () => refuse('executeMultiple() is refused: use db.batch([...]).'),
  sync: () => refuse('sync() belongs to embedded replicas, which are not supported.'),
  reconnect: () => {
    throw new Error('reconnect() is refused: the database door reconnects by itself.');
  },
};

function refuse(message: string): Promise<never> {
  return Promise.reject(new Error(message));
}

/** For work that is safe to do again: reads, and migrations, which are one transaction. */
async function retryWhileLocked<T>(
  connection: Connection,
  work: () => Promise<T>,
  deadlineMs: number,
): Promise<T> {
  const deadline = performance.now() + deadlineMs;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!connection.mayRetry(error)) throw meaningOf(error, connection);
      if (performance.now() > deadline) throw new Unavailable('The database stays locked.', error);
      await sleep(10 + Math.random() * 30);
    }
  }
}

/** From a server, an error that is not SQL's own means that no answer came. */
function meaningOf(error: unknown, connection: Connection): unknown {
  if (connection.protocol === 'file' || isSqlError(error)) return error;
  return new Unavailable('The database server did not answer.', error);
}
