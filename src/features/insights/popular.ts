import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { DAY_MS, later, utcDay, type Clock } from '#core/clock.ts';
import { ConfigError } from '#config/env.ts';
import { streamRows, type RowQuery } from '#db/stream-rows.ts';
import { totalsQuery } from './export-votes.ts';

const DAYS = 90;
/** Fewer than these say nothing of what readers need. */
const MIN_READS = 10;
const MIN_HELPED = 5;

type Source = {
  /** Of a database: a `file:` URL. */
  url: string;
  locale: string;
  clock: Clock;
};

/**
 * Ids of the articles readers of a locale came for most in the last 90 days, first the most wanted:
 * by reads, or where none are counted by how many they helped. Reads over a connection of its own
 * that cannot write, beside a running server too. Throws StartFailure when there is no such
 * database, or it cannot be read.
 */
export async function popularIn(source: Source): Promise<string[]> {
  const since = utcDay(later(source.clock(), -DAYS * DAY_MS));
  const reads = await count(source, {
    columns: ['article', 'count'],
    table: 'reads',
    where: 'locale = ? and day >= ?',
    args: [source.locale, since],
  });
  if (reads.size > 0) return ranked(reads, MIN_READS);
  const { table, args } = totalsQuery({ from: since, to: undefined });
  const helped = await count(source, {
    columns: ['article', 'up_counted'],
    table,
    where: 'locale = ?',
    args: [...args, source.locale],
  });
  return ranked(helped, MIN_HELPED);
}

async function count({ url }: Source, query: RowQuery): Promise<Map<string, number>> {
  const totals = new Map<string, number>();
  for await (const page of streamRows({ url }, query)) {
    for (const [article, n] of page) add(totals, String(article), Number(n));
  }
  return totals;
}

const TOTAL = z.object({ article: z.string(), locale: z.string(), up_counted: z.int() });
const LAST_LINE = z.object({ rows: z.int(), sha256: z.string() });

/**
 * The same from a file of `npm run export -- totals --format ndjson`, for who builds where the
 * database is not. Undefined without the file; throws ConfigError with file and line for any other.
 */
export function popularInExport(file: string, locale: string): string[] | undefined {
  if (!existsSync(file)) return undefined;
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
  const helped = new Map<string, number>();
  for (const [index, line] of lines.entries()) {
    const isLast = index === lines.length - 1;
    const read = (isLast ? LAST_LINE : TOTAL).safeParse(parsed(line));
    if (!read.success) {
      throw new ConfigError(
        `${file}:${index + 1}: found ${JSON.stringify(line.slice(0, 60))}, expected ${isLast ? 'the last line of an export (was the file cut?)' : 'a line of npm run export -- totals --format ndjson'}`,
      );
    }
    if ('article' in read.data && read.data.locale === locale) {
      add(helped, read.data.article, read.data.up_counted);
    }
  }
  return ranked(helped, MIN_HELPED);
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function add(totals: Map<string, number>, article: string, n: number): void {
  totals.set(article, (totals.get(article) ?? 0) + n);
}

function ranked(totals: Map<string, number>, least: number): string[] {
  return [...totals]
    .filter(([, n]) => n >= least)
    .toSorted(([a, m], [b, n]) => n - m || a.localeCompare(b))
    .map(([article]) => article);
}
