import { utcDay } from '#core/clock.ts';
import { parseLogLine, type LogFormat } from './access-log.ts';
import { looksLikeArticle, type ArticleAt } from './article-at.ts';
import { isBot, isShown } from './read-rules.ts';
import type { ReadsRow } from './reads-store.ts';

/** What a log holds. `lines` is the sum of the five after it. */
export type LogCount = {
  lines: number;
  counted: number;
  bots: number;
  /** Addresses that look like an article's, of none in the catalog. */
  unknown: number;
  /** Files, other pages, redirects, failures, everything but GET. */
  other: number;
  malformed: number;
  /** Every day the log speaks of; its reads by article and locale. */
  days: Map<string, Map<string, ReadsRow>>;
};

export function newLogCount(): LogCount {
  const none = { lines: 0, counted: 0, bots: 0, unknown: 0, other: 0, malformed: 0 };
  return { ...none, days: new Map() };
}

/** Counts one line. The common format names no program, so there bots count as readers. */
export function countLine(
  total: LogCount,
  line: string | undefined,
  log: { format: LogFormat; articleAt: ArticleAt },
): void {
  total.lines++;
  const entry = line === undefined ? undefined : parseLogLine(line, log.format);
  if (!entry) {
    total.malformed++;
    return;
  }
  const { method, address, status } = entry;
  const day = readsOfDay(total, utcDay(entry.at));
  const found = method === 'GET' && isShown(status) ? log.articleAt(address) : undefined;
  if (!found) {
    const wasShown = method === 'GET' && isShown(status) && looksLikeArticle(address);
    total[wasShown ? 'unknown' : 'other']++;
  } else if (log.format === 'combined' && isBot(entry.userAgent)) {
    total.bots++;
  } else {
    total.counted++;
    const key = `${found.locale} ${found.article}`;
    const row = day.get(key) ?? { ...found, day: utcDay(entry.at), count: 0 };
    row.count++;
    day.set(key, row);
  }
}

function readsOfDay(total: LogCount, day: string): Map<string, ReadsRow> {
  const known = total.days.get(day) ?? new Map<string, ReadsRow>();
  total.days.set(day, known);
  return known;
}
