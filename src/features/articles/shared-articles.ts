import type { Articles, Catalog } from './catalog.ts';
import type { Place } from './outline.ts';

/** Articles as read and checked once, for the pages that are built of them in the same process. */
export type SharedArticles = {
  catalog: Catalog;
  /** By `<locale>/<category>/<slug>`. */
  outlines: ReadonlyMap<string, Place[]>;
};

/** Astro's bundle has its own copy of every module, so a variable of this one would not be its. */
const PLACE = Symbol.for('waymark.articles');

/** Spares the pages that are built after this from reading every article again. */
export function shareArticles({ catalog, files }: Articles): void {
  const outlines = new Map(
    files.map(({ locale, category, slug, source }) => [
      `${locale}/${category}/${slug}`,
      source.outline,
    ]),
  );
  Reflect.set(globalThis, PLACE, { catalog, outlines } satisfies SharedArticles);
}

/** What the build shared; undefined in `astro dev` and `astro build`, where nobody did. */
export function sharedArticles(): SharedArticles | undefined {
  return Reflect.get(globalThis, PLACE) as SharedArticles | undefined;
}
