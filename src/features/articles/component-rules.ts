import type { MdxJsxFlowElement } from 'satteri';
import { childrenOf, lineOf, textOf, walk, type MarkdownNode } from './markdown-tree.ts';

/** A mistake in an article, told so that its author can mend it without asking anyone. */
export type ContentMistake = { line: number; found: string; expected: string };

/** What each component asks of its content, by its name. Any other name is refused. */
export const COMPONENT_RULES = new Map<string, (node: MdxJsxFlowElement) => ContentMistake[]>([
  ['Steps', stepsMistakes],
  ['Callouts', calloutsMistakes],
  ['Troubleshooting', troubleshootingMistakes],
  ['Problem', problemMistakes],
  ['Note', emptyMistakes],
  ['Warning', emptyMistakes],
  ['Tip', emptyMistakes],
  ['Platforms', platformsMistakes],
  ['Platform', platformMistakes],
  ['Video', videoMistakes],
]);

export function isComponent(node: MarkdownNode, name: string): node is MdxJsxFlowElement {
  return node.type === 'mdxJsxFlowElement' && node.name === name;
}

/** An attribute written as text, trimmed; undefined when it is missing, empty or code. */
export function attributeOf(
  node: Pick<MdxJsxFlowElement, 'attributes'>,
  name: string,
): string | undefined {
  for (const attribute of node.attributes) {
    if (attribute.type === 'mdxJsxAttribute' && attribute.name === name) {
      return typeof attribute.value === 'string' && attribute.value.trim() !== ''
        ? attribute.value.trim()
        : undefined;
    }
  }
  return undefined;
}

/** The error messages of a `<Problem>`, one a line. */
export function errorsOf(node: Pick<MdxJsxFlowElement, 'attributes'>): string[] {
  return (attributeOf(node, 'error') ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** `(72, 38) The button`: a place in percent of the picture's width and height, then words. */
export const CALLOUT = /^\((\d{1,3}(?:\.\d+)?), ?(\d{1,3}(?:\.\d+)?)\)\s*/;

function wrong(node: MarkdownNode, found: string, expected: string): ContentMistake[] {
  return [{ line: lineOf(node), found, expected }];
}

function typesOf(nodes: (MarkdownNode | undefined)[]): string {
  return nodes.map((child) => child?.type ?? 'nothing').join(', ');
}

/** A picture alone in its paragraph. */
function isPicture(node: MarkdownNode | undefined): boolean {
  const [only, ...more] = node?.type === 'paragraph' ? childrenOf(node) : [];
  return only?.type === 'image' && more.length === 0;
}

function stepsMistakes(node: MdxJsxFlowElement): ContentMistake[] {
  const [list, ...more] = childrenOf(node);
  if (list?.type !== 'list' || !list.ordered || more.length > 0) {
    return wrong(node, `<Steps> holding ${typesOf([list, ...more])}`, 'exactly one numbered list');
  }
  return childrenOf(list).flatMap((item, index) => {
    const hasPicture = [...walk(item)].some((child) => child.type === 'image');
    return hasPicture
      ? []
      : wrong(
          item,
          `step ${index + 1} without a screenshot`,
          'an image on a line of its own under the step',
        );
  });
}

function calloutsMistakes(node: MdxJsxFlowElement): ContentMistake[] {
  const [picture, list, ...more] = childrenOf(node);
  if (!isPicture(picture) || list?.type !== 'list' || !list.ordered || more.length > 0) {
    return wrong(
      node,
      `<Callouts> holding ${typesOf(childrenOf(node))}`,
      'an image, then a numbered list',
    );
  }
  return childrenOf(list).flatMap((item) => {
    const text = textOf(item).trim();
    const [place, x, y] = CALLOUT.exec(text) ?? [];
    const isInside = place !== undefined && Number(x) <= 100 && Number(y) <= 100;
    return isInside && text.length > place.length
      ? []
      : wrong(
          item,
          `the callout "${text}"`,
          'its place in percent, then words: 1. (72, 38) The button',
        );
  });
}

function troubleshootingMistakes(node: MdxJsxFlowElement): ContentMistake[] {
  const strangers = childrenOf(node).filter((child) => !isComponent(child, 'Problem'));
  if (childrenOf(node).length > 0 && strangers.length === 0) return [];
  return wrong(
    strangers[0] ?? node,
    `<Troubleshooting> holding ${strangers[0]?.type ?? 'nothing'}`,
    'one or more <Problem error="…">',
  );
}

function problemMistakes(node: MdxJsxFlowElement): ContentMistake[] {
  const errors = errorsOf(node);
  if (errors.length === 0 || !errors.every((error) => /[\p{L}\p{N}]/u.test(error))) {
    return wrong(
      node,
      '<Problem> without an error',
      '<Problem error="the message as the reader sees it">',
    );
  }
  return textOf(node).trim() === ''
    ? wrong(node, 'an empty <Problem>', 'what the error means and the way out')
    : [];
}

function emptyMistakes(node: MdxJsxFlowElement): ContentMistake[] {
  return textOf(node).trim() === ''
    ? wrong(node, `an empty <${node.name ?? ''}>`, 'a sentence or more in it')
    : [];
}

function platformsMistakes(node: MdxJsxFlowElement): ContentMistake[] {
  const children = childrenOf(node);
  const stranger = children.find((child) => !isComponent(child, 'Platform'));
  if (stranger || children.length < 2) {
    return wrong(
      stranger ?? node,
      `<Platforms> holding ${stranger?.type ?? (children.length === 0 ? 'nothing' : 'one')}`,
      'two or more <Platform name="…">',
    );
  }
  const names = children.map((child) =>
    isComponent(child, 'Platform') ? attributeOf(child, 'name') : undefined,
  );
  const twin = children.find((_, i) => names[i] !== undefined && names.indexOf(names[i]) < i);
  return twin ? wrong(twin, 'a second <Platform> of the same name', 'each name once') : [];
}

function platformMistakes(node: MdxJsxFlowElement): ContentMistake[] {
  return attributeOf(node, 'name') === undefined
    ? wrong(node, '<Platform> without a name', '<Platform name="Windows">')
    : emptyMistakes(node);
}

function videoMistakes(node: MdxJsxFlowElement): ContentMistake[] {
  if (attributeOf(node, 'id') === undefined) {
    return wrong(node, '<Video> without an id', '<Video id="…"> of a video in resources.yml');
  }
  const [poster, ...more] = childrenOf(node);
  return isPicture(poster) && more.length === 0
    ? []
    : wrong(
        node,
        `<Video> holding ${typesOf([poster, ...more])}`,
        'one image of the video, beside the article',
      );
}
