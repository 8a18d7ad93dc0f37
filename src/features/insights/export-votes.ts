import { createHash } from 'node:crypto';
import type { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { DAY_MS, later, utcDay } from '#core/clock.ts';
import type { Row, RowQuery } from '#db/stream-rows.ts';
import { commentQuality } from '#features/votes/comment-quality.ts';
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
const COMMENT = EXPORTED_COLUMNS.indexOf('comment');
/** Worked out here, not stored: how much a comment is likely to tell, to sort by. */
const QUALITY = 'comment_quality';

export const EXPORT_FORMATS = ['csv', 'ndjson'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** The columns of exported votes: what is stored, and the quality of the comment. */
export const VOTE_COLUMNS: readonly string[] = [...EXPORTED_COLUMNS, QUALITY];

/** UTC days, both included. */
export type Days = { from?: string | undefined; to?: string | undefined };

/** Every vote first given in these days, oldest first, withdrawn and quarantined ones too. */
export function votesQuery({ from, to }: Days): RowQuery {
  return { columns: EXPORTED_COLUMNS, table: 'votes', ...between('created_at', from, to) };
}

/** Days and instants compare as text, so one condition does for both. */
function between(
  column: string,
  from: string | undefined,
  to: string | undefined,
): Pick<RowQuery, 'where' | 'args'> {
  const conditions: [string, string][] = [];
  if (from !== undefined) conditions.push([`${column} >= ?`, from]);
  if (to !== undefined) conditions.push([`${column} < ?`, dayAfter(to)]);
  return {
    where: conditions.map(([condition]) => condition).join(' and '),
    args: conditions.map(([, day]) => day),
  };
}

export const TOTAL_COLUMNS = [
  'key',
  'article',
  'locale',
  'revision',
  'up_raw',
  'down_raw',
  'up_counted',
  'down_counted',
] as const;

/**
 * Totals of each revision, raw and counted. Counted is neither withdrawn nor set aside, and the
 * latest of its voter on this article: who votes again after an edit counts for the new revision.
 */
export function totalsQuery(days: Days): RowQuery {
  const { where, args } = votesQuery(days);
  const stands = `(state = 'counted' and withdrawn_at is null)`;
  const judged = `select *, ${stands} and row_number() over (
      partition by article, locale, coalesce(voter_key, id), ${stands}
      order by updated_at desc, id desc) = 1 as is_counted
    from votes ${where === '' ? '' : `where ${where}`}`;
  const totals = `select article || ' ' || locale || ' ' || revision as key, article, locale, revision,
      sum(value = 'up') as up_raw, sum(value = 'down') as down_raw,
      sum(value = 'up' and is_counted) as up_counted,
      sum(value = 'down' and is_counted) as down_counted
    from (${judged}) group by article, locale, revision`;
  return { columns: TOTAL_COLUMNS, table: `(${totals})`, where: '', args };
}

export const SEARCH_COLUMNS = [
  'id',
  'kind',
  'query',
  'locale',
  'results',
  'article',
  'position',
  'day',
] as const;

/** What readers searched for, opened, and said they were looking for, in these days. */
export function searchesQuery({ from, to }: Days): RowQuery {
  return { columns: SEARCH_COLUMNS, table: 'searches', ...between('day', from, to) };
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
  /** Those of votes unless told otherwise. */
  columns?: readonly string[];
  pages: AsyncIterable<Row[]>;
  format: ExportFormat;
  out: Writable;
  /** Called after each page with the rows so far. */
  onProgress?: (rows: number) => void;
}): Promise<Exported> {
  const { columns = VOTE_COLUMNS, pages, format, out, onProgress } = options;
  const exported: Exported = { rows: 0, sha256: '', bytes: 0 };

  async function* text(): AsyncGenerator<Buffer> {
    const hash = createHash('sha256');
    const bytesOf = (lines: string) => {
      const bytes = Buffer.from(lines);
      hash.update(bytes);
      exported.bytes += bytes.length;
      return bytes;
    };
    if (format === 'csv') yield bytesOf(csvLine(columns));
    for await (const page of pages) {
      exported.rows += page.length;
      yield bytesOf(page.map((row) => writeRow(format, columns, row)).join(''));
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

function writeRow(format: ExportFormat, columns: readonly string[], row: Row): string {
  const cells: Cell[] = columns === VOTE_COLUMNS ? voteCells(row) : row;
  if (format === 'csv') return csvLine(cells);
  return `${JSON.stringify(Object.fromEntries(columns.map((column, n) => [column, cells[n] ?? null])))}\n`;
}

function voteCells(row: Row): Cell[] {
  const comment = row[COMMENT];
  const quality = typeof comment === 'string' ? commentQuality(comment) : null;
  return [...row.map((value, n) => (n === YES_OR_NO ? value === 1 : value)), quality];
}

function lastLine(format: ExportFormat, { rows, sha256 }: Exported): string {
  return format === 'csv'
    ? `#rows=${rows} sha256=${sha256}\r\n`
    : `${JSON.stringify({ rows, sha256 })}\n`;
}
