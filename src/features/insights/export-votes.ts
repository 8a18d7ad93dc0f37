import { createHash } from 'node:crypto';
import type { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { DAY_MS, later, utcDay } from '#core/clock.ts';
import type { Row, RowQuery } from '#db/stream-rows.ts';
import { csvLine, type Cell } from './csv.ts';

/** What leaves the house of a vote; never the voter key or the hash of the token. */
export const EXPORTED_COLUMNS = [
  'id',
  'article',
  'locale',
  'revision',
  'value',
  'reason',
  'comment',
  'anchor',
  'query',
  'state',
  'revision_known',
  'withdrawn_at',
  'created_at',
  'updated_at',
] as const;

const YES_OR_NO = EXPORTED_COLUMNS.indexOf('revision_known');

export const EXPORT_FORMATS = ['csv', 'ndjson'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** UTC days, both included. */
export type Days = { from?: string | undefined; to?: string | undefined };

/** Every vote first given in these days, oldest first, withdrawn and quarantined ones too. */
export function votesQuery({ from, to }: Days): RowQuery {
  const conditions: [string, string][] = [];
  if (from !== undefined) conditions.push(['created_at >= ?', from]);
  if (to !== undefined) conditions.push(['created_at < ?', dayAfter(to)]);
  return {
    columns: EXPORTED_COLUMNS,
    table: 'votes',
    where: conditions.map(([condition]) => condition).join(' and '),
    args: conditions.map(([, day]) => day),
  };
}

/** Whether a text is a day as `YYYY-MM-DD`, and one the calendar has. */
export function isDay(text: string): boolean {
  const instant = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(instant.getTime())
    ? utcDay(instant) === text
    : false;
}

function dayAfter(day: string): string {
  return utcDay(later(new Date(`${day}T00:00:00Z`), DAY_MS));
}

/** What was written, as its last line says too. */
export type Exported = { rows: number; sha256: string; bytes: number };

/**
 * Writes pages of rows to `out` as fast as it takes them, and ends it. The last line tells the
 * number of rows and the SHA-256 of all bytes before it, so that a cut file is seen to be cut.
 */
export async function exportRows(options: {
  pages: AsyncIterable<Row[]>;
  format: ExportFormat;
  out: Writable;
  /** Called after each page with the rows so far. */
  onProgress?: (rows: number) => void;
}): Promise<Exported> {
  const { pages, format, out, onProgress } = options;
  const exported: Exported = { rows: 0, sha256: '', bytes: 0 };

  async function* text(): AsyncGenerator<Buffer> {
    const hash = createHash('sha256');
    const bytesOf = (lines: string) => {
      const bytes = Buffer.from(lines);
      hash.update(bytes);
      exported.bytes += bytes.length;
      return bytes;
    };
    if (format === 'csv') yield bytesOf(csvLine(EXPORTED_COLUMNS));
    for await (const page of pages) {
      exported.rows += page.length;
      yield bytesOf(page.map(WRITE_ROW[format]).join(''));
      onProgress?.(exported.rows);
    }
    exported.sha256 = hash.digest('hex');
    const last = Buffer.from(lastLine(format, exported));
    exported.bytes += last.length;
    yield last;
  }

  await pipeline(text, out);
  return exported;
}

const WRITE_ROW: Record<ExportFormat, (row: Row) => string> = {
  csv: (row) => csvLine(row.map(cellOf)),
  ndjson: (row) => {
    const cells = EXPORTED_COLUMNS.map((column, n) => [column, cellOf(row[n] ?? null, n)]);
    return `${JSON.stringify(Object.fromEntries(cells))}\n`;
  },
};

function cellOf(value: Row[number], column: number): Cell {
  return column === YES_OR_NO ? value === 1 : value;
}

function lastLine(format: ExportFormat, { rows, sha256 }: Exported): string {
  return format === 'csv'
    ? `#rows=${rows} sha256=${sha256}\r\n`
    : `${JSON.stringify({ rows, sha256 })}\n`;
}
