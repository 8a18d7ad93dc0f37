import type { Driver } from './file-driver.ts';

export type OpenOptions = {
  /** `file:` for a local database; `libsql:`, `https:` or `http:` for a server. */
  url: string;
  authToken?: string | undefined;
  /** The folder drizzle-kit writes: SQL files and meta/_journal.json. */
  migrationsFolder: string;
  /** Milliseconds after which a write that could not commit is refused. Default 2,500. */
  writeDeadlineMs?: number;
  /** Stands in for `fetch` with a remote server. */
  fetch?: typeof fetch;
  /** For tests: sees, and may disturb, every call that reaches the driver. */
  wrapClient?: (client: Driver) => Driver;
};
