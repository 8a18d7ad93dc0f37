import type { MdxJsxFlowElement, MdxJsxTextElement } from 'satteri';
import { characterCount } from '#core/text.ts';
import { COMPONENT_RULES, isComponent, type ContentMistake } from './component-rules.ts';
import { childrenOf, lineOf, textOf, walk, type MarkdownNode } from './markdown-tree.ts';

const ALT_MAX_CHARACTERS = 250;
const FILE_NAME_LIKE =
  /^\S+\.(png|jpe?g|webp|gif|svg|avif)$|^(image|img|screenshot|picture)[-_ ]?\d*$/i;

/** Everything the page and its components would refuse, found in the source, where the line is known. */
export function findMistakes(tree: MarkdownNode): ContentMistake[] {
  return [...walk(tree)].flatMap((node) => [...strayMistakes(node), ...mistakesOf(node)]);
}

function mistakesOf(node: MarkdownNode): ContentMistake[] {
  if (node.type === 'mdxjsEsm') return [importMistake(node)];
  if (node.type === 'mdxFlowExpression' || node.type === 'mdxTextExpression') {
    return isRemark(node.value) ? [] : [braceMistake(node)];
  }
  if (node.type === 'image') return altMistakes(node);
  if (node.type === 'imageReference') return [referenceMistake(node)];
  if (node.type === 'paragraph') return paragraphMistakes(node);
  if (node.type === 'heading') return headingMistakes(node);
  if (node.type === 'link') return linkMistakes(node);
  if (node.type === 'table') return tableMistakes(node);
  if (node.type === 'mdxJsxTextElement') return [inlineMistake(node)];
  if (node.type !== 'mdxJsxFlowElement') return [];
  const rule = COMPONENT_RULES.get(node.name ?? '');
  return rule ? rule(node) : [unknownComponent(node)];
}

/** A `<Platform>` is one side of a switch, and nothing alone. */
function strayMistakes(parent: MarkdownNode): ContentMistake[] {
  if (isComponent(parent, 'Platforms')) return [];
  return childrenOf(parent)
    .filter((child) => isComponent(child, 'Platform'))
    .map((child) => ({
      line: lineOf(child),
      found: '<Platform> alone',
      expected: 'two or more of them in <Platforms>',
    }));
}

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

/** A picture is a link to itself in full size already, and a link may not hold another. */
function linkMistakes(node: MarkdownNode): ContentMistake[] {
  const image = [...walk(node)].find((child) => child.type === 'image');
  return image
    ? [
        {
          line: lineOf(image),
          found: 'an image in a link',
          expected: 'the image alone, and the link in the text beside it',
        },
      ]
    : [];
}

/** A table that scrolls in itself is announced by its columns. */
function tableMistakes(node: MarkdownNode): ContentMistake[] {
  const [head] = childrenOf(node);
  return head && textOf(head).trim() !== ''
    ? []
    : [
        {
          line: lineOf(node),
          found: 'a table without column names',
          expected: 'a first row of names',
        },
      ];
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
