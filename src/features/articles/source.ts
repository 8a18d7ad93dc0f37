import GithubSlugger from 'github-slugger';
import { mdxToMdast } from 'satteri';
import { ConfigError } from '#config/env.ts';
import { parseYaml } from '#config/read-yaml.ts';
import { errorOf, findMistakes, isComponent, type ContentMistake } from './content-rules.ts';
import { childrenOf, lineOf, walk, type MarkdownNode } from './markdown-tree.ts';
import { ARTICLE_SCHEMA, type ArticleFrontmatter } from './schema.ts';

/** A place in an article where an error message is explained, and its address on the page. */
export type Problem = { error: string; anchor: string };

/** One article as its author wrote it, read without rendering it. */
export type ArticleSource = {
  frontmatter: ArticleFrontmatter;
  /** The line each field of the frontmatter stands on. */
  fieldLines: Record<string, number>;
  body: string;
  problems: Problem[];
  stepCount: number;
  /** Pictures beside the article, as written: `./1-open.png`. */
  images: { path: string; line: number }[];
  /** Links to addresses of this site, as written: `/articles/x/#y`. */
  links: { href: string; line: number }[];
  mistakes: ContentMistake[];
};

const FRONTMATTER = /^---\r?\n([\s\S]*?)\r?\n---\r?\n/;

/**
 * Parses one `index.mdx`. Throws ConfigError for what cannot be read at all; content mistakes come
 * in the result.
 */
export function readSource(text: string, file: string): ArticleSource {
  const [whole, yaml = ''] = FRONTMATTER.exec(text) ?? [];
  if (whole === undefined) {
    throw new ConfigError(
      `${file}:1: found no frontmatter, expected fields between two lines of ---`,
    );
  }
  const frontmatter = parseYaml(yaml, file, ARTICLE_SCHEMA, 2);
  const tree = parseMarkdown(text, file);
  const nodes = [...walk(tree)];
  return {
    frontmatter,
    fieldLines: fieldLinesOf(yaml),
    body: text.slice(whole.length),
    problems: problemsOf(nodes),
    stepCount: nodes.filter((node) => isComponent(node, 'Steps')).flatMap(stepsOf).length,
    images: nodes.flatMap((n) => (n.type === 'image' ? [{ path: n.url, line: lineOf(n) }] : [])),
    links: nodes.flatMap((n) =>
      (n.type === 'link' || n.type === 'definition') && n.url.startsWith('/')
        ? [{ href: n.url, line: lineOf(n) }]
        : [],
    ),
    mistakes: findMistakes(tree),
  };
}

function fieldLinesOf(yaml: string): Record<string, number> {
  return Object.fromEntries(
    yaml.split('\n').flatMap((line, index) => {
      const field = /^(\w+):/.exec(line)?.[1];
      return field === undefined ? [] : [[field, index + 2]];
    }),
  );
}

/** What the parser throws, such as `9:1: Expected a closing tag`, with the file it was thrown for. */
function parseMarkdown(text: string, file: string): MarkdownNode {
  // At some of these the parser ends the whole process, here and in the build, without a word of where.
  if (text.endsWith('\\')) {
    const line = text.split('\n').length;
    throw new ConfigError(
      `${file}:${line}: found a backslash as the last character, expected a line end after it`,
    );
  }
  try {
    return mdxToMdast(text, { features: { frontmatter: true } });
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    const [, line = '1', reason = message] = /^(\d+):\d+: ([\s\S]*)$/.exec(message) ?? [];
    throw new ConfigError(`${file}:${line}: ${reason}`, { cause });
  }
}

/** Anchors are slugs of the error text, made in order, so that twins stay apart (`-1`). */
function problemsOf(nodes: MarkdownNode[]): Problem[] {
  const slugger = new GithubSlugger();
  return nodes.flatMap((node) => {
    const error = isComponent(node, 'Problem') ? errorOf(node) : undefined;
    return error === undefined ? [] : [{ error, anchor: slugger.slug(error) }];
  });
}

/** The steps themselves: a list inside a step is not a step. */
function stepsOf(steps: MarkdownNode): MarkdownNode[] {
  return childrenOf(steps).flatMap(childrenOf);
}
