import type { ResultSet } from '@libsql/client';
import { setTimeout as sleep } from 'node:timers/promises';
import { readAll, type Connection } from './connection.ts';
import { isBusy, isSqlError, Unavailable } from './failures.ts';
import type { Driver } from './file-driver.ts';

/** A `fetch` that gives up: the driver's HTTP client waits for ever by itself. */
export function fetchWithTimeout(inner: typeof fetch, timeoutMs: () => number): typeof fetch {
  return (input, init) => inner(input, { ...init, signal: AbortSignal.timeout(timeoutMs()) });
}

/**
 * A libSQL server over HTTP. The driver may make several requests for one call (it negotiates the
 * protocol first), so the whole call has the deadline too.
 */
export function remoteConnection(client: Driver, timeoutMs: number): Connection {
  return {
    protocol: 'http',
    read: (statements) => inTime(readAll(client, statements, 'read'), timeoutMs),
    commit: (statements) => inTime(client.batch(statements, 'write'), timeoutMs),
    // Migrations may rewrite tables; the fetch has its own, longer timeout while they run.
    migrate: (statements) => client.migrate(statements),
    // Only where the server itself said so: a lost answer may hide a commit.
    mayRetry: (error) => isBusy(error) && isSqlError(error),
    close: () => {
      client.close();
      return Promise.resolve();
    },
  };
}

async function inTime(answer: Promise<ResultSet[]>, timeoutMs: number): Promise<ResultSet[]> {
  const over = new AbortController();
  const lateness = sleep(timeoutMs, undefined, { signal: over.signal }).then(() => {
    throw new Unavailable(`The database server did not answer within ${timeoutMs} ms.`);
  });
  lateness.catch(() => undefined);
  return Promise.race([answer, lateness]).finally(() => over.abort());
}
