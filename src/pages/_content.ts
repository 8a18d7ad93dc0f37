import { readEnv } from '#config/env.ts';
import { readSite, type Site } from '#config/site.ts';
import type { Catalog } from '#features/articles/index.ts';
import { readSelfSupport, type SelfSupport } from '#features/entitlements/index.ts';

type Content = { site: Site; catalog: Catalog; videos: SelfSupport['videos'] };
let content: Content | undefined;

/** `getStaticPaths` of a page that is there once in each language. */
export async function localePaths() {
  const { site } = await readContent();
  return localeParams(site).map((params) => ({ params }));
}

/** `params.locale` of each language for `getStaticPaths`: the source language has none. */
export function localeParams({ locales }: Site): { locale: string | undefined }[] {
  return locales.map((locale, index) => ({ locale: index === 0 ? undefined : locale }));
}

/**
 * Site and catalog for pages that are built: read once, by the build or, without it, here. The
 * server has them in its parts; the Markdown parser behind this is never loaded there.
 */
export async function readContent(): Promise<Content> {
  if (content) return content;
  const { readCatalog, sharedArticles } = await import('#features/articles/catalog.ts');
  const { contentDir } = readEnv(process.env);
  content = {
    site: readSite(contentDir),
    catalog:
      sharedArticles()?.catalog ?? readCatalog(contentDir, { withDrafts: import.meta.env.DEV }),
    videos: readSelfSupport(contentDir).videos,
  };
  return content;
}
