import { mdxToMdast } from 'satteri';
import { describe, expect, test } from 'vitest';
import { findMistakes } from './content-rules.ts';

/** `line: found → expected` of each mistake. */
function mistakes(text: string): string[] {
  return findMistakes(mdxToMdast(text)).map((m) => `${m.line}: ${m.found} → ${m.expected}`);
}

const steps = (list: string) => `<Steps>\n\n${list}\n\n</Steps>\n`;
const problem = (attributes: string, text: string) =>
  `<Troubleshooting>\n\n<Problem${attributes}>\n\n${text}\n\n</Problem>\n\n</Troubleshooting>\n`;
const picture = (alt: string) => `![${alt}](./1.png)\n`;

const ALT = 'what the reader must see in it, in words';
const LIST = 'exactly one numbered list';
const SCREENSHOT = 'an image on a line of its own under the step';
const PROBLEMS = 'one or more <Problem error="…">';
const ERROR = '<Problem error="the message as the reader sees it">';
const KNOWN =
  'one of <Steps>, <Callouts>, <Troubleshooting>, <Problem>, <Note>, <Warning>, <Tip>, <Platforms>, <Platform>, <Video>';
const APART = 'a paragraph of its own, with an empty line before and after it';
const NO_IMPORT = 'no code (components need no import; begin the sentence with another word)';
const NO_CODE = String.raw`no code (write \{ for a brace)`;

describe('an article may hold', () => {
  test.each([
    [
      'plain Markdown',
      '## Heading\n\nA *word*, `{code}` and a [link](https://example.com).\n\n- a\n- b\n',
    ],
    [
      'steps, each with a screenshot',
      steps(
        '1. Open.\n\n   ![The menu is open](./1.png)\n\n2. Close.\n\n   ![It is closed](./2.png)',
      ),
    ],
    [
      'a step with two, and a list in it',
      steps(
        '1. Open.\n\n   ![The menu is open](./1.png)\n\n   ![It is still open](./2.png)\n\n   - a\n   - b',
      ),
    ],
    [
      'two problems',
      '<Troubleshooting>\n\n<Problem error="One">\n\nA way out.\n\n</Problem>\n\n<Problem error="Two">\n\n`code`\n\n</Problem>\n\n</Troubleshooting>\n',
    ],
    [
      'a problem on one line',
      '<Troubleshooting>\n\n<Problem error="One">A way out.</Problem>\n\n</Troubleshooting>\n',
    ],
    ['an error in other letters', problem(' error="Ошибка"', 'A way out.')],
    ['braces and angle brackets as text', String.raw`Type \{name\} and \<b>.`],
    [
      'braces and components in code',
      'Type `{name}` and `<Foo>`.\n\n```\nimport x from "y"\n{name}\n<Foo>\n```\n',
    ],
    ['a sentence with import further on', 'Now import the file, or export it.\n'],
    ['a remark for other authors', '{/* check in May */}\n\nText {/* here too */} goes on.\n'],
    ['a picture in a table', '| a |\n| --- |\n| ![The menu is open](./1.png) |\n'],
  ])('%s', (_what, text) => {
    expect(mistakes(text)).toEqual([]);
  });
});

describe('an article is refused for', () => {
  test.each([
    [
      'an import',
      'Text.\n\nimport Foo from "./foo"\n',
      [`3: a line that starts with import or export → ${NO_IMPORT}`],
    ],
    [
      'an export',
      'export const x = 1\n',
      [`1: a line that starts with import or export → ${NO_IMPORT}`],
    ],
    [
      'code in braces',
      'One.\n\n{process.exit(1)}\n',
      [`3: text in braces, which is code → ${NO_CODE}`],
    ],
    [
      'code in braces within a line',
      'One.\n\nTwo {three} four.\n',
      [`3: text in braces, which is code → ${NO_CODE}`],
    ],
    [
      'code behind a remark',
      '{/* x */ process.exit(1)}\n',
      [`1: text in braces, which is code → ${NO_CODE}`],
    ],
    [
      'a first heading',
      '# Title\n\nText.\n',
      ['1: a heading with one # → two or more: the title is the only first heading'],
    ],
    [
      'a first heading that is underlined',
      'Text.\n\nTitle\n=====\n',
      ['3: a heading with one # → two or more: the title is the only first heading'],
    ],
    [
      'a component nobody knows',
      'One.\n\n<Film id="x">\n\nText.\n\n</Film>\n',
      [`3: <Film> → ${KNOWN}`],
    ],
    [
      'the name of something every object has',
      '<toString>\n\nText.\n\n</toString>\n',
      [`1: <toString> → ${KNOWN}`],
    ],
    ['HTML', '<div>\n\nText.\n\n</div>\n', [`1: <div> → ${KNOWN}`]],
    ['HTML within a line', 'Press <kbd>Ctrl</kbd>.\n', [`1: <kbd> → ${KNOWN}`]],
    [
      'a component nobody knows within a line',
      'See <Film id="x" /> now.\n',
      [`1: <Film> → ${KNOWN}`],
    ],
    ['a fragment', '<>\n\nText.\n\n</>\n', [`1: <> → ${KNOWN}`]],
    [
      'a component within a line',
      'See <Problem error="x">y</Problem> now.\n',
      ['1: <Problem> within a line → a line of its own'],
    ],
  ])('%s', (_what, text, expected) => {
    expect(mistakes(text)).toEqual(expected);
  });
});

const platform = (name: string, text = 'Text.') => `<Platform${name}>\n\n${text}\n\n</Platform>\n`;
const MARK = 'its place in percent, then words: 1. (72, 38) The button';

describe('components may hold', () => {
  test.each([
    ['a note', '<Note>\n\nText.\n\n</Note>\n'],
    ['a warning on one line', '<Warning>Text.</Warning>\n'],
    [
      'two systems',
      `<Platforms>\n\n${platform(' name="A"')}\n${platform(' name="B"')}\n</Platforms>\n`,
    ],
    ['a video', '<Video id="x">\n\n![The page for it](./1.png)\n\n</Video>\n'],
    [
      'callouts to the very edge',
      '<Callouts>\n\n![The menu](./1.png)\n\n1. (0, 100) The menu\n2. (72.5,38) The **entry**\n\n</Callouts>\n',
    ],
    ['several errors', problem(' error="One\nTwo"', 'A way out.')],
  ])('%s', (_what, text) => {
    expect(mistakes(text)).toEqual([]);
  });
});

describe('components are refused for', () => {
  const callouts = (text: string) => `<Callouts>\n\n${text}\n\n</Callouts>\n`;
  const CALLOUTS = 'an image, then a numbered list';
  test.each([
    ['nothing in them', '<Tip>\n\n</Tip>\n', ['1: an empty <Tip> → a sentence or more in it']],
    [
      'one system alone',
      `<Platforms>\n\n${platform(' name="A"')}\n</Platforms>\n`,
      ['1: <Platforms> holding one → two or more <Platform name="…">'],
    ],
    [
      'text between systems',
      `<Platforms>\n\n${platform(' name="A"')}\nText.\n\n${platform(' name="B"')}\n</Platforms>\n`,
      ['9: <Platforms> holding paragraph → two or more <Platform name="…">'],
    ],
    [
      'two systems of one name',
      `<Platforms>\n\n${platform(' name="A"')}\n${platform(' name="A"')}\n</Platforms>\n`,
      ['9: a second <Platform> of the same name → each name once'],
    ],
    [
      'a system without a name',
      `<Platforms>\n\n${platform('')}\n${platform(' name="B"')}\n</Platforms>\n`,
      ['3: <Platform> without a name → <Platform name="Windows">'],
    ],
    [
      'a system in nothing',
      platform(' name="A"'),
      ['1: <Platform> alone → two or more of them in <Platforms>'],
    ],
    [
      'a video without an id',
      '<Video>\n\n![The page for it](./1.png)\n\n</Video>\n',
      ['1: <Video> without an id → <Video id="…"> of a video in resources.yml'],
    ],
    [
      'a video without a picture',
      '<Video id="x">\n\n</Video>\n',
      ['1: <Video> holding nothing → one image of the video, beside the article'],
    ],
    [
      'callouts without a picture',
      callouts('1. (1, 2) The menu'),
      [`1: <Callouts> holding list → ${CALLOUTS}`],
    ],
    [
      'callouts without a list',
      callouts('![The menu](./1.png)'),
      [`1: <Callouts> holding paragraph → ${CALLOUTS}`],
    ],
    [
      'a callout without a place, outside, or without words',
      callouts('![The menu](./1.png)\n\n1. The menu\n2. (101, 2) The entry\n3. (1, 2)'),
      [
        `5: the callout "The menu" → ${MARK}`,
        `6: the callout "(101, 2) The entry" → ${MARK}`,
        `7: the callout "(1, 2)" → ${MARK}`,
      ],
    ],
    [
      'an image in a link',
      'One.\n\n[![The menu is open](./1.png)](https://example.com/)\n',
      ['3: an image in a link → the image alone, and the link in the text beside it'],
    ],
    [
      'a table without column names',
      '| | |\n| - | - |\n| a | b |\n',
      ['1: a table without column names → a first row of names'],
    ],
    [
      'an error of several of which one gives no address',
      problem(' error="One\n???"', 'A way out.'),
      [`3: <Problem> without an error → ${ERROR}`],
    ],
  ])('%s', (_what, text, expected) => {
    expect(mistakes(text)).toEqual(expected);
  });
});

describe('the text of a picture', () => {
  test.each([
    'The menu is open',
    'Menu',
    'The file report.png in the list',
    'Image of the menu',
    'x'.repeat(250),
    '🙂'.repeat(250),
  ])('may be %j', (alt) => {
    expect(mistakes(picture(alt))).toEqual([]);
  });

  test.each([
    '',
    ' ',
    '1-open.png',
    'menu.JPG',
    'screen.webp',
    'image',
    'Image 1',
    'screenshot-12',
    'IMG_0042',
    'picture',
  ])('may not be %j', (alt) => {
    expect(mistakes(`Text.\n\n${picture(alt)}`)).toEqual([
      `3: an image with the text "${alt.trim()}" → ${ALT}`,
    ]);
  });

  test('may not have one character more than 250', () => {
    expect(mistakes(picture('🙂'.repeat(251)))).toEqual([
      '1: an image text of 251 characters → at most 250',
    ]);
  });
});

describe('a picture stands alone in its paragraph, and', () => {
  test.each([
    ['not behind text', 'Look: ![The menu is open](./1.png)\n', 1],
    ['not right under text', 'Look.\n![The menu is open](./1.png)\n', 2],
    ['not above text', '\n![The menu is open](./1.png)\nThen go on.\n', 2],
    ['not under another', '![The menu is open](./1.png)\n![And closed](./2.png)\n', 1],
    ['not right under a step', steps('1. Open.\n   ![The menu is open](./1.png)'), 4],
  ])('%s', (_what, text, line) => {
    expect(mistakes(text)).toEqual([
      `${line}: an image in a paragraph with something else → ${APART}`,
    ]);
  });

  test('has its address behind its text', () => {
    expect(mistakes('![The menu is open][1]\n\n[1]: ./1.png\n')).toEqual([
      '1: an image whose address stands elsewhere → the address behind the text: ![…](./1-what.png)',
    ]);
  });
});

describe('<Steps> hold one numbered list with screenshots, and', () => {
  test.each([
    ['not nothing', '<Steps>\n\n</Steps>\n', [`1: <Steps> holding nothing → ${LIST}`]],
    ['not text', steps('Open it.'), [`1: <Steps> holding paragraph → ${LIST}`]],
    [
      'not a list of dots',
      steps('- Open it.\n\n  ![The menu is open](./1.png)'),
      [`1: <Steps> holding list → ${LIST}`],
    ],
    [
      'not text behind the list',
      steps('1. Open.\n\n   ![The menu is open](./1.png)\n\nDone.'),
      [`1: <Steps> holding list, paragraph → ${LIST}`],
    ],
    [
      'not a list cut in two',
      steps(
        '1. Open.\n\n   ![The menu is open](./1.png)\n\n{/* x */}\n\n2. Close.\n\n   ![It is closed](./2.png)',
      ),
      [`1: <Steps> holding list, mdxFlowExpression, list → ${LIST}`],
    ],
    [
      'not a step without one, each told',
      steps('1. Open.\n\n2. Look.\n\n   ![The menu is open](./1.png)\n\n3. Close.'),
      [
        `3: step 1 without a screenshot → ${SCREENSHOT}`,
        `9: step 3 without a screenshot → ${SCREENSHOT}`,
      ],
    ],
  ])('%s', (_what, text, expected) => {
    expect(mistakes(text)).toEqual(expected);
  });
});

describe('<Troubleshooting> holds problems, and', () => {
  test.each([
    [
      'not nothing',
      '<Troubleshooting>\n\n</Troubleshooting>\n',
      [`1: <Troubleshooting> holding nothing → ${PROBLEMS}`],
    ],
    [
      'not text, told where it stands',
      '<Troubleshooting>\n\n<Problem error="x">\n\nA way out.\n\n</Problem>\n\nMore.\n\n</Troubleshooting>\n',
      [`9: <Troubleshooting> holding paragraph → ${PROBLEMS}`],
    ],
    [
      'not steps',
      `<Troubleshooting>\n\n${steps('1. Open.\n\n   ![The menu is open](./1.png)')}\n</Troubleshooting>\n`,
      [`3: <Troubleshooting> holding mdxJsxFlowElement → ${PROBLEMS}`],
    ],
    [
      'not a problem without an error',
      problem('', 'A way out.'),
      [`3: <Problem> without an error → ${ERROR}`],
    ],
    [
      'not one with an empty error',
      problem(' error=" "', 'A way out.'),
      [`3: <Problem> without an error → ${ERROR}`],
    ],
    [
      'not one whose error gives no address',
      problem(' error="???"', 'A way out.'),
      [`3: <Problem> without an error → ${ERROR}`],
    ],
    [
      'not one whose error is code',
      problem(' error={name}', 'A way out.'),
      [`3: <Problem> without an error → ${ERROR}`],
    ],
    [
      'not one that spreads',
      problem(' {...props}', 'A way out.'),
      [`3: <Problem> without an error → ${ERROR}`],
    ],
    [
      'not an empty problem',
      '<Troubleshooting>\n\n<Problem error="x">\n\n</Problem>\n\n</Troubleshooting>\n',
      ['3: an empty <Problem> → what the error means and the way out'],
    ],
    [
      'not one of a picture alone',
      problem(' error="x"', '![The menu is open](./1.png)'),
      ['3: an empty <Problem> → what the error means and the way out'],
    ],
  ])('%s', (_what, text, expected) => {
    expect(mistakes(text)).toEqual(expected);
  });
});

test('every mistake of an article is told', () => {
  const text = `# Title\n\n![](./1.png)\n\n${steps('1. Open.')}\n<Foo />\n`;
  expect(mistakes(text).map((mistake) => mistake.split(':')[0])).toEqual(['1', '3', '7', '11']);
});
