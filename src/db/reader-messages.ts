import type { InValue } from '@libsql/client';
import type { ReaderRow } from './reader.ts';

/** What the reader's thread is asked for, one task at a time. */
export type ReaderTask =
  | { kind: 'query'; sql: string; args: InValue[] }
  /** Writes a checked copy of the database to a file that does not exist or is empty. */
  | { kind: 'backup'; toFile: string };

/** `close` is not answered: the thread ends. */
export type ReaderMessage = ReaderTask | { kind: 'close' };

/** Errors cross threads as plain data; only their code and message survive. */
export type ReaderAnswer =
  { ok: true; rows: ReaderRow[] } | { ok: false; message: string; code: string };
