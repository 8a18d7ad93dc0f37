import type { Client, InArgs, InStatement, ResultSet, TransactionMode } from '@libsql/client';
import LibsqlDatabase from 'libsql';
import { emptyResult, resultOf, toValues, type Columns } from './file-rows.ts';
import { toStatement, type AnyStatement, type Statement } from './statement.ts';

/** What the door needs of a driver; `@libsql/client` over HTTP offers the same. */
export type Driver = Pick<
  Client,
  'execute' | 'batch' | 'executeMultiple' | 'migrate' | 'reconnect' | 'close'
>;

/** Distinct statements kept prepared. Ours are a few dozen; only lists of varying length add more. */
const MAX_PREPARED = 128;

type Prepared = {
  statement: LibsqlDatabase.Statement;
  /** Names of what it gives back; undefined when it gives nothing back. */
  columns: Columns | undefined;
};

/**
 * One connection to a database file over `libsql`, the binding that `@libsql/client` uses for files
 * too. That client prepares every statement anew and asks for its columns twice, a third of what a
 * vote cost; here a statement is prepared once a connection (decision 007). Calls are synchronous
 * inside; nothing else differs, so decision 002 holds: whoever gets a BUSY must `reconnect()`.
 */
export function openFileDriver(file: string, busyTimeoutMs: number): Driver {
  let database = open();
  let prepared = new Map<string, Prepared>();

  function open(): LibsqlDatabase.Database {
    return new LibsqlDatabase(file, { timeout: busyTimeoutMs });
  }

  function prepare(sql: string): Prepared {
    const known = prepared.get(sql);
    if (known) return known;
    const statement = database.prepare(sql).safeIntegers(true);
    const columns = statement.reader ? columnsOf(statement.raw(true)) : undefined;
    const [oldest] = prepared.keys();
    if (prepared.size >= MAX_PREPARED && oldest !== undefined) prepared.delete(oldest);
    prepared.set(sql, { statement, columns });
    return { statement, columns };
  }

  function run({ sql, args }: Statement): ResultSet {
    const { statement, columns } = prepare(sql);
    const values = toValues(args);
    try {
      // All rows are taken before any is looked at: a read left half way would hold its snapshot.
      if (columns) return resultOf(columns, statement.all(values) as unknown[][]);
      const { changes, lastInsertRowid } = statement.run(values);
      return emptyResult(changes, BigInt(lastInsertRowid));
    } catch (error) {
      // What state it is in now is not known; the next caller gets a fresh one.
      prepared.delete(sql);
      throw error;
    }
  }

  /** All or none. The error of a statement says which one by `statementIndex`, as the client's does. */
  function batch(given: AnyStatement[], mode: TransactionMode): ResultSet[] {
    run({ sql: BEGIN[mode], args: [] });
    try {
      const results = given.map((statement, index) => runAt(toStatement(statement), index));
      run({ sql: 'COMMIT', args: [] });
      return results;
    } finally {
      rollBackQuietly();
    }
  }

  /** The error that led here says more than one of the rollback, after which it is renewed anyway. */
  function rollBackQuietly(): void {
    try {
      if (database.inTransaction) database.exec('ROLLBACK');
    } catch {
      // see above
    }
  }

  function runAt(statement: Statement, statementIndex: number): ResultSet {
    try {
      return run(statement);
    } catch (error) {
      throw error instanceof Error ? Object.assign(error, { statementIndex }) : error;
    }
  }

  /** Old statements go with the connection or schema they were prepared for. */
  function forget(): void {
    prepared = new Map();
  }

  function migrate(statements: AnyStatement[]): ResultSet[] {
    forget();
    database.exec('PRAGMA foreign_keys=off');
    try {
      return batch(statements, 'deferred');
    } finally {
      database.exec('PRAGMA foreign_keys=on');
      forget();
    }
  }

  function close(): void {
    forget();
    try {
      if (database.open) database.close();
    } catch {
      // Nothing is left to save: what was acknowledged is on disk.
    }
  }

  return {
    execute: (given: InStatement, args?: InArgs) => promised(() => run(toStatement(given, args))),
    batch: (given: AnyStatement[], mode: TransactionMode = 'deferred') =>
      promised(() => batch(given, mode)),
    executeMultiple: (sql) => promised(() => void database.exec(sql)),
    migrate: (statements) => promised(() => migrate(statements)),
    reconnect: () => {
      close();
      database = open();
    },
    close,
  };
}

const BEGIN: Record<TransactionMode, string> = {
  write: 'BEGIN IMMEDIATE',
  read: 'BEGIN TRANSACTION READONLY',
  deferred: 'BEGIN DEFERRED',
};

function columnsOf(statement: LibsqlDatabase.Statement): Columns {
  const columns = statement.columns();
  return { names: columns.map(({ name }) => name), types: columns.map(({ type }) => type ?? '') };
}

/** The work is done at once; only its outcome is a promise, a throw included. */
function promised<T>(work: () => T): Promise<T> {
  return new Promise((resolve) => resolve(work()));
}
