import GithubSlugger from 'github-slugger';
import { mdxToMdast } from 'satteri';
import { parseYaml } from '#config/read-yaml.ts';
import { errorOf, findMistakes, isComponent, type ContentMistake } from './content-rules.ts';
import { childrenOf, lineOf, walk, type MarkdownNode } from './markdown-tree.ts';
import { ARTICLE_SCHEMA, type ArticleFrontmatter } from './schema.ts';

/** A place in an article where an error message is explained, and its address on the page. */
export type Problem = { error: string; anchor: string };

/** One article as its author wrote it, read without rendering it. */
export type ArticleSource = {
  frontmatter: ArticleFrontmatter;
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

/** Parses one `index.mdx`. Throws ConfigError for frontmatter; content mistakes come in the result. */
export function readSource(text: string, file: string): ArticleSource {
  const [whole = '', yaml = ''] = FRONTMATTER.exec(text) ?? [];
  const frontmatter = parseYaml(yaml, file, ARTICLE_SCHEMA, 2);
  const tree: MarkdownNode = mdxToMdast(text, { features: { frontmatter: true } });
  const nodes = [...walk(tree)];
  return {
    frontmatter,
    body: text.slice(whole.length),
    problems: problemsOf(nodes),
    stepCount: nodes.filter((node) => isComponent(node, 'Steps')).flatMap(stepsOf).length,
    images: nodes.flatMap((n) => (n.type === 'image' ? [{ path: n.url, line: lineOf(n) }] : [])),
    links: nodes.flatMap((n) =>
      n.type === 'link' && n.url.startsWith('/') ? [{ href: n.url, line: lineOf(n) }] : [],
    ),
    mistakes: findMistakes(tree),
  };
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
