import type { InValue } from '@libsql/client';

/** One row by column name, as the driver gives it: text, number, null or bytes. */
export type ReaderRow = Record<string, unknown>;

/**
 * Long reads, away from the event loop. The rows are as SQL gives them; the caller names their type.
 */
export type Reader = {
  /**
   * Runs one read statement and resolves with its rows. Rejects with `unavailable` after `deadlineMs`
   * (default 10,000), with the driver's error for bad SQL or an attempt to write.
   */
  query<T extends ReaderRow>(
    sql: string,
    args?: InValue[],
    options?: { deadlineMs?: number },
  ): Promise<T[]>;
};
