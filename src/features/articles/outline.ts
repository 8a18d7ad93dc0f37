import GithubSlugger from 'github-slugger';
import { errorsOf, isComponent, type ContentMistake } from './component-rules.ts';
import { childrenOf, lineOf, textOf, type MarkdownNode } from './markdown-tree.ts';

/** A place of an article that has an address (`#anchor`) on its page. */
export type Place = {
  kind: 'heading' | 'step' | 'problem';
  anchor: string;
  /** Of a step: what is done in it. Of a problem: its error message. */
  title: string;
  /** Of a heading: how many `#`. */
  depth?: number;
  /** Of a step: its number as readers see it, counted in its own list. */
  number?: number;
  line: number;
};

/**
 * The places of an article in the order of its text. Steps are `step-N`, counted through the
 * article; headings and problems are slugs of their words, twins kept apart (`-1`). hast-plugin.ts
 * and Astro's own headings give the page the same anchors.
 */
export function outlineOf(nodes: MarkdownNode[]): Place[] {
  const [headings, problems] = [new GithubSlugger(), new GithubSlugger()];
  let stepCount = 0;
  return nodes.flatMap((node): Place[] => {
    const line = lineOf(node);
    if (node.type === 'heading') {
      const title = textOf(node).trim();
      return [
        { kind: 'heading', anchor: headings.slug(textOf(node)), title, depth: node.depth, line },
      ];
    }
    if (isComponent(node, 'Problem')) {
      return errorsOf(node).map((error) => ({
        kind: 'problem',
        anchor: problems.slug(error),
        title: error,
        line,
      }));
    }
    if (!isComponent(node, 'Steps')) return [];
    return childrenOf(node)
      .flatMap(childrenOf)
      .map((item, index) => ({
        kind: 'step',
        anchor: `step-${++stepCount}`,
        title: stepTitle(item),
        number: index + 1,
        line: lineOf(item),
      }));
  });
}

/** The words in bold a step begins with, else its first sentence, without the full stop. */
function stepTitle(item: MarkdownNode): string {
  const [first] = childrenOf(item);
  if (!first) return '';
  const bold = childrenOf(first).find(({ type }) => type === 'strong');
  const text = bold
    ? textOf(bold)
    : (/^.*?(?:[.!?؟](?=\s|$)|[。！？])|^.*/s.exec(textOf(first))?.[0] ?? '');
  return text.trim().replace(/[.。]$/, '');
}

/** Addresses that the page itself gives. */
const OF_THE_PAGE = /^(content|no-answer|related|troubleshooting|step-\d+)$/;

/** An address must lead to one place. Headings and problems are named by their authors. */
export function anchorMistakes(outline: Place[]): ContentMistake[] {
  const named = outline.filter(({ kind }) => kind !== 'step');
  const isTaken = (place: Place) =>
    OF_THE_PAGE.test(place.anchor) ||
    named.some(
      (other) => other !== place && other.anchor === place.anchor && other.kind === 'problem',
    );
  return named
    .filter((place) => place.anchor === '' || isTaken(place))
    .map(({ kind, title, line }) => ({
      line,
      found: `the ${kind} "${title}", whose address is taken`,
      expected: 'other words in it',
    }));
}
