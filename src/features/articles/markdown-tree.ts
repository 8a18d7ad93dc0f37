import type { MdastNode } from 'satteri';

export type MarkdownNode = MdastNode;

export function childrenOf(node: MarkdownNode): MarkdownNode[] {
  return 'children' in node ? (node.children as MarkdownNode[]) : [];
}

/** The node and everything below it, in reading order. */
export function* walk(node: MarkdownNode): Generator<MarkdownNode> {
  yield node;
  for (const child of childrenOf(node)) yield* walk(child);
}

/** The words of a node, without its marks and pictures. */
export function textOf(node: MarkdownNode): string {
  return [...walk(node)]
    .map((n) => (n.type === 'text' || n.type === 'inlineCode' ? n.value : ''))
    .join('');
}

/** The line of the file the node starts on; 1 for what has no position. */
export function lineOf(node: MarkdownNode): number {
  return node.position?.start.line ?? 1;
}
