import { getEntry, render } from 'astro:content';
import type { CatalogArticle } from './catalog.ts';
import { walk } from './markdown-tree.ts';
import { outlineOf } from './outline.ts';
import { sharedArticles } from './shared-articles.ts';
import { parseMarkdown } from './source.ts';

/**
 * Renders an article of the catalog, and tells its places. Throws when the catalog and the
 * collection disagree: a bug.
 */
export async function renderArticle({ locale, category, slug }: CatalogArticle) {
  const id = `${locale}/${category}/${slug}`;
  const entry = await getEntry('articles', id);
  if (!entry) throw new Error(`The content collection has no article ${id}.`);
  const { Content } = await render(entry);
  const outline = sharedArticles()?.outlines.get(id);
  return {
    Content,
    outline: outline ?? outlineOf([...walk(parseMarkdown(entry.body ?? '', id))]),
  };
}
