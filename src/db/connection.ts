import type { ResultSet, TransactionMode } from '@libsql/client';
import type { Driver } from './file-driver.ts';
import type { Statement } from './statement.ts';

/**
 * What the guarded client needs of a database, local or remote. All reject with the driver's error;
 * the write queue decides what is tried again and what is refused.
 */
export type Connection = {
  protocol: string;
  /** Runs reads as they come. Several form one snapshot. */
  read(statements: Statement[]): Promise<ResultSet[]>;
  /** Commits all statements or none, and resolves only after the commit. */
  commit(statements: Statement[]): Promise<ResultSet[]>;
  /** Runs the migrator's statements in one transaction with foreign keys off. */
  migrate(statements: Statement[]): Promise<ResultSet[]>;
  /** Whether a failed commit may be tried again because it certainly changed nothing. */
  mayRetry(error: unknown): boolean;
  close(): Promise<void>;
};

/** One read as it is; several in one transaction of the mode given, so that they see one state. */
export async function readAll(
  client: Driver,
  statements: Statement[],
  mode: TransactionMode,
): Promise<ResultSet[]> {
  const [only] = statements;
  if (only && statements.length === 1) return [await client.execute(only)];
  return client.batch(statements, mode);
}
