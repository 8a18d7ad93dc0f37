import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { z } from 'zod';
import { ConfigError } from '#config/env.ts';
import { readYaml } from '#config/read-yaml.ts';
import { localizedText, type LocalizedText } from '#config/site.ts';
import { revisionOf } from './revision.ts';
import { readSource, type ArticleSource, type Problem } from './source.ts';

/** What is known of an article without its text. The build writes it, the server reads it. */
export type CatalogArticle = {
  id: string;
  locale: string;
  slug: string;
  category: string;
  title: string;
  question: string;
  description: string;
  updated: string;
  video: string | undefined;
  revision: string;
  problems: Problem[];
  stepCount: number;
  /** Ids of articles it links to, in the order of the text. */
  linksTo: string[];
};

export type Category = { id: string; title: LocalizedText; description: LocalizedText };

export type Catalog = { categories: Category[]; articles: CatalogArticle[] };

const CATEGORIES_SCHEMA = z
  .array(
    z.object({
      id: z.string().regex(/^[a-z0-9-]+$/, { error: 'lower-case letters, digits and hyphens' }),
      title: localizedText,
      description: localizedText,
    }),
  )
  .min(1);

type Found = {
  file: string;
  locale: string;
  category: string;
  slug: string;
  source: ArticleSource;
};

/**
 * Reads every article of a content folder and checks them together. Throws ConfigError that lists
 * all mistakes with file, line, what was found and what is expected.
 */
export function readCatalog(contentDir: string): Catalog {
  const categories = readYaml(join(contentDir, 'categories.yml'), CATEGORIES_SCHEMA);
  const found = findArticles(contentDir);
  const mistakes = found.flatMap((article) => checkArticle(article, found, categories, contentDir));
  if (mistakes.length > 0) throw new ConfigError(mistakes.join('\n'));
  return { categories, articles: found.map((article) => describe(article, contentDir, found)) };
}

function findArticles(contentDir: string): Found[] {
  const root = join(contentDir, 'articles');
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.mdx'))
    .sort()
    .map((path) => {
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
    });
}

function checkArticle(
  article: Found,
  all: Found[],
  categories: Category[],
  contentDir: string,
): string[] {
  const { file, source } = article;
  const say = (line: number, found: string, expected: string) =>
    `${file}:${line}: found ${found}, expected ${expected}`;
  const folder = folderOf(article, contentDir);
  const twin = all.find(
    (other) =>
      other !== article &&
      other.locale === article.locale &&
      (other.source.frontmatter.id === source.frontmatter.id || other.slug === article.slug),
  );
  return [
    ...source.mistakes.map(({ line, found, expected }) => say(line, found, expected)),
    ...(twin ? [say(1, `the id or slug of ${twin.file}`, 'one of its own')] : []),
    ...(categories.some(({ id }) => id === article.category)
      ? []
      : [say(1, `the category "${article.category}"`, 'one of categories.yml')]),
    ...source.images
      .filter(({ path }) => !existsSync(join(folder, path)))
      .map(({ path, line }) => say(line, `the picture ${path}`, 'a file beside the article')),
    ...source.links
      .filter(({ href }) => href.startsWith('/articles/') && !linkTarget(href, article, all))
      .map(({ href, line }) =>
        say(line, `a link to ${href}`, 'the address of an article, step or problem'),
      ),
  ];
}

/** The article a link of the text leads to; undefined when article or anchor do not exist. */
function linkTarget(href: string, from: Found, all: Found[]): Found | undefined {
  const [, slug, anchor] = /^\/articles\/([^/#?]+)\/(?:#(.+))?$/.exec(href) ?? [];
  const target = all.find((other) => other.slug === slug && other.locale === from.locale);
  if (!target || anchor === undefined) return target;
  const { problems, stepCount } = target.source;
  const step = /^step-(\d+)$/.exec(anchor)?.[1];
  const exists = step ? Number(step) <= stepCount : problems.some((p) => p.anchor === anchor);
  return exists ? target : undefined;
}

function describe(article: Found, contentDir: string, all: Found[]): CatalogArticle {
  const { locale, slug, category, source } = article;
  const { frontmatter, problems, stepCount } = source;
  const folder = folderOf(article, contentDir);
  const images = source.images.map(({ path }) => ({
    path,
    bytes: readFileSync(join(folder, path)),
  }));
  const linked = source.links.flatMap(({ href }) => linkTarget(href, article, all) ?? []);
  return {
    id: frontmatter.id,
    locale,
    slug,
    category,
    title: frontmatter.title,
    question: frontmatter.question ?? frontmatter.title,
    description: frontmatter.description,
    updated: frontmatter.updated,
    video: frontmatter.video,
    revision: revisionOf({
      title: frontmatter.title,
      question: frontmatter.question,
      body: source.body,
      images,
    }),
    problems,
    stepCount,
    linksTo: [...new Set(linked.map((target) => target.source.frontmatter.id))].filter(
      (id) => id !== frontmatter.id,
    ),
  };
}

function folderOf({ locale, category, slug }: Found, contentDir: string): string {
  return join(contentDir, 'articles', locale, category, slug);
}
