import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { ConfigError } from '#config/env.ts';
import { readSource, type ArticleSource } from './source.ts';

/** An article where it stands: `articles/<locale>/<category>/<slug>/index.mdx`. */
export type ArticleFile = {
  file: string;
  locale: string;
  category: string;
  slug: string;
  source: ArticleSource;
};

/** Every article of a content folder, by path, and the mistakes of those that cannot be read. */
export function readArticleFiles(contentDir: string): {
  found: ArticleFile[];
  unreadable: string[];
} {
  const root = join(contentDir, 'articles');
  const found: ArticleFile[] = [];
  const unreadable: string[] = [];
  for (const path of articleFiles(root)) {
    try {
      found.push(readArticle(root, path));
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      unreadable.push(error.message);
    }
  }
  return { found, unreadable };
}

function articleFiles(root: string): string[] {
  if (!existsSync(root)) {
    throw new ConfigError(`${root}: cannot be read. Is CONTENT_DIR the right folder?`);
  }
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.mdx'))
    .sort();
}

function readArticle(root: string, path: string): ArticleFile {
  const file = relative(process.cwd(), join(root, path));
  const parts = path.split(/[\\/]/);
  const [locale, category, slug, name] = parts;
  if (!locale || !category || !slug || name !== 'index.mdx' || parts.length !== 4) {
    throw new ConfigError(
      `${file}:1: found an article at ${path}, expected <locale>/<category>/<slug>/index.mdx`,
    );
  }
  const source = readSource(readFileSync(join(root, path), 'utf8'), file);
  return { file, locale, category, slug, source };
}

export function folderOf({ locale, category, slug }: ArticleFile, contentDir: string): string {
  return join(contentDir, 'articles', locale, category, slug);
}
