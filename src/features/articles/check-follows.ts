import type { ArticleFile } from './article-files.ts';
import type { RevisionOfFile } from './article-revision.ts';

/**
 * Mistakes in what translations and their sources say of each other: a translation names the
 * revision of its source that it follows, a source how much its last edit weighs; never the other
 * way round.
 *
 * @param written all articles, drafts too: what is translated may have become one again
 */
export function checkFollows(
  articles: ArticleFile[],
  written: ArticleFile[],
  { source, revisionOf }: { source: string; revisionOf: RevisionOfFile },
): string[] {
  const sources = new Map(
    written
      .filter(({ locale }) => locale === source)
      .map((article) => [article.source.frontmatter.id, article]),
  );
  return articles.flatMap((article) => {
    const { id, follows, change } = article.source.frontmatter;
    const original = article.locale === source ? undefined : sources.get(id);
    if (!original) {
      if (follows === undefined) return [];
      return [say(article, 'follows', `follows: ${follows}`, 'it in a translation alone')];
    }
    const current = revisionOf(original);
    return [
      ...(change === undefined
        ? []
        : [say(article, 'change', `change: ${change}`, `it in ${original.file} alone`)]),
      ...(follows !== undefined || current === undefined
        ? []
        : [
            say(
              article,
              'follows',
              'no follows',
              `follows: '${current}' once it says what ${original.file} says now`,
            ),
          ]),
    ];
  });
}

function say({ file, source }: ArticleFile, field: string, found: string, expected: string) {
  return `${file}:${source.fieldLines[field] ?? 1}: found ${found}, expected ${expected}`;
}
