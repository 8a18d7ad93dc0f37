import type { ArticleFile } from './article-files.ts';
import type { Articles, Catalog } from './catalog.ts';
import type { Place } from './outline.ts';

/** Articles as read and checked once, for the pages that are built of them in the same process. */
export type SharedArticles = {
  catalog: Catalog;
  /** By `<locale>/<category>/<slug>`. */
  outlines: ReadonlyMap<string, Place[]>;
  /** `<locale>/<category>/<slug>` of what is not built. */
  drafts: string[];
};

/** Astro's bundle has its own copy of every module, so a variable of this one would not be its. */
const PLACE = Symbol.for('waymark.articles');

/** Spares the pages that are built after this from reading every article again. */
export function shareArticles({ catalog, files, drafts }: Articles): void {
  Reflect.set(globalThis, PLACE, {
    catalog,
    outlines: new Map(files.map((file) => [placeOf(file), file.source.outline])),
    drafts: drafts.map(placeOf),
  } satisfies SharedArticles);
}

/** What the build shared; undefined in `astro dev` and `astro build`, where nobody did. */
export function sharedArticles(): SharedArticles | undefined {
  return Reflect.get(globalThis, PLACE) as SharedArticles | undefined;
}

function placeOf({ locale, category, slug }: ArticleFile): string {
  return `${locale}/${category}/${slug}`;
}
