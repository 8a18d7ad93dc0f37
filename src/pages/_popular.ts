import { join } from 'node:path';
import { codeOf } from '#core/app-error.ts';
import { systemClock } from '#core/clock.ts';
import { readEnv } from '#config/env.ts';
import type { CatalogArticle } from '#features/articles/index.ts';
import { popularIn, popularInExport } from '#features/insights/index.ts';

const MAX_POPULAR = 5;

/**
 * The articles readers came for most, as `totals.ndjson` in the content folder says, else this
 * machine's database; none while neither knows. What is in the database never stops a build; a file
 * that is no export does. Only for a build: in `astro dev` the same process serves the database,
 * which must not be opened twice there.
 */
export async function readPopular(articles: CatalogArticle[]): Promise<CatalogArticle[]> {
  if (!import.meta.env.PROD) return [];
  const { databaseUrl, contentDir } = readEnv(process.env);
  const [locale = ''] = articles.map((article) => article.locale);
  const ids =
    popularInExport(join(contentDir, 'totals.ndjson'), locale) ??
    (databaseUrl.startsWith('file:') ? await inDatabase(databaseUrl, locale) : []);
  return ids
    .flatMap((id) => articles.find((article) => article.id === id) ?? [])
    .slice(0, MAX_POPULAR);
}

async function inDatabase(url: string, locale: string): Promise<string[]> {
  try {
    return await popularIn({ url, locale, clock: systemClock });
  } catch (error) {
    // There is none before the first start.
    if (codeOf(error) !== 'start-failure') {
      process.stderr.write(`  Popular articles are left out: ${String(error)}\n`);
    }
    return [];
  }
}
