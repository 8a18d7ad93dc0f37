import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { folderOf, type ArticleFile } from './article-files.ts';
import { revisionOf } from './revision.ts';

/** The revision of an article file; undefined while one of its pictures is missing. */
export type RevisionOfFile = (article: ArticleFile) => string | undefined;

/** Reads the pictures of each article once, however often its revision is asked for. */
export function createRevisions(contentDir: string): RevisionOfFile {
  const known = new Map<ArticleFile, string | undefined>();
  return (article) => {
    if (!known.has(article)) known.set(article, readRevision(article, contentDir));
    return known.get(article);
  };
}

function readRevision(article: ArticleFile, contentDir: string): string | undefined {
  const { source } = article;
  const { title, question } = source.frontmatter;
  const files = source.images.map(({ path }) => ({
    path,
    file: join(folderOf(article, contentDir), path),
  }));
  if (!files.every(({ file }) => existsSync(file))) return undefined;
  const images = files.map(({ path, file }) => ({ path, bytes: readFileSync(file) }));
  return revisionOf({ title, question, body: source.body, images });
}
