import { mdxToMdast } from 'satteri';
import { describe, expect, test } from 'vitest';
import { walk } from './markdown-tree.ts';
import { anchorMistakes, outlineOf } from './outline.ts';

const outline = (text: string) => outlineOf([...walk(mdxToMdast(text))]);
const steps = (...items: string[]) =>
  `<Steps>\n\n${items.map((item, i) => `${i + 1}. ${item}`).join('\n')}\n\n</Steps>\n`;
const problem = (error: string) => `<Problem error="${error}">\n\nText.\n\n</Problem>\n`;

test('headings, steps and problems in the order of the text, each with its address', () => {
  const text = `## Before you *begin*\n\n${steps('**Open.** Now.', 'Close.')}\n### Or\n\n${steps('Wait')}\n${problem('Taken\nUsed')}`;
  expect(outline(text)).toEqual([
    { kind: 'heading', anchor: 'before-you-begin', title: 'Before you begin', depth: 2, line: 1 },
    { kind: 'step', anchor: 'step-1', title: 'Open', number: 1, line: 5 },
    { kind: 'step', anchor: 'step-2', title: 'Close', number: 2, line: 6 },
    { kind: 'heading', anchor: 'or', title: 'Or', depth: 3, line: 10 },
    { kind: 'step', anchor: 'step-3', title: 'Wait', number: 1, line: 14 },
    { kind: 'problem', anchor: 'taken', title: 'Taken', line: 18 },
    { kind: 'problem', anchor: 'used', title: 'Used', line: 18 },
  ]);
});

test.each([
  ['**Open the menu.** Click it.', 'Open the menu'],
  ['Click **Save**. Then wait.', 'Save'],
  ['Click it. Then wait.', 'Click it'],
  ['Open v1.2 of it, then wait', 'Open v1.2 of it, then wait'],
  ['**メニューを開きます。** 写真をクリックします。', 'メニューを開きます'],
  ['写真をクリックします。少し待ちます。', '写真をクリックします'],
])('the step %j is named %j', (item, title) => {
  expect(outline(steps(item))).toMatchObject([{ title }]);
});

describe('an address leads to one place:', () => {
  const mistakes = (text: string) => anchorMistakes(outline(text)).map(({ line }) => line);

  test.each([
    ['headings of the same words are told apart', '## One\n\n## One\n', []],
    ['so are problems', `${problem('One')}\n${problem('One')}`, []],
    ['not a heading and a problem', `## One\n\n${problem('One')}`, [1]],
    ['nor a heading and the page', '## Troubleshooting\n', [1]],
    ['nor a problem and a step', `Text.\n\n${problem('Step 4')}`, [3]],
    ['nor a heading without words', '## ?!\n', [1]],
  ])('%s', (_what, text, lines) => {
    expect(mistakes(text)).toEqual(lines);
  });
});
