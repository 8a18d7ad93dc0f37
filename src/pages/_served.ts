import { readEnv } from '#config/env.ts';
import { sourceLocale } from '#config/site.ts';
import { servedRevisions, type ServedRevision } from '#features/votes/index.ts';
import { readContent } from './_content.ts';

let served: Promise<ServedRevision[]> | undefined;

/**
 * The revisions of source articles that this machine's database has seen, read once in a build; none
 * in `astro dev`, where the same process serves the database, which must not be opened twice there.
 * What is in the database never stops a build.
 */
export function readServed(): Promise<ServedRevision[]> {
  if (!import.meta.env.PROD) return Promise.resolve([]);
  served ??= inDatabase();
  return served;
}

async function inDatabase(): Promise<ServedRevision[]> {
  const { databaseUrl } = readEnv(process.env);
  const { site } = await readContent();
  try {
    return await servedRevisions(databaseUrl, sourceLocale(site));
  } catch (error) {
    process.stderr.write(`  Earlier revisions are not known: ${String(error)}\n`);
    return [];
  }
}
