import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';

/** How the server misbehaves; `lose-answer` does the work and then drops the connection. */
export type Mood = 'well' | 'black-hole' | 'lose-answer' | 'bad-gateway' | 'locked';

export type RemoteServer = {
  url: string;
  mood: Mood;
  /** What it really stored. */
  query(sql: string): unknown[];
  close(): Promise<void>;
};

type Value = { type: string; value?: string | number; base64?: string };
type Statement = { sql?: string; sql_id?: number; args?: Value[] };
type Condition = {
  type: 'ok' | 'error' | 'not' | 'and' | 'or' | 'is_autocommit';
  step?: number;
  cond?: Condition;
  conds?: Condition[];
};
type Step = { stmt: Statement; condition?: Condition };
type Request = {
  type: string;
  stmt?: Statement;
  batch?: { steps: Step[] };
  sql_id?: number;
  sql?: string;
};
type Failure = { message: string; code: string };
type Result = {
  cols: unknown[];
  rows: unknown[];
  affected_row_count: number;
  last_insert_rowid: null;
};
type Outcome = Result | Failure;

/**
 * As much of a libSQL server as the driver needs: Hrana 2 over HTTP, one pipeline at a time, as the
 * driver sends it (docs/HTTP_V2_SPEC.md of libSQL). It is not the real one; it answers like one.
 */
export async function startRemoteServer(): Promise<RemoteServer> {
  const database = new DatabaseSync(':memory:');
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await new Response(request as unknown as ReadableStream).text();
    if (remote.mood === 'black-hole') return;
    if (remote.mood === 'bad-gateway') {
      response.writeHead(502).end('<h1>Bad gateway</h1>');
      return;
    }
    const { requests } = JSON.parse(body) as { requests: Request[] };
    const results = runPipeline(database, requests, remote.mood === 'locked');
    if (remote.mood === 'lose-answer') {
      response.destroy();
      return;
    }
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ baton: null, base_url: null, results }));
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const remote: RemoteServer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    mood: 'well',
    query: (sql) => database.prepare(sql).all(),
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
  return remote;
}

function runPipeline(database: DatabaseSync, requests: Request[], isLocked: boolean): unknown[] {
  const texts = new Map<number, string>();
  const run = (statement: Statement) =>
    isLocked && /^BEGIN/i.test(statement.sql ?? '')
      ? { message: 'database is locked', code: 'SQLITE_BUSY' }
      : execute(database, statement, texts);
  const results = requests.map((request) => {
    switch (request.type) {
      case 'execute': {
        const result = run(request.stmt ?? {});
        return 'code' in result ? failed(result) : done('execute', { result });
      }
      case 'batch':
        return done('batch', { result: runBatch(database, request.batch?.steps ?? [], run) });
      case 'store_sql':
        texts.set(request.sql_id ?? 0, request.sql ?? '');
        return done('store_sql');
      default:
        return done(request.type);
    }
  });
  // A stream that ends in the middle of a transaction rolls it back.
  if (database.isTransaction) database.exec('ROLLBACK');
  return results;
}

const done = (type: string, more = {}) => ({ type: 'ok', response: { type, ...more } });
const failed = (error: Failure) => ({ type: 'error', error });

function runBatch(database: DatabaseSync, steps: Step[], run: (statement: Statement) => Outcome) {
  const step_results: (object | null)[] = [];
  const step_errors: (Failure | null)[] = [];
  const holds = (condition: Condition): boolean => {
    const inner = condition.conds ?? [];
    switch (condition.type) {
      case 'ok':
        return (step_results[condition.step ?? 0] ?? null) !== null;
      case 'error':
        return (step_errors[condition.step ?? 0] ?? null) !== null;
      case 'not':
        return !condition.cond || !holds(condition.cond);
      case 'and':
        return inner.every(holds);
      case 'or':
        return inner.some(holds);
      case 'is_autocommit':
        return !database.isTransaction;
    }
  };
  for (const { stmt, condition } of steps) {
    const outcome = !condition || holds(condition) ? run(stmt) : null;
    step_results.push(outcome && 'rows' in outcome ? outcome : null);
    step_errors.push(outcome && 'code' in outcome ? outcome : null);
  }
  return { step_results, step_errors };
}

function execute(
  database: DatabaseSync,
  { sql, sql_id, args = [] }: Statement,
  texts: Map<number, string>,
): Outcome {
  try {
    // READONLY is libSQL's own word.
    const text = (sql ?? texts.get(sql_id ?? 0) ?? '').replace(
      /^BEGIN TRANSACTION READONLY/,
      'BEGIN',
    );
    const statement = database.prepare(text);
    const rows = statement.all(...args.map(fromWire));
    const cols = statement.columns().map(({ name }) => ({ name, decltype: null }));
    return {
      cols,
      rows: rows.map((row) => Object.values(row).map(toWire)),
      affected_row_count: 0,
      last_insert_rowid: null,
    };
  } catch (error) {
    const { message } = error as Error;
    return { message, code: message.includes('constraint') ? 'SQLITE_CONSTRAINT' : 'SQLITE_ERROR' };
  }
}

function fromWire({ type, value, base64 }: Value): SQLInputValue {
  if (type === 'null') return null;
  if (type === 'blob') return Buffer.from(base64 ?? '', 'base64');
  return type === 'integer' ? Number(value) : (value ?? null);
}

function toWire(value: unknown): Value | { type: 'null' } {
  if (typeof value === 'number') {
    return Number.isInteger(value)
      ? { type: 'integer', value: String(value) }
      : { type: 'float', value };
  }
  return typeof value === 'string' ? { type: 'text', value } : { type: 'null' };
}
