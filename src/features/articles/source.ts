import { mdxToMdast } from 'satteri';
import { ConfigError } from '#config/env.ts';
import { parseYaml } from '#config/read-yaml.ts';
import { attributeOf, isComponent, type ContentMistake } from './component-rules.ts';
import { findMistakes } from './content-rules.ts';
import { lineOf, walk, type MarkdownNode } from './markdown-tree.ts';
import { anchorMistakes, outlineOf, type Place } from './outline.ts';
import { readingMinutes } from './reading-time.ts';
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
  /** What has an address on the page, in the order of the text. */
  outline: Place[];
  /** How long reading it takes, in minutes, at least one. */
  minutes: number;
  /** Ids of the videos it shows. */
  videos: { id: string; line: number }[];
  /** Pictures beside the article, as written: `./1-open.png`. */
  images: { path: string; line: number }[];
  /** Links to addresses of this site or page, as written: `/articles/x/#y`, `#step-2`. */
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
  const outline = outlineOf(nodes);
  return {
    frontmatter,
    fieldLines: fieldLinesOf(yaml),
    body: text.slice(whole.length),
    problems: outline.flatMap(({ kind, title, anchor }) =>
      kind === 'problem' ? [{ error: title, anchor }] : [],
    ),
    stepCount: outline.filter(({ kind }) => kind === 'step').length,
    outline,
    minutes: readingMinutes(tree),
    videos: nodes.flatMap((node) => {
      const id = isComponent(node, 'Video') ? attributeOf(node, 'id') : undefined;
      return id === undefined ? [] : [{ id, line: lineOf(node) }];
    }),
    images: nodes.flatMap((n) => (n.type === 'image' ? [{ path: n.url, line: lineOf(n) }] : [])),
    links: nodes.flatMap((n) =>
      (n.type === 'link' || n.type === 'definition') && /^[/#]/.test(n.url)
        ? [{ href: n.url, line: lineOf(n) }]
        : [],
    ),
    mistakes: [...findMistakes(tree), ...anchorMistakes(outline)],
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
export function parseMarkdown(text: string, file: string): MarkdownNode {
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
