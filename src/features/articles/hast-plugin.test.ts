import fc from 'fast-check';
import { evaluate } from 'satteri';
import { describe, expect, test } from 'vitest';
import { articleHast, pictureHast } from './hast-plugin.ts';
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
  [
    ...['Steps', 'Troubleshooting', 'Problem', 'Stuck', 'StepNumber', 'Callouts', 'Video'],
    ...['Platforms', 'Platform', 'Note', 'Warning', 'Tip'],
  ].map((name) => [name, name]),
);

/** The page's tree, compiled as the build does and drawn by the smallest of renderers. */
function render(body: string): Element {
  const draw = (tag: unknown, { children, ...props }: Record<string, unknown>): Element => ({
    tag: String(tag),
    props,
    children: [children].flat(2).filter((child) => child !== undefined) as Element['children'],
  });
  const runtime = { Fragment: 'fragment', jsx: draw as never, jsxs: draw as never };
  const compiled = evaluate(FRONTMATTER + body, {
    ...runtime,
    hastPlugins: [pictureHast, articleHast],
  });
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
  all(render(body), 'Problem').flatMap(({ props }) => String(props['anchors']).split(' '));
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
  ])('%s', (_what, body, paths) => {
    const tree = render(body);
    expect(pathsToPictures(tree)).toEqual(paths);
    expect(all(tree, 'img')[0]?.props).toMatchObject({ src: './1.png', alt: 'The menu' });
  });
});

test('the first picture loads at once, the others when they come near', () => {
  const tree = render('![One](./1.png)\n\n![Two](./2.png)\n\n![Three](./3.png)\n');
  expect(all(tree, 'img').map(({ props }) => props['loading'])).toEqual(['eager', 'lazy', 'lazy']);
});

test('the picture of a video is its poster', () => {
  const tree = render('![One](./1.png)\n\n<Video id="x">\n\n![Two](./2.png)\n\n</Video>\n');
  expect(all(tree, 'img').map(({ props }) => props['poster'])).toEqual([undefined, '']);
});

test('callouts go to their picture, and leave their words in the list', () => {
  const list = '1. (72, 38) The **menu**\n2. (0,100) (old) entry\n';
  const tree = render(`<Callouts>\n\n![One](./1.png)\n\n${list}\n</Callouts>\n`);
  expect(pathsToPictures(tree)).toEqual(['Callouts img']);
  expect(all(tree, 'img')[0]?.props).toMatchObject({ marks: '72,38 0,100' });
  expect(all(tree, 'li').map(({ children }) => children[0])).toEqual(['The ', '(old) entry']);
});

test('one system is open, and those of a switch share a name', () => {
  const side = (name: string) => `<Platform name="${name}">\n\nText.\n\n</Platform>`;
  const switched = `<Platforms>\n\n${side('A')}\n\n${side('B')}\n\n</Platforms>\n`;
  const sides = all(render(`${switched}\n${switched}`), 'Platform');
  expect(sides.map(({ props: { open, group } }) => [open, group])).toEqual([
    ['', 'platforms-1'],
    [undefined, 'platforms-1'],
    ['', 'platforms-2'],
    [undefined, 'platforms-2'],
  ]);
});

test('a table is named by its columns', () => {
  const tree = render('| Plan | *Users* | |\n| - | - | - |\n| Free | 5 | 1 |\n');
  expect(all(tree, 'table')[0]?.props).toMatchObject({ label: 'Plan, Users' });
});

test.each(['Note', 'Warning', 'Tip'])('<%s> says what it is', (name) => {
  const [remark] = all(render(`<${name}>\n\nText.\n\n</${name}>\n`), name);
  expect(remark?.props).toMatchObject({ kind: name.toLowerCase() });
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

  test('shows the number it has in its own list', () => {
    const body = '<Steps>\n\n1. A\n2. B\n\n</Steps>\n\nOr:\n\n<Steps>\n\n1. C\n\n</Steps>\n';
    expect(all(render(body), 'StepNumber').map(({ props }) => props)).toEqual([
      { anchor: 'step-1', step: '1' },
      { anchor: 'step-2', step: '2' },
      { anchor: 'step-3', step: '1' },
    ]);
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

  test('each of several messages', () => {
    const body = problems('One\n  Two\n', 'Two');
    expect(anchorsOf(body)).toEqual(['one', 'two', 'two-1']);
    expect(readSource(FRONTMATTER + body, 'index.mdx').problems).toEqual([
      { error: 'One', anchor: 'one' },
      { error: 'Two', anchor: 'two' },
      { error: 'Two', anchor: 'two-1' },
    ]);
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
  const last = places.map(({ children }) => children.findLast((c) => typeof c !== 'string'));
  expect(last).toMatchObject([
    { tag: 'Stuck', props: { anchor: 'step-1', step: '1' } },
    { tag: 'Stuck', props: { anchor: 'step-2', step: '2' } },
    { tag: 'Stuck', props: { anchor: 'already-taken' } },
  ]);
  expect(all(tree, 'Stuck')).toHaveLength(3);
});

test('each article starts anew', () => {
  const body = `<Steps>\n\n1. A\n\n</Steps>\n\n${problems('Already taken')}`;
  for (let n = 0; n < 2; n++) {
    expect(anchorsOf(body)).toEqual(['already-taken']);
    expect(idsOf(body)).toEqual(['step-1']);
  }
});
