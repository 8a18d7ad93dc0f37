import { codeOf } from '#core/app-error.ts';
import { systemClock } from '#core/clock.ts';
import { readEnv } from '#config/env.ts';
import type { CatalogArticle } from '#features/articles/index.ts';
import { mostRead } from '#features/insights/index.ts';

const MAX_POPULAR = 5;

/**
 * The articles read most, as far as this machine's database knows; none while that is not known.
 * Never throws: what readers did before must not decide whether a site can be built. Only for a
 * build: in `astro dev` the same process serves the file, which must not be opened twice there.
 */
export async function readPopular(articles: CatalogArticle[]): Promise<CatalogArticle[]> {
  const { databaseUrl } = readEnv(process.env);
  if (!import.meta.env.PROD || !databaseUrl.startsWith('file:')) return [];
  const [locale = ''] = articles.map((article) => article.locale);
  const ids = await mostRead({ url: databaseUrl, locale, clock: systemClock }).catch(
    (error: unknown) => {
      if (codeOf(error) === 'start-failure') return [];
      process.stderr.write(`  Most read articles are left out: ${String(error)}\n`);
      return [];
    },
  );
  return ids
    .flatMap((id) => articles.find((article) => article.id === id) ?? [])
    .slice(0, MAX_POPULAR);
}
