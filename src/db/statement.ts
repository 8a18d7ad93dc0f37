import type { InArgs, InStatement } from '@libsql/client';

/** Any way the driver lets a statement be written. */
export type AnyStatement = InStatement | [string, InArgs?];
export type Statement = { sql: string; args: InArgs };

// One character or one comment per turn, so that no run of blanks can be split in two ways.
const FIRST_KEYWORD = /^(?:\s|--[^\n]*(?:\n|$)|\/\*[\s\S]*?(?:\*\/|$))*([a-z]+)/i;

/** The first keyword in capitals, or an empty string. Comments and blanks before it are skipped. */
export function keywordOf(sql: string): string {
  return (FIRST_KEYWORD.exec(sql)?.[1] ?? '').toUpperCase();
}

/** Only what is plainly a read: a `WITH` may write, so it counts as a write. */
export function isRead(sql: string): boolean {
  return ['SELECT', 'EXPLAIN'].includes(keywordOf(sql));
}

/**
 * Statements that would end or escape the commit which several callers share, or change the
 * connection under everybody.
 */
const RESERVED = new Set(
  'BEGIN COMMIT END ROLLBACK SAVEPOINT RELEASE ATTACH DETACH VACUUM PRAGMA'.split(' '),
);

/**
 * Brings a statement into one shape and refuses what must never reach the database. Both refusals
 * are bugs of the caller, hence `TypeError`; their messages repeat no values.
 */
export function prepare(given: AnyStatement, args?: InArgs): Statement {
  const statement = toStatement(given, args);
  const keyword = keywordOf(statement.sql);
  if (RESERVED.has(keyword)) {
    throw new TypeError(
      `${keyword} does not go through the database door. Use db.batch([...]) for an atomic group; pragmas, backups and transactions belong to src/db.`,
    );
  }
  if (valuesOf(statement.args).some(hasNull) || hasNull(statement.sql)) {
    throw new TypeError(
      'A text with U+0000 was about to be stored: SQLite would cut it there on reading. Refuse it where the input is parsed.',
    );
  }
  return statement;
}

/** One shape for the three ways the driver allows. */
export function toStatement(given: AnyStatement, args?: InArgs): Statement {
  if (typeof given === 'string') return { sql: given, args: args ?? [] };
  if (Array.isArray(given)) return { sql: given[0], args: given[1] ?? [] };
  return { sql: given.sql, args: given.args ?? [] };
}

function valuesOf(args: InArgs): unknown[] {
  return Array.isArray(args) ? args : Object.values(args);
}

function hasNull(value: unknown): boolean {
  return typeof value === 'string' && value.includes('\u0000');
}
