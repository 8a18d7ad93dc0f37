import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { openDatabase } from '#db/index.ts';

/**
 * Fills a data directory that no server serves with votes, by SQL alone: a million through the API
 * would take five minutes.
 */
export async function addManyVotes(dataDir: string, votes: number): Promise<void> {
  const file = join(dataDir, 'waymark.db');
  const opened = await openDatabase({ url: `file:${file}`, migrationsFolder: 'drizzle' });
  await opened.close();
  const database = new DatabaseSync(file);
  database.exec(`
    with recursive n(i) as (select 1 union all select i + 1 from n where i < ${votes})
    insert into votes
    select printf('01930000-%04x-7000-8000-%012x', i / 65536, i), 'article-' || (i % 600), 'en',
      'a1b2c3d4e5f6', 'voter-' || i, iif(i % 3, 'up', 'down'), iif(i % 3, null, 'did-not-work'),
      iif(i % 5, null, 'The button of step 3 is "not there", even after I reloaded the page twice.'),
      null, iif(i % 2, null, 'new login'), 'counted', 'hash-' || i, 1, null,
      strftime('%Y-%m-%dT%H:%M:%fZ', '2026-01-01', '+' || (i * 25) || ' seconds'),
      strftime('%Y-%m-%dT%H:%M:%fZ', '2026-01-01', '+' || (i * 25) || ' seconds')
    from n`);
  database.close();
}
