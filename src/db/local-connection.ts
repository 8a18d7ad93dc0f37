import type { Driver } from './file-driver.ts';
import { BUSY_TIMEOUT_MS } from './connection-limits.ts';
import { readAll, type Connection } from './connection.ts';
import { isBusy, isStorageFault } from './failures.ts';
import { applyPragmas } from './pragmas.ts';

/**
 * Asks for the write lock and gives it back. executeMultiple keeps no statement, so a BUSY here is
 * harmless; a BUSY in a prepared BEGIN would leave that statement open, and every later "success"
 * on the connection would be rolled back (decision 002). It does not wait, because SQLite would
 * wait on the event loop; after a BUSY the timeout stays 0 until the next try succeeds.
 */
const TRY_LOCK = `PRAGMA busy_timeout=0; BEGIN IMMEDIATE; COMMIT; PRAGMA busy_timeout=${BUSY_TIMEOUT_MS}`;

/**
 * The one connection to a database file. Work on it is strictly one after another, so that nothing
 * runs between a failure and the repair of the connection.
 */
export function localConnection(client: Driver): Connection {
  let tail: Promise<unknown> = Promise.resolve();
  let isSound = false;

  function alone<T>(work: () => Promise<T>): Promise<T> {
    const run = tail.then(work, work);
    tail = run.catch(() => undefined);
    return run;
  }

  async function makeSound(): Promise<void> {
    if (isSound) return;
    await applyPragmas(client);
    isSound = true;
  }

  /** Runs prepared statements; a fault among them may have poisoned the connection or changed it. */
  async function guarded<T>(work: () => Promise<T>): Promise<T> {
    try {
      await makeSound();
      return await work();
    } catch (error) {
      isSound = false;
      // Each reconnect leaks a file descriptor in the driver, so only where it is needed.
      if (isBusy(error) || isStorageFault(error)) client.reconnect();
      throw error;
    }
  }

  async function tryLock(): Promise<void> {
    try {
      await client.executeMultiple(TRY_LOCK);
    } catch (error) {
      if (isBusy(error)) throw error;
      // The connection is in a state it should not be in: start over with a new one.
      isSound = false;
      client.reconnect();
      await client.executeMultiple(TRY_LOCK);
    }
  }

  return {
    protocol: 'file',
    read: (statements) => alone(() => guarded(() => readAll(client, statements, 'deferred'))),
    commit: (statements) =>
      alone(async () => {
        await tryLock();
        return guarded(() => client.batch(statements, 'write'));
      }),
    migrate: (statements) =>
      alone(async () => {
        const results = await guarded(() => client.migrate(statements));
        // The driver switched foreign keys off and on again: assert the pragmas anew.
        isSound = false;
        return results;
      }),
    mayRetry: isBusy,
    close: () =>
      alone(async () => {
        // Leaves one self-contained file. Another reader may prevent it; the next start catches up.
        await client.executeMultiple('PRAGMA wal_checkpoint(TRUNCATE)').catch(() => undefined);
        client.close();
      }),
  };
}
