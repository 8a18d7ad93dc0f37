import { attributeOf, CALLOUT, errorsOf } from './component-rules.ts';
import { childrenOf, type MarkdownNode } from './markdown-tree.ts';

/** What the text alone does not say. */
export type MarkdownSurroundings = {
  /** The whole address of a link of the text, such as `/articles/x/` or `#step-2`. */
  address: (href: string) => string;
  /** The whole address of the next picture; they are asked for in the order of the text. */
  picture: () => string;
  /** A video of resources.yml. */
  video: (id: string) => { title: string; url: string } | undefined;
  words: {
    troubleshooting: string;
    remarks: Record<'note' | 'warning' | 'tip', string>;
  };
};

type Component = Extract<MarkdownNode, { type: 'mdxJsxFlowElement' | 'mdxJsxTextElement' }>;

/**
 * An article's text as plain Markdown: what its author wrote, with every component said in
 * Markdown's own means and every address whole.
 *
 * @param text what `tree` was parsed from
 */
export function toMarkdown(text: string, tree: MarkdownNode, around: MarkdownSurroundings): string {
  const spanOf = (node: MarkdownNode): [number, number] => [
    node.position?.start.offset ?? 0,
    node.position?.end.offset ?? 0,
  ];

  /** The text from one place to another, with these nodes in it drawn. */
  function weave(nodes: MarkdownNode[], start: number, end: number): string {
    let at = start;
    let drawn = '';
    for (const node of nodes) {
      const [nodeStart, nodeEnd] = spanOf(node);
      drawn += text.slice(at, nodeStart) + draw(node);
      at = nodeEnd;
    }
    return drawn + text.slice(at, end);
  }

  const asWritten = (node: MarkdownNode) => weave(childrenOf(node), ...spanOf(node));

  /** What stands between a component's tags. */
  function contentOf(node: MarkdownNode): string {
    const children = childrenOf(node);
    const [first, last] = [children[0], children.at(-1)];
    return first && last ? weave(children, spanOf(first)[0], spanOf(last)[1]) : '';
  }

  function draw(node: MarkdownNode): string {
    if (node.type === 'image') return `![${node.alt ?? ''}](${around.picture()})`;
    if (node.type === 'link' && /^[/#]/.test(node.url)) {
      return `[${childrenOf(node).map(draw).join('')}](${around.address(node.url)})`;
    }
    if (node.type === 'definition') {
      return `[${node.label ?? node.identifier}]: ${around.address(node.url)}`;
    }
    if (node.type === 'mdxFlowExpression' || node.type === 'mdxTextExpression') return '';
    return node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement'
      ? drawComponent(node)
      : asWritten(node);
  }

  function drawComponent(node: Component): string {
    const content = contentOf(node);
    switch (node.name ?? '') {
      case 'Troubleshooting':
        return `## ${around.words.troubleshooting}\n\n${content}`;
      case 'Problem':
        return [...errorsOf(node).map((error) => `### ${error}`), content].join('\n\n');
      case 'Note':
      case 'Warning':
      case 'Tip': {
        const name = around.words.remarks[node.name?.toLowerCase() as 'note' | 'warning' | 'tip'];
        return quoted(`**${name}**\n\n${content}`, indentOf(node));
      }
      case 'Platform':
        return `**${attributeOf(node, 'name') ?? ''}**\n\n${indentOf(node)}${content}`;
      case 'Callouts':
        return content.replace(CALLOUT_IN_LIST, '$1');
      case 'Video': {
        const video = around.video(attributeOf(node, 'id') ?? '');
        return video ? `${content}\n\n${indentOf(node)}[${video.title}](${video.url})` : content;
      }
      default:
        return content;
    }
  }

  return draw(tree).trim();
}

const CALLOUT_IN_LIST = new RegExp(`^(\\s*\\d+[.)]\\s+)${CALLOUT.source.replace('^', '')}`, 'gm');

function indentOf(node: MarkdownNode): string {
  return ' '.repeat((node.position?.start.column ?? 1) - 1);
}

/** As a quotation; in a list its lines after the first stand as far in as the list's text. */
function quoted(text: string, indent: string): string {
  return text
    .split('\n')
    .map((line) => line.replace(indent, ''))
    .map((line, index) => `${index === 0 ? '' : indent}>${line === '' ? '' : ` ${line}`}`)
    .join('\n');
}
