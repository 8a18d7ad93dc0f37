import type { InValue, ResultSet } from '@libsql/client';

/** One row by column name, as the driver gives it: text, number, null or bytes. */
export type ReaderRow = Record<string, unknown>;

/** Long reads, away from the event loop and from the writer's connection. */
export type Reader = {
  /**
   * Runs one read statement and resolves with its rows; the caller names their type. Rejects with
   * `unavailable` after `deadlineMs` (default 10,000), with the driver's code for bad SQL or an
   * attempt to write.
   */
  query<T extends ReaderRow>(
    sql: string,
    args?: InValue[],
    options?: { deadlineMs?: number },
  ): Promise<T[]>;
};

/** The driver's rows are arrays with names; only plain objects survive the way between threads. */
export function plainRows({ columns, rows }: ResultSet): ReaderRow[] {
  return rows.map((row) =>
    Object.fromEntries(columns.map((column, index) => [column, row[index]])),
  );
}
