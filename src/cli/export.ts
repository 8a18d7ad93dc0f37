import { createWriteStream, existsSync, renameSync, rmSync } from 'node:fs';
import { codeOf } from '#core/app-error.ts';
import { isDay } from '#core/clock.ts';
import { readEnv, type Env } from '#config/env.ts';
import { streamRows } from '#db/stream-rows.ts';
import {
  EXPORT_FORMATS,
  exportRows,
  SEARCH_COLUMNS,
  searchesQuery,
  TOTAL_COLUMNS,
  totalsQuery,
  VOTE_COLUMNS,
  votesQuery,
  type Days,
  type Exported,
  type ExportFormat,
} from '#features/insights/export-votes.ts';
import { CommandFailure, parseOptions, runCommand, typedPath, UsageError } from './run-command.ts';

const USAGE = `Usage: npm run export -- votes|totals|searches [--from YYYY-MM-DD] [--to YYYY-MM-DD] [--format csv|ndjson] [--out file]

Writes all votes, or those first given from one UTC day to another (both included), oldest first; or
what readers looked for on these days. It reads DATA_DIR (default var) and DATABASE_URL as the server does, also while the server runs.

  votes     every vote, with its comment's quality from 0 to 1 to sort by (it decides nothing)
  totals    a row for each revision: votes up and down, raw and counted. Counted are those neither
            withdrawn nor set aside, and of each voter on an article only the latest
  searches  searches, results that were opened, and what readers said they were looking for (kind
            missed-need), in no order
  --format  csv (the default; RFC 4180, UTF-8) or ndjson (a JSON object a line)
  --out     a file that is not there yet; without it, standard output. npm prints two lines
            there itself unless it is told: npm run --silent export -- votes > votes.csv
  --help    show this

In CSV, a text that begins with = + - @, a tab or a carriage return gets an apostrophe before it, so
that no spreadsheet takes it for a formula. Voter keys and tokens are not exported.
The last line holds the number of rows and the SHA-256 of all bytes before it: #rows=… sha256=… in
CSV, {"rows":…,"sha256":"…"} in ndjson. A file without it was cut.
An export sees the votes of one moment. Until it ends, the database cannot shrink its -wal file: let
it write to a file, not into a program that waits for you.`;

/** What programs say that wrote into a pipe nobody reads any more: 128 + SIGPIPE. */
const BROKEN_PIPE_EXIT_CODE = 141;
const PROGRESS_EVERY_MS = 3000;

const EXPORTS = {
  votes: { columns: VOTE_COLUMNS, query: votesQuery, noun: ['vote', 'votes'] },
  totals: { columns: TOTAL_COLUMNS, query: totalsQuery, noun: ['total', 'totals'] },
  searches: { columns: SEARCH_COLUMNS, query: searchesQuery, noun: ['search', 'searches'] },
} as const;

type Choice = {
  what: keyof typeof EXPORTS;
  days: Days;
  format: ExportFormat;
  out: string | undefined;
};

await runCommand({ usage: USAGE, takesArguments: true, run: (args) => main(choose(args)) });

function choose(args: string[]): Choice {
  const { values, positionals } = parseOptions(args, {
    from: { type: 'string' },
    to: { type: 'string' },
    format: { type: 'string', default: 'csv' },
    out: { type: 'string' },
  });
  const [what, ...more] = positionals;
  if (!isExport(what) || more.length > 0) {
    const found = positionals.join(' ') || 'nothing';
    const expected = Object.keys(EXPORTS).join(' or ');
    throw new UsageError(`What to export: found ${found}, expected ${expected}.`);
  }
  const { from, to, out } = values;
  for (const [option, day] of Object.entries({ from, to })) {
    if (day === undefined || isDay(day)) continue;
    throw new UsageError(`--${option}: found ${day}, expected a day such as 2026-11-22.`);
  }
  if (from !== undefined && to !== undefined && from > to) {
    throw new UsageError(`--from ${from} is after --to ${to}.`);
  }
  const format = EXPORT_FORMATS.find((known) => known === values.format);
  if (!format) {
    const expected = EXPORT_FORMATS.join(' or ');
    throw new UsageError(`--format: found ${values.format}, expected ${expected}.`);
  }
  if (out === '') throw new UsageError('--out: found nothing, expected the name of a file.');
  return { what, days: { from, to }, format, out: out === undefined ? undefined : typedPath(out) };
}

function isExport(what: string | undefined): what is Choice['what'] {
  return what !== undefined && Object.hasOwn(EXPORTS, what);
}

async function main(choice: Choice): Promise<void> {
  const env = readEnv(process.env);
  const startedAt = performance.now();
  try {
    const { rows, bytes } = await write(env, choice);
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
    const size = (bytes / 1024).toFixed(0);
    const to = choice.out ?? 'standard output';
    console.error(
      `Exported ${counted(choice.what, rows)} to ${to}: ${size} KiB of ${choice.format}, ${seconds} s.`,
    );
  } catch (error) {
    if (codeOf(error) !== 'EPIPE') throw error;
    process.exitCode = BROKEN_PIPE_EXIT_CODE;
  }
}

async function write(env: Env, { what, days, format, out }: Choice): Promise<Exported> {
  const { columns, query } = EXPORTS[what];
  const source = { url: env.databaseUrl, authToken: env.databaseAuthToken };
  const pages = streamRows(source, query(days));
  const onProgress = progress(what);
  if (out === undefined) {
    return exportRows({ columns, pages, format, out: process.stdout, onProgress });
  }
  if (existsSync(out)) throw new CommandFailure(`${out} is there already. Name another file.`);
  // Under its name only when it is whole. Comments are for its owner to read, and to hand on.
  const draft = `${out}.part`;
  const file = createWriteStream(draft, { mode: 0o600 });
  try {
    const exported = await exportRows({ columns, pages, format, out: file, onProgress });
    renameSync(draft, out);
    return exported;
  } catch (error) {
    rmSync(draft, { force: true });
    if (codeOf(error) === 'start-failure') throw error;
    throw new CommandFailure(`${out} cannot be written (${(error as Error).message}).`);
  }
}

/** A line now and then, so that nobody takes a long export for a stuck one. */
function progress(what: Choice['what']): (rows: number) => void {
  let saidAt = performance.now();
  return (rows) => {
    if (performance.now() - saidAt < PROGRESS_EVERY_MS) return;
    saidAt = performance.now();
    console.error(`${counted(what, rows)} so far …`);
  };
}

function counted(what: Choice['what'], count: number): string {
  const [one, many] = EXPORTS[what].noun;
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
}
