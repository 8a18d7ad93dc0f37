import type { InArgs, ResultSet, Row } from '@libsql/client';

/** What a statement gives back. Shapes are those of `@libsql/client`, which Drizzle reads. */
export type Columns = { names: string[]; types: string[] };

/** Drizzle gives values by position; SQLite knows no booleans. */
export function toValues(args: InArgs): unknown[] {
  if (!Array.isArray(args)) throw new TypeError('Values are given by position, as a list.');
  return (args as unknown[]).map((value) => {
    if (value === undefined || (typeof value === 'number' && !Number.isFinite(value))) {
      throw new TypeError(`${String(value)} is no value of a database.`);
    }
    if (typeof value === 'boolean') return value ? 1 : 0;
    return value instanceof ArrayBuffer ? Buffer.from(value) : value;
  });
}

export function resultOf({ names, types }: Columns, rows: unknown[][]): ResultSet {
  return result(
    names,
    types,
    rows.map((row) => rowOf(row, names)),
    0,
    undefined,
  );
}

export function emptyResult(rowsAffected: number, lastInsertRowid: bigint): ResultSet {
  return result([], [], [], rowsAffected, lastInsertRowid);
}

function result(
  columns: string[],
  columnTypes: string[],
  rows: Row[],
  rowsAffected: number,
  lastInsertRowid: bigint | undefined,
): ResultSet {
  const content = { columns, columnTypes, rows, rowsAffected, lastInsertRowid };
  return { ...content, toJSON: () => content };
}

/** By position and by name; only the names are enumerable, because Drizzle copies what is. */
function rowOf(values: unknown[], names: string[]): Row {
  const row = {};
  Object.defineProperty(row, 'length', { value: values.length });
  for (const [index, given] of values.entries()) {
    const value = fromSql(given);
    Object.defineProperty(row, index, { value });
    const name = names[index];
    if (name === undefined || Object.hasOwn(row, name)) continue;
    Object.defineProperty(row, name, {
      value,
      enumerable: true,
      configurable: true,
      writable: true,
    });
  }
  return row as Row;
}

function fromSql(value: unknown): unknown {
  if (typeof value === 'bigint') {
    if (BigInt(Number.MAX_SAFE_INTEGER) < value || value < BigInt(Number.MIN_SAFE_INTEGER)) {
      throw new RangeError('An integer of the database is too large for a JavaScript number.');
    }
    return Number(value);
  }
  // The binding gives bytes as a Buffer of their own, the client as that Buffer's memory.
  return Buffer.isBuffer(value) ? Uint8Array.from(value).buffer : value;
}
