import { mdxToMdast } from 'satteri';
import { expect, test } from 'vitest';
import { toMarkdown } from './to-markdown.ts';

function markdown(text: string): string {
  let pictures = 0;
  return toMarkdown(text, mdxToMdast(text), {
    address: (href) => new URL(href, 'https://example.com/articles/x/').href,
    picture: () => `https://example.com/${++pictures}.webp`,
    video: (id) => (id === 'a' ? { title: 'A video', url: 'https://example.com/v' } : undefined),
    words: {
      troubleshooting: 'If something goes wrong',
      remarks: { note: 'Note', warning: 'Warning', tip: 'Tip' },
    },
  });
}

const SITE = 'https://example.com';

test.each([
  ['plain text', '## Héllo 🙂\n\nA *word* and `{code}`.', '## Héllo 🙂\n\nA *word* and `{code}`.'],
  [
    'links get whole addresses',
    '🙂 [**one**](/articles/y/#step-1), [two](#step-2), [three](https://example.org/), [four][4]\n\n[4]: /z/',
    `🙂 [**one**](${SITE}/articles/y/#step-1), [two](${SITE}/articles/x/#step-2), [three](https://example.org/), [four][4]\n\n[4]: ${SITE}/z/`,
  ],
  [
    'steps are their list',
    '<Steps>\n\n1. **Open.** It.\n\n   ![The menu](./1.png)\n\n2. Close.\n\n   ![It is closed](./2.png)\n\n</Steps>\n\nThen.',
    `1. **Open.** It.\n\n   ![The menu](${SITE}/1.webp)\n\n2. Close.\n\n   ![It is closed](${SITE}/2.webp)\n\nThen.`,
  ],
  [
    'problems are headings, with all their messages',
    '<Troubleshooting>\n\n<Problem error="Taken\nUsed">\n\nWait.\n\n</Problem>\n\n<Problem error="Gone">\n\nGo.\n\n</Problem>\n\n</Troubleshooting>',
    '## If something goes wrong\n\n### Taken\n\n### Used\n\nWait.\n\n### Gone\n\nGo.',
  ],
  [
    'a remark is a quotation',
    '<Warning>\n\nOne.\n\n- two\n- three\n\n</Warning>',
    '> **Warning**\n>\n> One.\n>\n> - two\n> - three',
  ],
  [
    'also within a list',
    '1. Open.\n\n   <Tip>\n\n   One.\n\n   Two.\n\n   </Tip>\n\n2. Close.',
    '1. Open.\n\n   > **Tip**\n   >\n   > One.\n   >\n   > Two.\n\n2. Close.',
  ],
  [
    'systems follow each other under their names',
    '<Platforms>\n\n<Platform name="A">\n\nOne.\n\n</Platform>\n\n<Platform name="B">\n\nTwo.\n\n</Platform>\n\n</Platforms>',
    '**A**\n\nOne.\n\n**B**\n\nTwo.',
  ],
  [
    'callouts are a list under their picture',
    '<Callouts>\n\n![The page](./1.png)\n\n1. (86, 22) **Edit** opens it\n2. (1,2) (old) name\n\n</Callouts>',
    `![The page](${SITE}/1.webp)\n\n1. **Edit** opens it\n2. (old) name`,
  ],
  [
    'a video is a link',
    '<Video id="a">\n\n![The page](./1.png)\n\n</Video>',
    `![The page](${SITE}/1.webp)\n\n[A video](${SITE}/v)`,
  ],
  ['remarks for authors are left out', 'One {/* x */}two.', 'One two.'],
  [
    'tables and code stay',
    '| a |\n| - |\n| b |\n\n```\n<x>\n```',
    '| a |\n| - |\n| b |\n\n```\n<x>\n```',
  ],
])('%s', (_what, text, expected) => {
  expect(markdown(text)).toBe(expected);
});
