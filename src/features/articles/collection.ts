import { getEntry, render } from 'astro:content';
import type { CatalogArticle } from './catalog.ts';

/** Renders an article of the catalog. Throws when the catalog and the collection disagree: a bug. */
export async function renderArticle({ locale, category, slug }: CatalogArticle) {
  const id = `${locale}/${category}/${slug}`;
  const entry = await getEntry('articles', id);
  if (!entry) throw new Error(`The content collection has no article ${id}.`);
  return render(entry);
}
