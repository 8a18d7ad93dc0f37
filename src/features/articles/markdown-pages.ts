import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { wordsFor } from '#config/words/index.ts';
import { readSite, sourceLocale } from '#config/site.ts';
import { readSelfSupport } from '#features/entitlements/index.ts';
import type { ArticleFile } from './article-files.ts';
import { parseMarkdown } from './source.ts';
import { articlePath, markdownPath } from './paths.ts';
import { toMarkdown } from './to-markdown.ts';

/**
 * Writes each listed article as Markdown beside its built page (`/articles/<slug>.md`), with the addresses
 * its pictures have there. Throws when a page has other pictures than its text: a bug.
 */
export async function writeMarkdownPages(
  files: ArticleFile[],
  clientDir: string,
  contentDir: string,
  siteUrl: string,
): Promise<void> {
  const source = sourceLocale(readSite(contentDir));
  const { videos } = readSelfSupport(contentDir);
  const listed = files.filter(({ source }) => !source.frontmatter.unlisted);
  for (const article of listed.filter(({ locale }) => locale === source)) {
    const page = readFileSync(join(clientDir, articlePath(article, source), 'index.html'), 'utf8');
    const markdown = markdownOf(article, {
      page: new URL(articlePath(article, source), siteUrl),
      pictures: picturesOf(page),
      videos,
    });
    await writeFile(join(clientDir, markdownPath(article, source)), markdown);
  }
}

/** The largest of each picture of an article's page, in their order. */
function picturesOf(html: string): string[] {
  const article = html.slice(html.indexOf('<article'), html.indexOf('</article>'));
  return [...article.matchAll(/<img [^>]*?srcset="([^"]*)"/g)].map(
    ([, srcset = '']) => /(\S+) \S+$/.exec(srcset)?.[1] ?? '',
  );
}

function markdownOf(
  { file, locale, source }: ArticleFile,
  built: { page: URL; pictures: string[]; videos: { id: string; title: string; url: string }[] },
): string {
  const { page, pictures, videos } = built;
  if (pictures.length !== source.images.length) {
    throw new Error(`${file} has ${source.images.length} pictures, its page ${pictures.length}.`);
  }
  const words = wordsFor(locale);
  let shown = 0;
  const text = toMarkdown(source.body, parseMarkdown(source.body, file), {
    address: (href) => new URL(href, page).href,
    picture: () => new URL(pictures[shown++] ?? '', page).href,
    video: (id) => videos.find((video) => video.id === id),
    words: words.article,
  });
  const { title, question, updated } = source.frontmatter;
  const from = `${words.article.source}: ${page.href}`;
  const dated = updated === undefined ? from : `${from}\n${words.article.updated}: ${updated}`;
  return `# ${question ?? title}\n\n${text}\n\n---\n\n${dated}\n`;
}
