import { utcDay, type Clock } from '#core/clock.ts';
import { streamRows } from '#db/stream-rows.ts';

const DAYS = 90;
const DAY_MS = 24 * 60 * 60 * 1000;
/** Fewer reads than this say nothing of what readers need. */
const MIN_READS = 10;

/**
 * Ids of the articles read most in the last 90 days in a locale, the most read first. Reads over a
 * connection of its own that cannot write, beside a running server too. Throws StartFailure when
 * there is no such database, or it cannot be read.
 */
export async function mostRead(options: {
  /** A `file:` URL. */
  url: string;
  locale: string;
  clock: Clock;
}): Promise<string[]> {
  const since = utcDay(new Date(options.clock().getTime() - DAYS * DAY_MS));
  const totals = new Map<string, number>();
  const rows = streamRows(
    { url: options.url },
    {
      columns: ['article', 'count'],
      table: 'reads',
      where: 'locale = ? and day >= ?',
      args: [options.locale, since],
    },
  );
  for await (const page of rows) {
    for (const [article, count] of page) {
      totals.set(String(article), (totals.get(String(article)) ?? 0) + Number(count));
    }
  }
  return [...totals]
    .filter(([, count]) => count >= MIN_READS)
    .toSorted(([a, m], [b, n]) => n - m || a.localeCompare(b))
    .map(([article]) => article);
}
