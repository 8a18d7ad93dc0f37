import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { fileOf } from './file-url.ts';
import { StartFailure } from './start-failure.ts';

/** Values in the order of the columns. */
export type Row = (string | number | null)[];

/** A read of one table. Its first column is a unique text; rows come in its order. */
export type RowQuery = {
  columns: readonly [string, ...string[]];
  table: string;
  /** Conditions with `?` for each of `args`; empty for all rows. */
  where: string;
  args: string[];
};

export type StreamOptions = {
  url: string;
  authToken?: string | undefined;
  /** Stands in for `fetch` with a remote server. */
  fetch?: typeof fetch;
};

const PAGE_ROWS = 500;
const LOCKED_MS = 5000;
const PAGE_TIMEOUT_MS = 30_000;

/**
 * Streams a table page by page over a read-only connection of its own: never in the process that
 * serves the file (see README.md, Traps), but safe beside it. Of a file all rows are as they were
 * at the first one; of a server each page is as it is when it is read.
 */
export async function* streamRows(options: StreamOptions, query: RowQuery): AsyncGenerator<Row[]> {
  if (options.url.startsWith('file:')) yield* rowsOfFile(fileOf(options.url), query);
  else yield* rowsOfServer(options, query);
}

function* rowsOfFile(file: string, query: RowQuery): Generator<Row[]> {
  if (!existsSync(file)) throw new StartFailure(`There is no database ${file}.`);
  const database = new DatabaseSync(file, { readOnly: true, timeout: LOCKED_MS });
  try {
    const statement = database.prepare(`${selectFrom(query)} order by ${query.columns[0]}`);
    statement.setReturnArrays(true);
    let page: Row[] = [];
    for (const row of statement.iterate(...query.args)) {
      page.push(row as unknown as Row);
      if (page.length < PAGE_ROWS) continue;
      yield page;
      page = [];
    }
    if (page.length > 0) yield page;
  } catch (cause) {
    throw new StartFailure(
      `The database ${file} cannot be read (${(cause as Error).message}). Is it Waymark's, and up to date? Starting the server brings it up to date.`,
      { cause },
    );
  } finally {
    database.close();
  }
}

/** A server ends long reads, so each page is asked for by the key of the last row. */
async function* rowsOfServer(options: StreamOptions, query: RowQuery): AsyncGenerator<Row[]> {
  const [{ createClient }, { fetchWithTimeout }] = await Promise.all([
    import('@libsql/client/http'),
    import('./remote-connection.ts'),
  ]);
  const client = createClient({
    url: options.url,
    ...(options.authToken !== undefined && { authToken: options.authToken }),
    fetch: fetchWithTimeout(options.fetch ?? fetch, () => PAGE_TIMEOUT_MS),
  });
  const [key] = query.columns;
  const sql = `${selectFrom(query, `${key} > ?`)} order by ${key} limit ${PAGE_ROWS}`;
  try {
    for (let after = ''; ;) {
      const { rows } = await client.execute({ sql, args: [...query.args, after] });
      const page = rows.map((row) => Array.from(row) as Row);
      if (page.length > 0) yield page;
      if (page.length < PAGE_ROWS) return;
      after = String(page.at(-1)?.[0]);
    }
  } catch (cause) {
    const host = new URL(options.url).host;
    throw new StartFailure(`The database ${host} cannot be read (${(cause as Error).message}).`, {
      cause,
    });
  } finally {
    client.close();
  }
}

function selectFrom({ columns, table, where }: RowQuery, and = ''): string {
  const conditions = [where, and].filter((condition) => condition !== '').join(' and ');
  return `select ${columns.join(', ')} from ${table}${conditions && ` where ${conditions}`}`;
}
