import GithubSlugger from 'github-slugger';
import {
  defineHastPlugin,
  type HastNode,
  type HastPluginDefinition,
  type HastVisitorContext,
  type MdxJsxFlowElementHast,
} from 'satteri';
import { CALLOUT, errorsOf } from './component-rules.ts';

/**
 * Tells each picture what the page must know of it: the first is loaded at once, the others when
 * they come near (`loading`); a video's is a poster (`poster`); and callouts move from the list under
 * a picture to the picture (`marks`, as `x,y` in percent). One plugin a document, before articleHast.
 */
export function pictureHast(): HastPluginDefinition {
  let isFirst = true;
  return defineHastPlugin({
    name: 'waymark-pictures',
    element: {
      filter: ['img'],
      visit(node, ctx) {
        ctx.setProperty(node, 'loading', isFirst ? 'eager' : 'lazy');
        isFirst = false;
      },
    },
    mdxJsxFlowElement: [
      {
        filter: ['Video'],
        visit(node, ctx) {
          for (const picture of elementsBelow(node, 'img')) ctx.setProperty(picture, 'poster', '');
        },
      },
      { filter: ['Callouts'], visit: moveMarks },
    ],
  });
}

function moveMarks(node: Readonly<MdxJsxFlowElementHast>, ctx: HastVisitorContext): void {
  const marks = elementsBelow(node, 'li').flatMap((item) => {
    const text = firstText(item);
    const [place, x, y] = CALLOUT.exec(text?.value.trimStart() ?? '') ?? [];
    if (!text || place === undefined) return [];
    ctx.replaceNode(text, { type: 'text', value: text.value.trimStart().slice(place.length) });
    return [`${x ?? ''},${y ?? ''}`];
  });
  for (const picture of elementsBelow(node, 'img')) {
    ctx.setProperty(picture, 'marks', marks.join(' '));
  }
}

/**
 * Repairs and addresses the HTML tree that Markdown gives. An image alone in its paragraph becomes
 * a figure on our page, and a figure inside a paragraph is invalid HTML, so the paragraph goes.
 * Each step gets the address `#step-N`, counted through the article, and its number; each problem
 * those of its errors. One plugin a document: it remembers what it gave, as outline.ts does.
 */
export function articleHast(): HastPluginDefinition {
  const slugger = new GithubSlugger();
  let [stepCount, switchCount] = [0, 0];
  return defineHastPlugin({
    name: 'waymark-article',
    element: [
      {
        filter: ['p'],
        visit(node, ctx) {
          const children = node.children.filter((child) => !isBlank(child));
          const [only] = children;
          if (children.length === 1 && only?.type === 'element' && only.tagName === 'img') {
            ctx.replaceNode(node, only);
          }
        },
      },
      {
        filter: ['table'],
        visit(node, ctx) {
          const columns = elementsBelow(node, 'th').map((cell) => ctx.textContent(cell).trim());
          ctx.setProperty(node, 'label', columns.filter((name) => name !== '').join(', '));
        },
      },
    ],
    mdxJsxFlowElement: [
      {
        filter: ['Steps'],
        visit(node, ctx) {
          for (const [index, item] of elementsIn(node).flatMap(elementsIn).entries()) {
            const place = { anchor: `step-${++stepCount}`, step: String(index + 1) };
            ctx.setProperty(item, 'id', place.anchor);
            ctx.prependChild(item, component('StepNumber', place));
            ctx.appendChild(item, component('Stuck', place));
          }
        },
      },
      {
        filter: ['Problem'],
        visit(node, ctx) {
          const anchors = errorsOf(node).map((error) => slugger.slug(error));
          ctx.setProperty(node, 'anchors', anchors.join(' '));
          ctx.appendChild(node, component('Stuck', { anchor: anchors[0] ?? '' }));
        },
      },
      {
        filter: ['Note', 'Warning', 'Tip'],
        visit(node, ctx) {
          ctx.setProperty(node, 'kind', (node.name ?? '').toLowerCase());
        },
      },
      {
        filter: ['Platforms'],
        visit(node, ctx) {
          const group = `platforms-${++switchCount}`;
          for (const [index, side] of componentsIn(node).entries()) {
            ctx.setProperty(side, 'group', group);
            if (index === 0) ctx.setProperty(side, 'open', '');
          }
        },
      },
    ],
  });
}

/** A component that authors do not write; ArticlePage.astro says what it is. */
function component(name: string, attributes: Record<string, string>): HastNode {
  return {
    type: 'mdxJsxFlowElement',
    name,
    attributes: Object.entries(attributes).map(([attribute, value]) => ({
      type: 'mdxJsxAttribute',
      name: attribute,
      value,
    })),
    children: [],
  };
}

function childrenOf(node: HastNode): readonly HastNode[] {
  return 'children' in node ? (node.children as HastNode[]) : [];
}

function elementsIn(node: HastNode): HastNode[] {
  return childrenOf(node).filter((child) => child.type === 'element');
}

function componentsIn(node: HastNode): HastNode[] {
  return childrenOf(node).filter((child) => child.type === 'mdxJsxFlowElement');
}

function elementsBelow(node: HastNode, tagName: string): HastNode[] {
  return childrenOf(node).flatMap((child) => [
    ...(child.type === 'element' && child.tagName === tagName ? [child] : []),
    ...elementsBelow(child, tagName),
  ]);
}

function firstText(node: HastNode): Extract<HastNode, { type: 'text' }> | undefined {
  if (node.type === 'text') return isBlank(node) ? undefined : node;
  for (const child of childrenOf(node)) {
    const text = firstText(child);
    if (text) return text;
  }
  return undefined;
}

function isBlank(node: HastNode): boolean {
  return node.type === 'text' && node.value.trim() === '';
}
