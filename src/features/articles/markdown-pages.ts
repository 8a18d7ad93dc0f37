import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { wordsFor } from '#config/words/index.ts';
import { readSite, sourceLocale } from '#config/site.ts';
import { readSelfSupport } from '#features/entitlements/index.ts';
import type { ArticleFile } from './article-files.ts';
import type { Articles, CatalogArticle } from './catalog.ts';
import { listedArticles } from './list-articles.ts';
import { localHref } from './local-href.ts';
import { articlePath, markdownPath } from './paths.ts';
import { parseMarkdown } from './source.ts';
import { toMarkdown } from './to-markdown.ts';

/**
 * Writes each listed article as Markdown beside its built page (`/articles/<slug>.md`), with the
 * addresses its links and pictures have there. Throws when a page has other pictures than its text:
 * a bug.
 */
export async function writeMarkdownPages(
  { catalog, files }: Articles,
  { clientDir, contentDir, siteUrl }: { clientDir: string; contentDir: string; siteUrl: string },
): Promise<void> {
  const { locales } = readSite(contentDir);
  const source = sourceLocale({ locales });
  const { videos } = readSelfSupport(contentDir);
  const fileOf = new Map(files.map((file) => [`${file.locale}/${file.slug}`, file]));
  for (const article of listedArticles(catalog)) {
    const { locale, slug } = article;
    const file = fileOf.get(`${locale}/${slug}`);
    if (!file) throw new Error(`The catalog's article ${locale}/${slug} was read from no file.`);
    const path = articlePath(article, source);
    const page = new URL(path, siteUrl);
    const pictures = picturesOf(readFileSync(join(clientDir, path, 'index.html'), 'utf8'));
    const address = (href: string) =>
      new URL(localHref(href, { catalog, locale, locales }), page).href;
    const markdown = markdownOf(article, file, { page, pictures, videos, address });
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
  { question, locale, updated, reviewed }: CatalogArticle,
  { file, source }: ArticleFile,
  built: {
    page: URL;
    pictures: string[];
    videos: { id: string; title: string; url: string }[];
    address: (href: string) => string;
  },
): string {
  const { page, pictures, videos, address } = built;
  if (pictures.length !== source.images.length) {
    throw new Error(`${file} has ${source.images.length} pictures, its page ${pictures.length}.`);
  }
  const words = wordsFor(locale).article;
  let shown = 0;
  const text = toMarkdown(source.body, parseMarkdown(source.body, file), {
    address,
    picture: () => new URL(pictures[shown++] ?? '', page).href,
    video: (id) => videos.find((video) => video.id === id),
    words,
  });
  const facts = [
    `${words.source}: ${page.href}`,
    ...(updated === undefined ? [] : [`${words.updated}: ${updated}`]),
    ...(reviewed === undefined ? [] : [`${words.reviewed}: ${reviewed}`]),
  ];
  return `# ${question}\n\n${text}\n\n---\n\n${facts.join('\n')}\n`;
}
