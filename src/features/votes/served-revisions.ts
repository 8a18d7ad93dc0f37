import { codeOf } from '#core/app-error.ts';
import { streamRows } from '#db/stream-rows.ts';
import type { revisions } from './table.ts';

export type ServedRevision = {
  article: string;
  revision: string;
  level: (typeof revisions.$inferSelect)['level'];
  firstSeenAt: string;
};

/**
 * All revisions of a language that a database file has seen served. Reads over a connection of its
 * own that cannot write, beside a running server too. None where there is no such file yet, and of a
 * remote database: a build does not wait for one.
 */
export async function servedRevisions(url: string, locale: string): Promise<ServedRevision[]> {
  if (!url.startsWith('file:')) return [];
  const found: ServedRevision[] = [];
  const columns = [
    "article || '/' || revision",
    ...['article', 'revision', 'level', 'first_seen_at'],
  ] as const;
  try {
    const query = { columns, table: 'revisions', where: 'locale = ?', args: [locale] };
    for await (const page of streamRows({ url }, query)) {
      for (const [, article, revision, level, firstSeenAt] of page) {
        found.push({ article, revision, level, firstSeenAt } as ServedRevision);
      }
    }
  } catch (error) {
    if (codeOf(error) !== 'start-failure') throw error;
  }
  return found;
}
