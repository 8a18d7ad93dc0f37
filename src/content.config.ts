import { join } from 'node:path';
import { glob } from 'astro/loaders';
import { defineCollection } from 'astro:content';
import { readEnv } from '#config/env.ts';
import { sharedArticles } from '#features/articles/catalog.ts';
import { ARTICLE_SCHEMA } from '#features/articles/schema.ts';

const { contentDir } = readEnv(process.env);
const drafts = sharedArticles()?.drafts ?? [];

export const collections = {
  articles: defineCollection({
    loader: glob({
      base: join(contentDir, 'articles'),
      // Of what is in the collection everything is built, also what no page shows.
      pattern: ['**/index.mdx', ...drafts.map((draft) => `!${draft}/index.mdx`)],
      // <locale>/<category>/<slug>, as the catalog knows it.
      generateId: ({ entry }) => entry.replace(/\/index\.mdx$/, ''),
    }),
    schema: ARTICLE_SCHEMA,
  }),
};
