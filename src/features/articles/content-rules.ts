import type { MdxJsxFlowElement, MdxJsxTextElement } from 'satteri';
import { characterCount } from '#core/text.ts';
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
    if (node.type === 'mdxFlowExpression' || node.type === 'mdxTextExpression') {
      return isRemark(node.value) ? [] : [braceMistake(node)];
    }
    if (node.type === 'image') return altMistakes(node);
    if (node.type === 'imageReference') return [referenceMistake(node)];
    if (node.type === 'paragraph') return paragraphMistakes(node);
    if (node.type === 'heading') return headingMistakes(node);
    if (node.type === 'mdxJsxTextElement') return [inlineMistake(node)];
    if (node.type !== 'mdxJsxFlowElement') return [];
    const rule = COMPONENT_RULES.get(node.name ?? '');
    return rule ? rule(node) : [unknownComponent(node)];
  });
}

const COMPONENT_RULES = new Map<string, (node: MdxJsxFlowElement) => ContentMistake[]>([
  ['Steps', stepsMistakes],
  ['Troubleshooting', troubleshootingMistakes],
  ['Problem', problemMistakes],
]);

function importMistake(node: MarkdownNode): ContentMistake {
  return {
    line: lineOf(node),
    found: 'a line that starts with import or export',
    expected: 'no code (components need no import; begin the sentence with another word)',
  };
}

/** `{/* for other authors *\/}` is left out of the page. */
function isRemark(code: string): boolean {
  return /^\s*(\/\*[\s\S]*?\*\/\s*)*$/.test(code);
}

function braceMistake(node: MarkdownNode): ContentMistake {
  return {
    line: lineOf(node),
    found: 'text in braces, which is code',
    expected: 'no code (write \\{ for a brace)',
  };
}

/** Our picture is a figure, which may not stand inside a paragraph. */
function paragraphMistakes(node: MarkdownNode): ContentMistake[] {
  const image = [...walk(node)].find((child) => child.type === 'image');
  if (!image || childrenOf(node).length === 1) return [];
  return [
    {
      line: lineOf(image),
      found: 'an image in a paragraph with something else',
      expected: 'a paragraph of its own, with an empty line before and after it',
    },
  ];
}

function referenceMistake(node: MarkdownNode): ContentMistake {
  return {
    line: lineOf(node),
    found: 'an image whose address stands elsewhere',
    expected: 'the address behind the text: ![…](./1-what.png)',
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
  const length = characterCount(alt);
  return length > ALT_MAX_CHARACTERS
    ? [
        {
          line,
          found: `an image text of ${length} characters`,
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
  const error = errorOf(node);
  if (error === undefined || !/[\p{L}\p{N}]/u.test(error)) {
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

function inlineMistake(node: MdxJsxTextElement): ContentMistake {
  const name = node.name ?? '';
  return COMPONENT_RULES.has(name)
    ? { line: lineOf(node), found: `<${name}> within a line`, expected: 'a line of its own' }
    : unknownComponent(node);
}

function unknownComponent(node: MdxJsxFlowElement | MdxJsxTextElement): ContentMistake {
  return {
    line: lineOf(node),
    found: `<${node.name ?? ''}>`,
    expected: `one of ${Array.from(COMPONENT_RULES.keys())
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
