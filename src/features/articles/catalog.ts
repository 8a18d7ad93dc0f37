import { ConfigError } from '#config/env.ts';
import { readSite, sourceLocale } from '#config/site.ts';
import { readSelfSupport } from '#features/entitlements/index.ts';
import { folderOf, readArticleFiles, type ArticleFile } from './article-files.ts';
import { createRevisions, type RevisionOfFile } from './article-revision.ts';
import { readCategories, type Category } from './categories.ts';
import { checkAddresses } from './check-addresses.ts';
import { checkArticles, finderOf, linkTarget, type FindArticle } from './check-articles.ts';
import { checkFollows } from './check-follows.ts';
import { lastChanges, type LastChange } from './last-change.ts';
import type { ChangeLevel } from './schema.ts';
import type { Problem } from './source.ts';

/** What is known of an article without its text. The build writes it, the server reads it. */
export type CatalogArticle = {
  id: string;
  locale: string;
  slug: string;
  category: string;
  /** A part of the category; undefined when it stands in the category itself. */
  section: string | undefined;
  /** Its place among its neighbours; those without one come after, by title. */
  order: number | undefined;
  /** Shown on the first page. */
  promoted: boolean;
  /** Stands in no list and no search; see listedArticles. */
  unlisted: boolean;
  /** Addresses it had before. */
  formerly: string[];
  title: string;
  question: string;
  description: string;
  /** The day of the last change; undefined when neither author nor git say it. */
  updated: string | undefined;
  /** The day somebody last found it right. */
  reviewed: string | undefined;
  /** Words readers use that the text does not. */
  keywords: string[];
  video: string | undefined;
  revision: string;
  /** How much its last edit weighs for its translations. */
  change: ChangeLevel;
  /** Of a translation: the revision of its source that it says the same as. */
  follows: string | undefined;
  problems: Problem[];
  stepCount: number;
  /** How long reading it takes. */
  minutes: number;
  /** Ids of articles it links to, in the order of the text. */
  linksTo: string[];
};

export type { Category, Section } from './categories.ts';
export { followSource, type Followed } from './follow-source.ts';
export { shareArticles, sharedArticles } from './shared-articles.ts';

export type Catalog = { categories: Category[]; articles: CatalogArticle[] };

/** All articles of a content folder: what is known of them, and the files it was read from. */
export type Articles = {
  catalog: Catalog;
  files: ArticleFile[];
  /** Drafts that were left out. */
  drafts: ArticleFile[];
};

/** Drafts are articles like all others to whoever writes them, and not there for anybody else. */
type Choice = { withDrafts?: boolean };

/** The catalog alone; see readArticles. */
export function readCatalog(contentDir: string, choice: Choice = {}): Catalog {
  return readArticles(contentDir, choice).catalog;
}

/**
 * Reads every article of a content folder and checks them together. The source language comes
 * first. A draft that is left out is not checked: it is not finished. Throws ConfigError that lists
 * all mistakes with file, line, what was found and what is expected.
 */
export function readArticles(contentDir: string, { withDrafts = false }: Choice = {}): Articles {
  const { locales } = readSite(contentDir);
  const categories = readCategories(contentDir);
  const { found: written, unreadable } = readArticleFiles(contentDir);
  const isShown = ({ source }: ArticleFile) => withDrafts || !source.frontmatter.draft;
  const found = written.filter(isShown);
  const drafts = written.filter((article) => !isShown(article));
  const showsVideos = found.some(({ source }) => source.videos.length > 0);
  const videos = showsVideos ? readSelfSupport(contentDir).videos : [];
  const revisionOf = createRevisions(contentDir);
  const isWhole = unreadable.length === 0;
  const mistakes = [
    ...unreadable,
    ...checkArticles(found, { contentDir, categories, locales, videos, drafts, isWhole }),
    ...checkAddresses(found, categories),
    ...checkFollows(found, written, { source: sourceLocale({ locales }), revisionOf }),
  ];
  if (mistakes.length > 0) throw new ConfigError(mistakes.join('\n'));
  const files = locales.flatMap((locale) => found.filter((article) => article.locale === locale));
  const isDated = found.every(({ source }) => source.frontmatter.updated !== undefined);
  const find = finderOf(found, sourceLocale({ locales }));
  const lastChange = isDated ? () => undefined : lastChanges(contentDir);
  const articles = files.map((article) =>
    describe(article, { contentDir, find, lastChange, revisionOf }),
  );
  return { catalog: { categories, articles }, files, drafts };
}

function describe(
  article: ArticleFile,
  known: {
    contentDir: string;
    find: FindArticle;
    lastChange: LastChange;
    revisionOf: RevisionOfFile;
  },
): CatalogArticle {
  const { locale, slug, category, source } = article;
  const { frontmatter, problems, stepCount } = source;
  const revision = known.revisionOf(article);
  if (revision === undefined) throw new Error(`${article.file} was not checked for its pictures.`);
  const linked = source.links.flatMap(({ href }) => linkTarget(href, article, known.find) ?? []);
  return {
    id: frontmatter.id,
    locale,
    slug,
    category,
    section: frontmatter.section,
    order: frontmatter.order,
    promoted: frontmatter.promoted,
    unlisted: frontmatter.unlisted,
    formerly: frontmatter.formerly,
    title: frontmatter.title,
    question: frontmatter.question ?? frontmatter.title,
    description: frontmatter.description,
    updated: frontmatter.updated ?? known.lastChange(folderOf(article, known.contentDir)),
    reviewed: frontmatter.reviewed,
    keywords: frontmatter.keywords,
    video: frontmatter.video,
    revision,
    change: frontmatter.change ?? 'medium',
    follows: frontmatter.follows,
    problems,
    stepCount,
    minutes: source.minutes,
    linksTo: [...new Set(linked.map((target) => target.source.frontmatter.id))].filter(
      (id) => id !== frontmatter.id,
    ),
  };
}
