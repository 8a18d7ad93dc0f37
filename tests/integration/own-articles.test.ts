import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { checkWords } from '../../src/config/words/check-words.ts';
import { en } from '../../src/config/words/en.ts';
import { readCatalog } from '../../src/features/articles/catalog.ts';
import { COMPONENT_RULES } from '../../src/features/articles/component-rules.ts';

/** Our own articles quote our own messages; a reworded one must be reworded there too. */
const { articles } = readCatalog('content');
const quotedIn = (category: string) =>
  articles
    .filter((article) => article.category === category)
    .flatMap(({ slug, problems }) => problems.map(({ error }) => [error, slug] as const));

/** Every sentence of a dictionary that holds no name or number. */
function sentences(words: object): string[] {
  return Object.values(words).flatMap((value: unknown) =>
    typeof value === 'string'
      ? [value]
      : typeof value === 'object' && value
        ? sentences(value)
        : [],
  );
}

describe('a message that articles for readers and customers quote', () => {
  const said = new Set(sentences(en));
  test.each([...quotedIn('using'), ...quotedIn('support')])('%s (%s)', (error) => {
    expect(said).toContain(error);
  });
});

describe('a message that the article on checking quotes', () => {
  const folder = mkdtempSync(join(tmpdir(), 'waymark-quoted-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  /** The mistakes that the article names, made one by one in an article of their own. */
  const MISTAKES: [error: string, change: (source: string) => string][] = [
    [
      'found step 3 without a screenshot, expected an image on a line of its own under the step',
      (source) => source.replace(/.*3-connect\.png.*/, ''),
    ],
    [
      'found the picture ./3-conect.png, expected a file beside the article',
      (source) => source.replace('3-connect.png', '3-conect.png'),
    ],
    [
      'found a link to /articles/reset-password/, expected the address of an article, step or problem',
      (source) => source.replace('/reset-my-bitrix24-password/', '/reset-password/'),
    ],
    [
      'expected a sentence of at most 160 characters',
      (source) => source.replace(/^description: .*/m, `description: ${'Long '.repeat(40)}`),
    ],
    ['expected no such field', (source) => source.replace('keywords:', 'keyword:')],
    ['found text in braces, which is code', (source) => `${source}\nYour {name}.\n`],
  ];

  test.each(MISTAKES)('%s', (error, change) => {
    const content = join(folder, error.replaceAll(/\W+/g, '-'));
    mkdirSync(content);
    cpSync('content', content, { recursive: true });
    const file = join(content, 'articles/en/account/connect-a-social-login/index.mdx');
    writeFileSync(file, change(readFileSync(file, 'utf8')));
    expect(() => readCatalog(content)).toThrow(error);
  });

  test('there are no others', () => {
    const made = MISTAKES.map(([error]) => error);
    const quoted = articles.find(({ slug }) => slug === 'check-and-publish')?.problems ?? [];
    expect(quoted.map(({ error }) => error)).toEqual(made);
  });
});

describe('a message that the article on translating quotes', () => {
  const folder = mkdtempSync(join(tmpdir(), 'waymark-quoted-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  /** Reads a copy of our articles, of which one has another line in place of `title:`. */
  function readWith(locale: string, line: (title: string) => string): void {
    cpSync('content', folder, { recursive: true });
    const file = join(folder, 'articles', locale, 'account/change-my-bitrix24-login/index.mdx');
    const source = readFileSync(file, 'utf8').replace(/^follows: .*\n/m, '');
    writeFileSync(file, source.replace(/^title: .*/m, line));
    readCatalog(folder);
  }

  const MISTAKES: [error: string, make: () => void][] = [
    ['found no follows', () => readWith('de', (title) => title)],
    [
      'expected it in a translation alone',
      () => readWith('en', (title) => `${title}\nfollows: '0123456789ab'`),
    ],
    [
      'expected a dictionary for it in src/config/words/index.ts',
      () => checkWords(['en', 'fr'], { en }),
    ],
    [
      'found nothing, expected a text, as in en.ts',
      () => checkWords(['en', 'fr'], { en, fr: { ...en, list: { ...en.list, title: undefined } } }),
    ],
  ];

  test.each(MISTAKES)('%s', (error, make) => {
    expect(make).toThrow(error);
  });

  test('there are no others', () => {
    const quoted = articles.find(({ slug }) => slug === 'translate-an-article')?.problems ?? [];
    expect(quoted.map(({ error }) => error)).toEqual(MISTAKES.map(([error]) => error));
  });
});

describe('every part an article can have is used in one of ours', () => {
  const CODE = /^ *```[^]*?^ *```/gm;
  const used = articles
    .map(({ locale, category, slug }) =>
      readFileSync(join('content/articles', locale, category, slug, 'index.mdx'), 'utf8'),
    )
    .map((source) => source.replaceAll(CODE, ''))
    .join('\n');

  test.each([...COMPONENT_RULES.keys()])('<%s>', (name) => {
    expect(used).toMatch(new RegExp(`^ *<${name}[ >]`, 'm'));
  });
});
