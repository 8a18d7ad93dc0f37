import { readEnv } from '#config/env.ts';
import { readSite, type Site } from '#config/site.ts';
import type { Catalog } from '#features/articles/index.ts';

let content: { site: Site; catalog: Catalog } | undefined;

/**
 * Site and catalog for pages that are built, read from the content folder once. The server has
 * them in its parts; the Markdown parser behind this is never loaded there.
 */
export async function readContent(): Promise<{ site: Site; catalog: Catalog }> {
  if (content) return content;
  const { readCatalog } = await import('#features/articles/catalog.ts');
  const { contentDir } = readEnv(process.env);
  content = { site: readSite(contentDir), catalog: readCatalog(contentDir) };
  return content;
}
