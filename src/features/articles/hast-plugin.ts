import GithubSlugger from 'github-slugger';
import { defineHastPlugin, type HastNode, type HastPluginDefinition } from 'satteri';
import { errorOf } from './content-rules.ts';

/**
 * Repairs and addresses the HTML tree that Markdown gives. An image alone in its paragraph becomes
 * a figure on our page, and a figure inside a paragraph is invalid HTML, so the paragraph goes.
 * Each step gets the address `#step-N`, counted through the article, each problem that of its error
 * text. One plugin a document: it remembers what it gave, as `problemsOf` in source.ts does.
 */
export function articleHast(): HastPluginDefinition {
  const slugger = new GithubSlugger();
  let stepCount = 0;
  return defineHastPlugin({
    name: 'waymark-article',
    element: {
      filter: ['p'],
      visit(node, ctx) {
        const children = node.children.filter((child) => !isBlank(child));
        const [only] = children;
        if (children.length === 1 && only?.type === 'element' && only.tagName === 'img') {
          ctx.replaceNode(node, only);
        }
      },
    },
    mdxJsxFlowElement: [
      {
        filter: ['Steps'],
        visit(node, ctx) {
          for (const item of elementsIn(node).flatMap(elementsIn)) {
            const anchor = `step-${++stepCount}`;
            ctx.setProperty(item, 'id', anchor);
            ctx.appendChild(item, stuckControl(anchor));
          }
        },
      },
      {
        filter: ['Problem'],
        visit(node, ctx) {
          const anchor = slugger.slug(errorOf(node) ?? '');
          ctx.setProperty(node, 'anchor', anchor);
          ctx.appendChild(node, stuckControl(anchor));
        },
      },
    ],
  });
}

/** `<Stuck anchor="…">` at the end of a step or problem; the page says what it is. */
function stuckControl(anchor: string): HastNode {
  return {
    type: 'mdxJsxFlowElement',
    name: 'Stuck',
    attributes: [{ type: 'mdxJsxAttribute', name: 'anchor', value: anchor }],
    children: [],
  };
}

function elementsIn(node: HastNode): HastNode[] {
  const children: readonly HastNode[] = 'children' in node ? (node.children as HastNode[]) : [];
  return children.filter((child) => child.type === 'element');
}

function isBlank(node: HastNode): boolean {
  return node.type === 'text' && node.value.trim() === '';
}
