import type { InValue } from '@libsql/client';
import { createClient } from '@libsql/client/http';
import { REMOTE_COMMIT, REMOTE_TIMEOUT_MS } from './connection-limits.ts';
import { isSqlError, Unavailable } from './failures.ts';
import type { OpenOptions } from './open-options.ts';
import { plainRows, type ReaderRow } from './reader.ts';
import { fetchWithTimeout, remoteConnection } from './remote-connection.ts';
import type { Store } from './store.ts';

/** Migrations may rewrite whole tables. */
const MIGRATION_TIMEOUT_MS = 60_000;

/** A libSQL server. Pragmas, checkpoints and backups are its own business. */
export function openServerStore(options: OpenOptions): Store {
  let timeoutMs = MIGRATION_TIMEOUT_MS;
  const raw = createClient({
    url: options.url,
    ...(options.authToken !== undefined && { authToken: options.authToken }),
    fetch: fetchWithTimeout(options.fetch ?? fetch, () => timeoutMs),
  });
  const connection = remoteConnection(options.wrapClient?.(raw) ?? raw, REMOTE_TIMEOUT_MS);
  return {
    connection,
    commitSize: REMOTE_COMMIT,
    reader: {
      query: async <T extends ReaderRow>(sql: string, args: InValue[] = []) => {
        const [result] = await connection.read([{ sql, args }]).catch((error: unknown) => {
          throw isSqlError(error) ? error : new Unavailable('The database did not answer.', error);
        });
        return (result ? plainRows(result) : []) as T[];
      },
    },
    isReaderBusy: () => false,
    backup: () =>
      Promise.reject(
        new Error('The database is on a server: back it up there, with the means of that server.'),
      ),
    name: new URL(options.url).host,
    ready: () => {
      timeoutMs = REMOTE_TIMEOUT_MS;
    },
    close: () => connection.close(),
  };
}
