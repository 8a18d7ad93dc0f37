import fc from 'fast-check';
import { evaluate } from 'satteri';
import { describe, expect, test } from 'vitest';
import { articleHast } from './hast-plugin.ts';
import { readSource } from './source.ts';

const FRONTMATTER = `---
id: an-article
title: An article
description: Enough words for a description.
updated: 2026-11-22
---
`;

type Element = { tag: string; props: Record<string, unknown>; children: (Element | string)[] };
type Content = (props: { components: Record<string, string> }) => unknown;

const COMPONENTS = Object.fromEntries(
  ['Steps', 'Troubleshooting', 'Problem', 'Stuck'].map((name) => [name, name]),
);

/** The page's tree, compiled as the build does and drawn by the smallest of renderers. */
function render(body: string): Element {
  const draw = (tag: unknown, { children, ...props }: Record<string, unknown>): Element => ({
    tag: String(tag),
    props,
    children: [children].flat(2).filter((child) => child !== undefined) as Element['children'],
  });
  const runtime = { Fragment: 'fragment', jsx: draw as never, jsxs: draw as never };
  const compiled = evaluate(FRONTMATTER + body, { ...runtime, hastPlugins: [articleHast] });
  const page = compiled as { default: Content };
  return page.default({ components: COMPONENTS }) as Element;
}

function all(tree: Element, tag: string): Element[] {
  const below = tree.children.flatMap((child) =>
    typeof child === 'string' ? [] : all(child, tag),
  );
  return tree.tag === tag ? [tree, ...below] : below;
}

/** Tags from the root down to each picture. */
function pathsToPictures(tree: Element, path: string[] = []): string[] {
  const here = [...path, tree.tag];
  return tree.tag === 'img'
    ? [here.filter((tag) => tag !== 'fragment').join(' ')]
    : tree.children.flatMap((child) =>
        typeof child === 'string' ? [] : pathsToPictures(child, here),
      );
}

const anchorsOf = (body: string) =>
  all(render(body), 'Problem').map(({ props }) => props['anchor']);
const idsOf = (body: string) => all(render(body), 'li').map(({ props }) => props['id']);
const problems = (...errors: string[]) =>
  `<Troubleshooting>\n\n${errors.map((e) => `<Problem error="${e}">\n\nText.\n\n</Problem>`).join('\n\n')}\n\n</Troubleshooting>\n`;

describe('a picture', () => {
  test.each([
    ['alone in its paragraph loses it', 'Text.\n\n![The menu](./1.png)\n', ['img']],
    [
      'in a step as well',
      '<Steps>\n\n1. Open.\n\n   ![The menu](./1.png)\n\n</Steps>\n',
      ['Steps ol li img'],
    ],
    [
      'in a problem as well',
      '<Problem error="x">\n\n![The menu](./1.png)\n\nText.\n\n</Problem>\n',
      ['Problem img'],
    ],
    ['beside text keeps it', 'Look: ![The menu](./1.png)\n', ['p img']],
    ['under another keeps it', '![The menu](./1.png)\n![And more](./2.png)\n', ['p img', 'p img']],
    ['in a link keeps it', '[![The menu](./1.png)](https://example.com/)\n', ['p a img']],
  ])('%s', (_what, body, paths) => {
    const tree = render(body);
    expect(pathsToPictures(tree)).toEqual(paths);
    expect(all(tree, 'img')[0]?.props).toMatchObject({ src: './1.png', alt: 'The menu' });
  });
});

test('other paragraphs stay', () => {
  expect(all(render('One.\n\n**Two.**\n'), 'p')).toHaveLength(2);
});

describe('a step', () => {
  test('has an address by its number, a list within it has none', () => {
    const body = '<Steps>\n\n1. A\n\n   - not a step\n   - nor this\n\n2. B\n\n3. C\n\n</Steps>\n';
    expect(idsOf(body)).toEqual(['step-1', undefined, undefined, 'step-2', 'step-3']);
  });

  test('is counted through the article, so that no two share an address', () => {
    const body = '<Steps>\n\n1. A\n2. B\n\n</Steps>\n\nOr:\n\n<Steps>\n\n1. C\n\n</Steps>\n';
    expect(idsOf(body)).toEqual(['step-1', 'step-2', 'step-3']);
    expect(readSource(FRONTMATTER + body, 'index.mdx').stepCount).toBe(3);
  });

  test('is only what stands in <Steps>', () => {
    expect(idsOf('1. A\n2. B\n')).toEqual([undefined, undefined]);
  });
});

describe('a problem has the address the source says,', () => {
  test.each([
    [
      ['Already taken', 'Already taken', 'Already taken 1'],
      ['already-taken', 'already-taken-1', 'already-taken-1-1'],
    ],
    [[' Größe &amp; Form! '], ['größe--form']],
    [['Error 403: &quot;Forbidden&quot;'], ['error-403-forbidden']],
  ])('%j: %j', (errors, anchors) => {
    const body = problems(...errors);
    expect(anchorsOf(body)).toEqual(anchors);
    expect(readSource(FRONTMATTER + body, 'index.mdx').problems.map((p) => p.anchor)).toEqual(
      anchors,
    );
  });

  test('whatever the messages are', () => {
    const piece = fc.constantFrom(
      'a',
      'A',
      '1',
      '-',
      ' ',
      'é',
      '&amp;',
      '&#39;',
      '.',
      '🙂',
      '<',
      '{',
      '\\',
      'ошибка',
      '_',
    );
    const error = fc.array(piece, { maxLength: 6 }).map((pieces) => `x${pieces.join('')}`);
    fc.assert(
      fc.property(fc.array(error, { minLength: 1, maxLength: 3 }), (errors) => {
        const body = problems(...errors);
        const { problems: found } = readSource(FRONTMATTER + body, 'index.mdx');
        expect(found).toHaveLength(errors.length);
        expect(anchorsOf(body)).toEqual(found.map(({ anchor }) => anchor));
      }),
      { numRuns: 10_000 },
    );
  });
});

test('each step and problem ends in a control that names it', () => {
  const body = `<Steps>\n\n1. A\n2. B\n\n</Steps>\n\n${problems('Already taken')}`;
  const tree = render(body);
  const places = [...all(tree, 'li'), ...all(tree, 'Problem')];
  expect(places.map(({ props }) => props['id'] ?? props['anchor'])).toEqual([
    'step-1',
    'step-2',
    'already-taken',
  ]);
  for (const { props, children } of places) {
    const anchor = props['id'] ?? props['anchor'];
    expect(children.filter((child) => typeof child !== 'string').at(-1)).toMatchObject({
      tag: 'Stuck',
      props: { anchor },
    });
  }
  expect(all(tree, 'Stuck')).toHaveLength(3);
});

test('each article starts anew', () => {
  const body = `<Steps>\n\n1. A\n\n</Steps>\n\n${problems('Already taken')}`;
  for (let n = 0; n < 2; n++) {
    expect(anchorsOf(body)).toEqual(['already-taken']);
    expect(idsOf(body)).toEqual(['step-1']);
  }
});
