import { codeOf } from '#core/app-error.ts';

/** The database cannot commit or answer now. Nothing was acknowledged; the API answers 503. */
export class Unavailable extends Error {
  readonly code = 'unavailable';

  constructor(message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'Unavailable';
  }
}

/** Whether the database could not do it *now*: locked, full, unreachable or overloaded. */
export function isUnavailable(error: unknown): boolean {
  return codeOf(error) === 'unavailable';
}

/** Whether a UNIQUE or PRIMARY KEY constraint refused the write, also through Drizzle's wrapping. */
export function isUniqueViolation(error: unknown): boolean {
  return causes(error).some(
    (e) =>
      /^SQLITE_CONSTRAINT_(UNIQUE|PRIMARYKEY|ROWID)$/.test(extendedCodeOf(e)) ||
      /\b(UNIQUE|PRIMARY KEY) constraint failed/.test(e.message),
  );
}

/**
 * Whether another connection held a lock. SQLITE_LOCKED and "statements in progress" count too:
 * they are what a connection says once a BUSY has poisoned it (decision 002).
 */
export function isBusy(error: unknown): boolean {
  return causes(error).some(
    (e) =>
      /^SQLITE_(BUSY|LOCKED)/.test(extendedCodeOf(e)) ||
      /database (table )?is locked|SQL statements in progress/.test(e.message),
  );
}

const STORAGE_FAULT = /^SQLITE_(FULL|IOERR|CORRUPT|NOTADB|CANTOPEN|READONLY|NOMEM|PROTOCOL)/;

/** Whether the disk, not the statement, is at fault: full, broken, read-only, corrupt. */
export function isStorageFault(error: unknown): boolean {
  return causes(error).some((e) => STORAGE_FAULT.test(extendedCodeOf(e)));
}

/** Whether SQLite itself judged the statement. Anything else from a remote server is a lost answer. */
export function isSqlError(error: unknown): boolean {
  return causes(error).some((e) => /^SQL(ITE)?_/.test(extendedCodeOf(e)));
}

/** The index of the statement that failed within a batch, when the driver says. */
export function failedStatement(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('statementIndex' in error)) return undefined;
  return typeof error.statementIndex === 'number' ? error.statementIndex : undefined;
}

function extendedCodeOf(error: Error): string {
  if ('extendedCode' in error && typeof error.extendedCode === 'string') return error.extendedCode;
  return 'code' in error && typeof error.code === 'string' ? error.code : '';
}

function causes(error: unknown): Error[] {
  const found: Error[] = [];
  for (let e = error; e instanceof Error && found.length < 8; e = e.cause) found.push(e);
  return found;
}
