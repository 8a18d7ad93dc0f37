import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ConfigError } from '#config/env.ts';
import { readSource } from './source.ts';

const FRONTMATTER = `---
id: change-my-login
title: Change my login
description: Replace the address you sign in with.
updated: 2026-11-22
---
`;
const BODY = `
First words. See [the steps](/articles/other/#step-2).

<Steps>

1. Open it.

   ![The menu is open](./1-open.png)

   - not a step
   - nor this

2. Close it.

   ![The menu is closed](./2-close.png)

</Steps>

<Troubleshooting>

<Problem error="Already taken">

![The error stands under the field](./3-taken.png)

1. Not a step either. See [more](https://example.com/) and [this site][home].

</Problem>

<Problem error="Already taken">

Again.

</Problem>

<Problem error="Already taken 1">

And again.

</Problem>

</Troubleshooting>

[home]: /categories/account/
`;

const read = (text: string) => readSource(text, 'index.mdx');

function failure(text: string): string {
  try {
    read(text);
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    return (error as Error).message;
  }
  return 'nothing was wrong';
}

describe('an article gives', () => {
  const source = read(FRONTMATTER + BODY);

  test('its fields and the text below them', () => {
    expect(source.frontmatter).toEqual({
      id: 'change-my-login',
      title: 'Change my login',
      description: 'Replace the address you sign in with.',
      updated: '2026-11-22',
      keywords: [],
      promoted: false,
      draft: false,
      unlisted: false,
      formerly: [],
    });
    expect(source.body).toBe(BODY);
    expect(source.mistakes).toEqual([]);
  });

  test('the number of its steps, without lists in them or elsewhere', () => {
    expect(source.stepCount).toBe(2);
    const twice = BODY.replace(
      '<Troubleshooting>',
      '<Steps>\n\n1. A\n\n</Steps>\n\n<Troubleshooting>',
    );
    expect(read(FRONTMATTER + twice).stepCount).toBe(3);
    expect(read(`${FRONTMATTER}Text.\n`).stepCount).toBe(0);
  });

  test('its pictures with their lines in the file', () => {
    expect(source.images).toEqual([
      { path: './1-open.png', line: 14 },
      { path: './2-close.png', line: 21 },
      { path: './3-taken.png', line: 29 },
    ]);
  });

  test('its links within this site with their lines, also those whose address stands elsewhere', () => {
    expect(source.links).toEqual([
      { href: '/articles/other/#step-2', line: 8 },
      { href: '/categories/account/', line: 49 },
    ]);
  });

  test('its problems, twins kept apart', () => {
    expect(source.problems).toEqual([
      { error: 'Already taken', anchor: 'already-taken' },
      { error: 'Already taken', anchor: 'already-taken-1' },
      { error: 'Already taken 1', anchor: 'already-taken-1-1' },
    ]);
  });

  test('the same with line ends of Windows', () => {
    const windows = read((FRONTMATTER + BODY).replaceAll('\n', '\r\n'));
    expect(windows).toEqual({ ...source, body: BODY.replaceAll('\n', '\r\n') });
  });

  test('its mistakes with their lines in the file', () => {
    expect(read(`${FRONTMATTER}\n# Title\n`).mistakes).toMatchObject([{ line: 8 }]);
  });
});

test.each([
  ['A user with that email already exists', 'a-user-with-that-email-already-exists'],
  ['Error 403: Forbidden!', 'error-403-forbidden'],
  ['a &amp; b', 'a--b'],
  ['  blanks around  ', 'blanks-around'],
  ['Größe überschritten', 'größe-überschritten'],
  ['Ошибка входа', 'ошибка-входа'],
])('the problem %j has the address #%s', (error, anchor) => {
  const body = `<Troubleshooting>\n\n<Problem error="${error}">\n\nText.\n\n</Problem>\n\n</Troubleshooting>\n`;
  expect(read(FRONTMATTER + body).problems).toMatchObject([{ anchor }]);
});

test('no two problems of an article share an address', () => {
  const error = fc.stringMatching(/^[Aa1 -]{0,3}x[1 -]{0,3}$/);
  fc.assert(
    fc.property(fc.array(error, { minLength: 1, maxLength: 4 }), (errors) => {
      const problems = errors.map((e) => `<Problem error="${e}">\n\nText.\n\n</Problem>`);
      const body = `<Troubleshooting>\n\n${problems.join('\n\n')}\n\n</Troubleshooting>\n`;
      const found = read(FRONTMATTER + body).problems;
      expect(found.map((problem) => problem.error)).toEqual(errors.map((e) => e.trim()));
      expect(new Set(found.map(({ anchor }) => anchor)).size).toBe(errors.length);
    }),
    { numRuns: 10_000 },
  );
});

describe('what cannot be read is told with file and line:', () => {
  const NONE = 'index.mdx:1: found no frontmatter, expected fields between two lines of ---';
  test.each([
    ['no frontmatter', '# Title\n', NONE],
    ['nothing at all', '', NONE],
    ['frontmatter that does not end', '---\nid: x\n', NONE],
    ['frontmatter that does not begin the file', `\n${FRONTMATTER}Text.\n`, NONE],
    [
      'a wrong field',
      FRONTMATTER.replace('2026-11-22', 'today'),
      'index.mdx:5: updated: found "today", expected a day such as 2026-11-22',
    ],
    [
      'a field nobody knows',
      FRONTMATTER.replace('id:', 'tags: [a]\nid:'),
      'index.mdx:2: tags: found ["a"], expected no such field',
    ],
    [
      'a colon in text without quotes',
      FRONTMATTER.replace('Change my', 'Error: my'),
      'index.mdx:3: Nested mappings are not allowed in compact mappings',
    ],
    [
      'an open component',
      `${FRONTMATTER}\n<Steps>\n\n1. Open it.\n`,
      'index.mdx:8: Expected a closing tag for `<Steps>` (8:1) (mdx-jsx:unexpected-character)',
    ],
    [
      'an open brace',
      `${FRONTMATTER}\nText.\n\nMore {text.\n`,
      'index.mdx:10: Unexpected end of file in expression, expected a corresponding closing brace for `{` (mdx-jsx:unexpected-character)',
    ],
    [
      'a backslash at which the parser would end the whole process',
      `${FRONTMATTER}\nimport x*{\`\`\`> </Problem>\\`,
      'index.mdx:8: found a backslash as the last character, expected a line end after it',
    ],
  ])('%s', (_what, text, message) => {
    expect(failure(text)).toBe(message);
  });

  test('a remark of HTML', () => {
    expect(failure(`${FRONTMATTER}\n<!-- x -->\n`)).toMatch(
      /^index\.mdx:8: Unexpected character `!`/,
    );
  });
});

test('whatever an author writes, it is an article or a ConfigError with file and line', () => {
  const piece = fc.constantFrom(
    ...[
      '<Steps>',
      '</Steps>',
      '<Problem error="x">',
      '</Problem>',
      '<Problem',
      ' error=',
      '{',
      '}',
      '<',
    ],
    ...[
      '\n',
      '\n\n',
      '1. A',
      '- ',
      '![a](./1.png)',
      '[x](/y/)',
      '# H',
      '`',
      '```',
      '<!-- -->',
      '\\',
    ],
    ...['import x', 'export const', '&amp;', '\u0000', 'é', '> ', '|', '---\n', '    ', '*', '**'],
  );
  const body = fc.array(piece, { maxLength: 8 }).map((parts) => parts.join(''));
  fc.assert(
    fc.property(body, (text) => {
      try {
        expect(read(FRONTMATTER + text).body).toBe(text);
      } catch (error) {
        expect([text, error instanceof ConfigError]).toEqual([text, true]);
        expect((error as Error).message).toMatch(/^index\.mdx:\d+: /);
      }
    }),
    { numRuns: 10_000 },
  );
});
