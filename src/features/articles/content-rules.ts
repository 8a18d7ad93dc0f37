import type { MdxJsxFlowElement } from 'satteri';
import { childrenOf, lineOf, textOf, walk, type MarkdownNode } from './markdown-tree.ts';

/** A mistake in an article, told so that its author can mend it without asking anyone. */
export type ContentMistake = { line: number; found: string; expected: string };

const ALT_MAX_CHARACTERS = 250;
const FILE_NAME_LIKE =
  /^\S+\.(png|jpe?g|webp|gif|svg|avif)$|^(image|img|screenshot|picture)[-_ ]?\d*$/i;

/** Everything the components would refuse, found in the source, where the line is known. */
export function findMistakes(tree: MarkdownNode): ContentMistake[] {
  return [...walk(tree)].flatMap((node) => {
    if (node.type === 'mdxjsEsm') return [importMistake(node)];
    if (node.type === 'image') return altMistakes(node);
    if (node.type === 'heading') return headingMistakes(node);
    if (node.type !== 'mdxJsxFlowElement') return [];
    const rule = COMPONENT_RULES[node.name ?? ''];
    return rule ? rule(node) : [unknownComponent(node)];
  });
}

const COMPONENT_RULES: Record<string, (node: MdxJsxFlowElement) => ContentMistake[]> = {
  Steps: stepsMistakes,
  Troubleshooting: troubleshootingMistakes,
  Problem: problemMistakes,
};

function importMistake(node: MarkdownNode): ContentMistake {
  return {
    line: lineOf(node),
    found: 'a line that starts with import or export',
    expected: 'no code (components need no import; begin the sentence with another word)',
  };
}

function altMistakes(node: Extract<MarkdownNode, { type: 'image' }>): ContentMistake[] {
  const alt = node.alt?.trim() ?? '';
  const line = lineOf(node);
  if (alt === '' || FILE_NAME_LIKE.test(alt)) {
    return [
      {
        line,
        found: `an image with the text "${alt}"`,
        expected: 'what the reader must see in it, in words',
      },
    ];
  }
  return alt.length > ALT_MAX_CHARACTERS
    ? [
        {
          line,
          found: `an image text of ${alt.length} characters`,
          expected: `at most ${ALT_MAX_CHARACTERS}`,
        },
      ]
    : [];
}

function headingMistakes(node: Extract<MarkdownNode, { type: 'heading' }>): ContentMistake[] {
  return node.depth === 1
    ? [
        {
          line: lineOf(node),
          found: 'a heading with one #',
          expected: 'two or more: the title is the only first heading',
        },
      ]
    : [];
}

function stepsMistakes(node: MdxJsxFlowElement): ContentMistake[] {
  const [list, ...more] = childrenOf(node);
  if (list?.type !== 'list' || !list.ordered || more.length > 0) {
    const found = [list, ...more].map((child) => child?.type ?? 'nothing').join(', ');
    return [
      {
        line: lineOf(node),
        found: `<Steps> holding ${found}`,
        expected: 'exactly one numbered list',
      },
    ];
  }
  return childrenOf(list).flatMap((item, index) => {
    const hasPicture = [...walk(item)].some((child) => child.type === 'image');
    if (hasPicture) return [];
    return [
      {
        line: lineOf(item),
        found: `step ${index + 1} without a screenshot`,
        expected: 'an image on a line of its own under the step',
      },
    ];
  });
}

function troubleshootingMistakes(node: MdxJsxFlowElement): ContentMistake[] {
  const strangers = childrenOf(node).filter((child) => !isComponent(child, 'Problem'));
  if (childrenOf(node).length > 0 && strangers.length === 0) return [];
  const found = strangers[0]?.type ?? 'nothing';
  return [
    {
      line: lineOf(strangers[0] ?? node),
      found: `<Troubleshooting> holding ${found}`,
      expected: 'one or more <Problem error="…">',
    },
  ];
}

function problemMistakes(node: MdxJsxFlowElement): ContentMistake[] {
  const line = lineOf(node);
  if (errorOf(node) === undefined) {
    return [
      {
        line,
        found: '<Problem> without an error',
        expected: '<Problem error="the message as the reader sees it">',
      },
    ];
  }
  return textOf(node).trim() === ''
    ? [{ line, found: 'an empty <Problem>', expected: 'what the error means and the way out' }]
    : [];
}

function unknownComponent(node: MdxJsxFlowElement): ContentMistake {
  return {
    line: lineOf(node),
    found: `<${node.name ?? ''}>`,
    expected: `one of ${Object.keys(COMPONENT_RULES)
      .map((name) => `<${name}>`)
      .join(', ')}`,
  };
}

export function isComponent(node: MarkdownNode, name: string): node is MdxJsxFlowElement {
  return node.type === 'mdxJsxFlowElement' && node.name === name;
}

/** The error message of a `<Problem>`; undefined when it has none. */
export function errorOf(node: Pick<MdxJsxFlowElement, 'attributes'>): string | undefined {
  for (const attribute of node.attributes) {
    if (attribute.type === 'mdxJsxAttribute' && attribute.name === 'error') {
      return typeof attribute.value === 'string' && attribute.value.trim() !== ''
        ? attribute.value.trim()
        : undefined;
    }
  }
  return undefined;
}
