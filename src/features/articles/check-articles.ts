import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { sourceLocale } from '#config/site.ts';
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
    /** Those that are not built. */
    drafts: ArticleFile[];
    isWhole: boolean;
  },
): string[] {
  const byId = Map.groupBy(articles, ({ source }) => source.frontmatter.id);
  const bySlug = Map.groupBy(articles, ({ slug }) => slug);
  const find = finderOf(articles, sourceLocale(site));
  const findDraft = finderOf(site.drafts, sourceLocale(site));
  return articles.flatMap((article) => {
    const namesakes = [
      ...(byId.get(article.source.frontmatter.id) ?? []),
      ...(bySlug.get(article.slug) ?? []),
    ];
    return [
      ...checkPlace(article, namesakes, site.categories, site.locales),
      ...checkText(article, site.contentDir),
      ...checkVideos(article, site.videos),
      ...(site.isWhole ? checkLinks(article, find, findDraft) : []),
    ];
  });
}

/** Finds the article of a slug in a language, else in the source language. */
export type FindArticle = (slug: string, locale: string) => ArticleFile | undefined;

export function finderOf(articles: ArticleFile[], source: string): FindArticle {
  const known = new Map(articles.map((article) => [`${article.locale}/${article.slug}`, article]));
  return (slug, locale) => known.get(`${locale}/${slug}`) ?? known.get(`${source}/${slug}`);
}

function say(file: string, line: number, found: string, expected: string): string {
  return `${file}:${line}: found ${found}, expected ${expected}`;
}

function checkPlace(
  article: ArticleFile,
  /** Those with its id or its slug. */
  namesakes: ArticleFile[],
  categories: { id: string }[],
  locales: string[],
): string[] {
  const { file, locale, category } = article;
  const others = namesakes.filter((other) => other !== article);
  const twin = others.find((other) => other.locale === locale);
  const half = others.find((other) => other.locale !== locale && !isTranslation(article, other));
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

function isTranslation(one: ArticleFile, other: ArticleFile): boolean {
  return one.source.frontmatter.id === other.source.frontmatter.id && one.slug === other.slug;
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

function checkLinks(article: ArticleFile, find: FindArticle, findDraft: FindArticle): string[] {
  return article.source.links
    .filter(({ href }) => /^(\/articles\/.|#)/.test(href))
    .filter(({ href }) => !linkTarget(href, article, find))
    .map(({ href, line }) => {
      const draft = linkTarget(href, article, findDraft);
      const found = draft ? `${href}, whose article ${draft.file} is a draft` : href;
      return say(
        article.file,
        line,
        `a link to ${found}`,
        'the address of an article, step or problem',
      );
    });
}

/** The article a link of the text leads to; undefined when article or anchor do not exist. */
export function linkTarget(
  href: string,
  from: ArticleFile,
  find: FindArticle,
): ArticleFile | undefined {
  const parts = /^(?:\/articles\/([^/#?]+)\/)?(?:#(.+))?$/.exec(href);
  if (!parts) return undefined;
  const [, slug = from.slug, anchor] = parts;
  const target = find(slug, from.locale);
  if (!target || anchor === undefined) return target;
  return target.source.outline.some((place) => place.anchor === anchor) ? target : undefined;
}
