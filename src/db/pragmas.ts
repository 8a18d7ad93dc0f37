import type { Driver } from './file-driver.ts';
import { BUSY_TIMEOUT_MS } from './connection-limits.ts';

// Set by executeMultiple, which prepares nothing that could stay open and poison the connection.
const SET = `PRAGMA busy_timeout=${BUSY_TIMEOUT_MS}; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA secure_delete=ON`;

const READ = `SELECT (SELECT journal_mode FROM pragma_journal_mode) AS journal_mode,
  (SELECT synchronous FROM pragma_synchronous) AS synchronous,
  (SELECT foreign_keys FROM pragma_foreign_keys) AS foreign_keys,
  (SELECT secure_delete FROM pragma_secure_delete) AS secure_delete`;

/** What a connection must say: 2 is FULL, 1 is ON (sqlite.org/pragma.html). */
const EXPECTED = { journal_mode: 'wal', synchronous: 2, foreign_keys: 1, secure_delete: 1 };

/**
 * Sets the pragmas every connection of the door needs and asserts that they hold, because SQLite
 * ignores a pragma it cannot obey. A new connection starts with defaults, so this runs after each
 * reconnect too. Throws the driver's error (BUSY) or a plain one that names what does not hold.
 */
export async function applyPragmas(client: Driver): Promise<void> {
  await client.executeMultiple(SET);
  await assertPragmas(client);
}

export async function assertPragmas(client: Pick<Driver, 'execute'>): Promise<void> {
  const [row] = (await client.execute(READ)).rows;
  for (const [name, expected] of Object.entries(EXPECTED)) {
    const found = row?.[name];
    if (found !== expected) {
      throw new Error(
        `PRAGMA ${name} is ${JSON.stringify(found)} where ${JSON.stringify(expected)} is needed.`,
      );
    }
  }
}
