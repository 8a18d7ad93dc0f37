import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createIndex } from 'pagefind';
import { z } from 'zod';

/**
 * Builds the search index over the built pages. Throws when it holds another number of pages than
 * there are articles, because then some would silently never be found.
 */
export async function buildSearchIndex(clientDir: string, articleCount: number): Promise<void> {
  const { index, errors } = await createIndex({});
  if (!index) throw new Error(`Pagefind did not start: ${errors.join('; ')}`);
  try {
    const added = await index.addDirectory({ path: clientDir });
    failOn(added.errors);
    const outputPath = join(clientDir, 'pagefind');
    const written = await index.writeFiles({ outputPath });
    failOn(written.errors);
    const indexed = countPages(join(outputPath, 'pagefind-entry.json'));
    if (indexed !== articleCount) {
      throw new Error(`The search index has ${indexed} articles, expected ${articleCount}.`);
    }
  } finally {
    await index.deleteIndex();
  }
}

function failOn(errors: string[]): void {
  if (errors.length > 0)
    throw new Error(`Pagefind could not index the pages: ${errors.join('; ')}`);
}

const ENTRY = z.object({ languages: z.record(z.string(), z.object({ page_count: z.int() })) });

/** The pages of all languages; what `addDirectory` answers counts pages without articles too. */
function countPages(entryFile: string): number {
  const { languages } = ENTRY.parse(JSON.parse(readFileSync(entryFile, 'utf8')));
  return Object.values(languages).reduce((sum, { page_count }) => sum + page_count, 0);
}
