import { join } from 'node:path';
import { glob } from 'astro/loaders';
import { defineCollection } from 'astro:content';
import { readEnv } from '#config/env.ts';
import { ARTICLE_SCHEMA } from '#features/articles/schema.ts';

const { contentDir } = readEnv(process.env);

export const collections = {
  articles: defineCollection({
    loader: glob({
      base: join(contentDir, 'articles'),
      pattern: '**/index.mdx',
      // <locale>/<category>/<slug>, as the catalog knows it.
      generateId: ({ entry }) => entry.replace(/\/index\.mdx$/, ''),
    }),
    schema: ARTICLE_SCHEMA,
  }),
};
