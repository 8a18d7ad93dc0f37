import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { folderOf, type ArticleFile } from './article-files.ts';

/**
 * The mistakes of articles that only show beside each other: place, pictures, links.
 *
 * @param isWhole whether all articles could be read; else a link may lead to one that could not
 */
export function checkArticles(
  articles: ArticleFile[],
  site: {
    contentDir: string;
    categories: { id: string }[];
    locales: string[];
    videos: { id: string }[];
    isWhole: boolean;
  },
): string[] {
  return articles.flatMap((article) => [
    ...checkPlace(article, articles, site.categories, site.locales),
    ...checkText(article, site.contentDir),
    ...checkVideos(article, site.videos),
    ...(site.isWhole ? checkLinks(article, articles) : []),
  ]);
}

function say(file: string, line: number, found: string, expected: string): string {
  return `${file}:${line}: found ${found}, expected ${expected}`;
}

function checkPlace(
  article: ArticleFile,
  all: ArticleFile[],
  categories: { id: string }[],
  locales: string[],
): string[] {
  const { file, locale, category } = article;
  const others = all.filter((other) => other !== article && isSame(article, other).any);
  const twin = others.find((other) => other.locale === locale);
  const half = others.find((other) => other.locale !== locale && !isSame(article, other).both);
  return [
    ...(locales.includes(locale)
      ? []
      : [say(file, 1, `the language "${locale}"`, 'one of the locales in site.yml')]),
    ...(categories.some(({ id }) => id === category)
      ? []
      : [say(file, 1, `the category "${category}"`, 'one of categories.yml')]),
    ...(twin ? [say(file, 1, `the id or slug of ${twin.file}`, 'one of its own')] : []),
    ...(half
      ? [say(file, 1, `the id or slug of ${half.file}`, 'both, as translations share them')]
      : []),
  ];
}

function isSame(one: ArticleFile, other: ArticleFile): { any: boolean; both: boolean } {
  const id = one.source.frontmatter.id === other.source.frontmatter.id;
  const slug = one.slug === other.slug;
  return { any: id || slug, both: id && slug };
}

function checkText(article: ArticleFile, contentDir: string): string[] {
  const { file, source } = article;
  const folder = folderOf(article, contentDir);
  return [
    ...source.mistakes.map(({ line, found, expected }) => say(file, line, found, expected)),
    ...source.images
      .filter(({ path }) => !existsSync(join(folder, path)))
      .map(({ path, line }) => say(file, line, `the picture ${path}`, 'a file beside the article')),
  ];
}

function checkVideos({ file, source }: ArticleFile, videos: { id: string }[]): string[] {
  return source.videos
    .filter(({ id }) => !videos.some((video) => video.id === id))
    .map(({ id, line }) => say(file, line, `the video "${id}"`, 'one of resources.yml'));
}

function checkLinks(article: ArticleFile, all: ArticleFile[]): string[] {
  return article.source.links
    .filter(({ href }) => /^(\/articles\/.|#)/.test(href))
    .filter(({ href }) => !linkTarget(href, article, all))
    .map(({ href, line }) =>
      say(article.file, line, `a link to ${href}`, 'the address of an article, step or problem'),
    );
}

/** The article a link of the text leads to; undefined when article or anchor do not exist. */
export function linkTarget(
  href: string,
  from: ArticleFile,
  all: ArticleFile[],
): ArticleFile | undefined {
  const parts = /^(?:\/articles\/([^/#?]+)\/)?(?:#(.+))?$/.exec(href);
  if (!parts) return undefined;
  const [, slug = from.slug, anchor] = parts;
  const target = all.find((other) => other.slug === slug && other.locale === from.locale);
  if (!target || anchor === undefined) return target;
  return target.source.outline.some((place) => place.anchor === anchor) ? target : undefined;
}
