import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ConfigError } from '#config/env.ts';
import { readCatalog } from './catalog.ts';

const SITE = `
name: Help
product: Example
team: support team
locales: [en, de]
plans: [{ id: free, title: { en: Free }, support: false }]
defaultPlan: free
links: { product: https://example.com/, plans: https://example.com/plans }
limits:
  votesPerVoterPerMinute: 1
  votesPerVoterPerHour: 1
  votesPerAddressPerMinute: 1
  votesPerAddressPerHour: 1
  requestsPerPersonPerHour: 1
  signInMailsPerAddressPerHour: 1
  signInMailsPerEmailPerHour: 1
  searchesPerAddressPerMinute: 1
`;
const CATEGORIES = `
- id: account
  title: { en: Account }
  description: { en: All about accounts. }
- id: security
  title: { en: Security }
  description: { en: All about security. }
`;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'waymark-'));
  write('site.yml', SITE);
  write('categories.yml', CATEGORIES);
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(path: string, text: string | Uint8Array): void {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

/** An article whose text begins on line 8. */
function article(
  path: string,
  text: string,
  fields: Record<string, string | undefined> = {},
): void {
  const frontmatter = {
    id: path.split('/').at(-1),
    title: 'A title',
    description: 'Enough words for a description.',
    updated: '2026-11-22',
    ...fields,
  };
  const lines = Object.entries(frontmatter).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}: ${value}\n`],
  );
  write(`articles/${path}/index.mdx`, `---\n${lines.join('')}---\n\n${text}`);
}

/** The mistakes, each file by its path below \`articles/\`. */
function mistakes(): string[] {
  try {
    readCatalog(folder);
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    const root = `${relative(process.cwd(), join(folder, 'articles'))}/`;
    return (error as Error).message.replaceAll(root, '').replaceAll('/index.mdx', '').split('\n');
  }
  return [];
}

const STEPS = '<Steps>\n\n1. Open.\n\n   ![The menu is open](./1.png)\n\n</Steps>\n';
const PROBLEM =
  '<Troubleshooting>\n\n<Problem error="Already taken">\n\nText.\n\n</Problem>\n\n</Troubleshooting>\n';

describe('a catalog holds', () => {
  test('categories in the order of their file, and what is known of each article', () => {
    article(
      'en/account/login',
      `${STEPS}\n${PROBLEM}\nSee [one](/articles/password/), [it](/articles/login/) and [one](/articles/password/).\n`,
      {
        question: 'How do I sign in?',
        video: 'sign-in',
        keywords: '[enter]',
      },
    );
    write('articles/en/account/login/1.png', 'picture');
    article('en/security/password', 'Text.\n');
    const { categories, articles } = readCatalog(folder);
    expect(categories.map(({ id }) => id)).toEqual(['account', 'security']);
    expect(articles).toEqual([
      {
        id: 'login',
        locale: 'en',
        slug: 'login',
        category: 'account',
        section: undefined,
        order: undefined,
        promoted: false,
        unlisted: false,
        formerly: [],
        title: 'A title',
        question: 'How do I sign in?',
        description: 'Enough words for a description.',
        updated: '2026-11-22',
        reviewed: undefined,
        keywords: ['enter'],
        video: 'sign-in',
        revision: expect.stringMatching(/^[\da-f]{12}$/) as string,
        change: 'medium',
        follows: undefined,
        problems: [{ error: 'Already taken', anchor: 'already-taken' }],
        stepCount: 1,
        minutes: 1,
        linksTo: ['password'],
      },
      expect.objectContaining({
        id: 'password',
        question: 'A title',
        keywords: [],
        video: undefined,
        linksTo: [],
      }),
    ]);
  });

  test('the source language first, whatever the alphabet says', () => {
    article('de/account/login', 'Text.\n', { follows: `'0123456789ab'` });
    article('en/account/login', 'Text.\n');
    article('en/account/about', 'Text.\n');
    const places = readCatalog(folder).articles.map(({ locale, id }) => `${locale} ${id}`);
    expect(places).toEqual(['en about', 'en login', 'de login']);
  });

  test('nothing, when there is no article yet', () => {
    mkdirSync(join(folder, 'articles'));
    expect(readCatalog(folder).articles).toEqual([]);
  });

  test('the articles that come along', () => {
    expect(readCatalog('content').articles.length).toBeGreaterThan(0);
  });
});

describe('the revision', () => {
  const revision = () => readCatalog(folder).articles[0]?.revision;
  const FIELDS = { question: 'How do I sign in?', keywords: '[enter]', video: 'sign-in' };
  let before: string | undefined;
  beforeEach(() => {
    article('en/account/login', STEPS, FIELDS);
    write('articles/en/account/login/1.png', 'picture');
    before = revision();
  });

  test.each<[string, Record<string, string>]>([
    ['another day', { updated: '2026-12-24' }],
    ['other keywords', { keywords: '[enter, door]' }],
    ['another description', { description: 'Other words for a description.' }],
    ['another video', { video: 'sign-in-2' }],
    ['another id', { id: 'sign-in' }],
  ])('stays the same with %s', (_what, fields) => {
    article('en/account/login', STEPS, { ...FIELDS, ...fields });
    expect(revision()).toBe(before);
  });

  test('stays the same with line ends of Windows', () => {
    article('en/account/login', STEPS.replaceAll('\n', '\r\n'), FIELDS);
    expect(revision()).toBe(before);
  });

  test.each<[string, Record<string, string>]>([
    ['another title', { title: 'Another title' }],
    ['another question', { question: 'How do I get in?' }],
  ])('changes with %s', (_what, fields) => {
    article('en/account/login', STEPS, { ...FIELDS, ...fields });
    expect(revision()).not.toBe(before);
  });

  test('changes with a word', () => {
    article('en/account/login', STEPS.replace('Open', 'Shut'), FIELDS);
    expect(revision()).not.toBe(before);
  });

  test('changes with a picture drawn anew', () => {
    write('articles/en/account/login/1.png', 'Picture');
    expect(revision()).not.toBe(before);
  });
});

const DEAD = 'expected the address of an article, step or problem';

describe('a link leads to', () => {
  beforeEach(() => {
    article('en/account/login', `${STEPS}\n${PROBLEM}`);
    write('articles/en/account/login/1.png', 'picture');
  });

  test.each([
    ['/articles/login/'],
    ['/articles/login/#step-1'],
    ['/articles/login/#already-taken'],
    ['#before-you-begin'],
    ['/articles/'],
    ['/support/'],
    ['https://example.com/articles/nothing/'],
  ])('%s', (href) => {
    article('en/account/reader', `## Before you begin\n\nSee [this](${href}).\n`);
    expect(mistakes()).toEqual([]);
  });

  test.each([
    ['/articles/nothing/'],
    ['/articles/login'],
    ['/articles/login/#step-2'],
    ['/articles/login/#step-0'],
    ['/articles/login/#step-01'],
    ['/articles/login/#already-taken-1'],
    ['/articles/login/#'],
    ['/articles/login/?q=x'],
    ['#step-1'],
    ['#already-taken'],
    ['#'],
  ])('nothing: %s', (href) => {
    article('en/account/reader', `See this.\n\nSee [this](${href}).\n`);
    expect(mistakes()).toEqual([`en/account/reader:10: found a link to ${href}, ${DEAD}`]);
  });

  test('nothing, when its address stands elsewhere and is wrong', () => {
    article('en/account/reader', 'See [this][there].\n\n[there]: /articles/nothing/\n');
    expect(mistakes()).toEqual([
      `en/account/reader:10: found a link to /articles/nothing/, ${DEAD}`,
    ]);
  });

  test('an article of its own language, else of the source language', () => {
    article('de/account/reader', 'Siehe [dies](/articles/login/).\n');
    article('de/account/nur-deutsch', 'Nur deutsch.\n');
    expect(mistakes()).toEqual([]);
    article('en/account/other', 'See [this](/articles/nur-deutsch/).\n');
    expect(mistakes()).toEqual([
      `en/account/other:8: found a link to /articles/nur-deutsch/, ${DEAD}`,
    ]);
  });
});

describe('a translation', () => {
  const revision = () => readCatalog(folder).articles[0]?.revision ?? '';
  beforeEach(() => article('en/account/login', 'Text.\n'));

  test('names the revision of its source that it follows', () => {
    article('de/account/login', 'Text.\n', { follows: `'0123456789ab'` });
    expect(readCatalog(folder).articles.map(({ follows }) => follows)).toEqual([
      undefined,
      '0123456789ab',
    ]);
  });

  test('is refused without one, and told the present one', () => {
    const now = revision();
    article('de/account/login', 'Text.\n');
    const source = relative(process.cwd(), join(folder, 'articles/en/account/login/index.mdx'));
    expect(() => readCatalog(folder)).toThrow(
      `/de/account/login/index.mdx:1: found no follows, expected follows: '${now}' once it says what ${source} says now`,
    );
  });

  test('follows a source that is a draft', () => {
    article('en/account/login', 'Text.\n', { draft: 'true' });
    article('de/account/login', 'Text.\n');
    expect(mistakes()).toEqual([expect.stringContaining('login:1: found no follows')]);
    article('de/account/login', 'Text.\n', { follows: `'0123456789ab'` });
    expect(mistakes()).toEqual([]);
  });

  test('is not told what it follows while that has mistakes of its own', () => {
    article('en/account/login', STEPS);
    article('de/account/login', 'Text.\n');
    expect(mistakes()).toEqual([expect.stringContaining('found the picture ./1.png')]);
  });

  test('does not say how much its last edit weighs; its source does', () => {
    article('de/account/login', 'Text.\n', { follows: `'0123456789ab'`, change: 'minor' });
    expect(mistakes()).toEqual([
      'de/account/login:7: found change: minor, expected it in en/account/login alone',
    ]);
    article('de/account/login', 'Text.\n', { follows: `'0123456789ab'` });
    article('en/account/login', 'Text.\n', { change: 'minor' });
    expect(readCatalog(folder).articles.map(({ change }) => change)).toEqual(['minor', 'medium']);
  });

  test.each([['en/account/password'], ['de/account/nur-deutsch']])(
    'is what follows something; %s is none',
    (path) => {
      article(path, 'Text.\n', { follows: `'0123456789ab'` });
      expect(mistakes()).toEqual([
        `${path}:6: found follows: 0123456789ab, expected it in a translation alone`,
      ]);
    },
  );
});

describe('a draft', () => {
  const ids = (withDrafts: boolean) =>
    readCatalog(folder, { withDrafts }).articles.map(({ locale, id }) => `${locale} ${id}`);
  beforeEach(() => {
    article('en/account/login', 'Text.\n');
    article('en/account/password', 'Text.\n', { draft: 'true', formerly: '[/old/]' });
    article('de/account/login', 'Text.\n', { draft: 'true', follows: `'0123456789ab'` });
  });

  test('is there for its author alone', () => {
    expect(ids(true)).toEqual(['en login', 'en password', 'de login']);
    expect(ids(false)).toEqual(['en login']);
  });

  test('may be unfinished, and is checked where it is shown', () => {
    article('en/account/password', STEPS, { draft: 'true' });
    expect(mistakes()).toEqual([]);
    expect(() => readCatalog(folder, { withDrafts: true })).toThrow('found the picture ./1.png');
  });

  test('is not linked to, told by its file', () => {
    article('en/account/reader', 'See [this](/articles/password/) and [that](/articles/login/).\n');
    const draft = relative(process.cwd(), join(folder, 'articles/en/account/password/index.mdx'));
    expect(() => readCatalog(folder)).toThrow(
      `reader/index.mdx:8: found a link to /articles/password/, whose article ${draft} is a draft, ${DEAD}`,
    );
    expect(ids(true)).toContain('en reader');
  });

  test('does not keep a link from the article in the source language', () => {
    article('de/account/reader', 'Siehe [dies](/articles/login/).\n');
    expect(mistakes()).toEqual([]);
  });
});

describe('a video', () => {
  const VIDEO = '<Video id="sign-in">\n\n![The page for it](./1.png)\n\n</Video>\n';
  const resources = (id: string) =>
    `manuals: []\nwebinars: []\nvideos: [{ id: ${id}, title: T, url: https://example.com/, languages: [en] }]\n`;
  beforeEach(() => {
    article('en/account/login', VIDEO);
    write('articles/en/account/login/1.png', 'picture');
    write('partners.yml', '[]\n');
  });

  test('is one of resources.yml', () => {
    write('resources.yml', resources('sign-in'));
    expect(mistakes()).toEqual([]);
  });

  test('is refused when it is not', () => {
    write('resources.yml', resources('sign-out'));
    expect(mistakes()).toEqual([
      'en/account/login:8: found the video "sign-in", expected one of resources.yml',
    ]);
  });
});

describe('the day of the last change is', () => {
  const updated = () => readCatalog(folder).articles.map((a) => a.updated);

  test('what the author says', () => {
    article('en/account/login', 'Text.\n');
    expect(updated()).toEqual(['2026-11-22']);
  });

  test('not known where there is neither author nor git', () => {
    article('en/account/login', 'Text.\n', { updated: undefined });
    expect(updated()).toEqual([undefined]);
  });
});

describe('refused is', () => {
  const OWN = 'expected one of its own';
  const BOTH = 'expected both, as translations share them';

  test('an id that another article has, told of both', () => {
    article('en/account/login', 'Text.\n');
    article('en/account/sign-in', 'Text.\n', { id: 'login' });
    expect(mistakes()).toEqual([
      expect.stringMatching(
        /^en\/account\/login:1: found the id or slug of en\/account\/sign-in, /,
      ),
      `en/account/sign-in:1: found the id or slug of en/account/login, ${OWN}`,
    ]);
  });

  test('a slug that another article has', () => {
    article('en/account/login', 'Text.\n');
    article('en/security/login', 'Text.\n', { id: 'other' });
    expect(mistakes()).toEqual([
      `en/account/login:1: found the id or slug of en/security/login, ${OWN}`,
      `en/security/login:1: found the id or slug of en/account/login, ${OWN}`,
    ]);
  });

  test.each([
    ['another slug', 'de/account/anmelden', { id: 'login', follows: `'0123456789ab'` }],
    ['another id', 'de/account/login', { id: 'anmelden' }],
  ])('a translation with %s', (_what, path, fields) => {
    article('en/account/login', 'Text.\n');
    article(path, 'Text.\n', fields);
    expect(mistakes()).toEqual([
      `${path}:1: found the id or slug of en/account/login, ${BOTH}`,
      `en/account/login:1: found the id or slug of ${path}, ${BOTH}`,
    ]);
  });

  test('a category or a language that the site does not have', () => {
    article('en/acount/login', 'Text.\n');
    article('fr/account/about', 'Text.\n');
    expect(mistakes()).toEqual([
      'en/acount/login:1: found the category "acount", expected one of categories.yml',
      'fr/account/about:1: found the language "fr", expected one of the locales in site.yml',
    ]);
  });

  test('a picture that is not there', () => {
    article('en/account/login', STEPS);
    expect(mistakes()).toEqual([
      'en/account/login:12: found the picture ./1.png, expected a file beside the article',
    ]);
  });

  test.each([
    ['login.mdx'],
    ['en/login.mdx'],
    ['en/account/login.mdx'],
    ['en/account/a/b/index.mdx'],
    ['en/account/login/text.mdx'],
  ])('an article at %s', (path) => {
    write(`articles/${path}`, 'Text.\n');
    const named = path.replace('/index.mdx', '');
    expect(mistakes()).toEqual([
      `${named}:1: found an article at ${named}, expected <locale>/<category>/<slug>`,
    ]);
  });

  test('a content folder without articles', () => {
    expect(() => readCatalog(folder)).toThrow(
      new ConfigError(
        `${join(folder, 'articles')}: cannot be read. Is CONTENT_DIR the right folder?`,
      ),
    );
  });

  test('a category whose id is no name for a folder', () => {
    write('categories.yml', CATEGORIES.replace('id: security', 'id: Secure it'));
    expect(() => readCatalog(folder)).toThrow(
      `${join(folder, 'categories.yml')}:5: 1.id: found "Secure it", expected lower-case letters, digits and hyphens`,
    );
  });
});

test('all mistakes of all articles are told at once', () => {
  article('en/account/broken', '<Steps>\n');
  article('en/account/dated', 'Text.\n', { updated: 'today' });
  article('en/account/login', `# Title\n\n${STEPS}`);
  article('en/wrong/place', 'Text.\n');
  write('articles/en/lost.mdx', 'Text.\n');
  expect(mistakes().map((mistake) => mistake.split(' ')[0])).toEqual([
    'en/account/broken:8:',
    'en/account/dated:5:',
    'en/lost.mdx:1:',
    'en/account/login:8:',
    'en/account/login:14:',
    'en/wrong/place:1:',
  ]);
});

test('a link to an article that cannot be read is no second mistake', () => {
  article('en/account/broken', '<Steps>\n');
  article('en/account/login', 'See [this](/articles/broken/).\n');
  expect(mistakes()).toHaveLength(1);
  article('en/account/broken', 'Text.\n');
  expect(mistakes()).toEqual([]);
});

describe('sections, places and former addresses', () => {
  const SECTIONS = CATEGORIES.replace(
    'description: { en: All about accounts. }',
    `description: { en: All about accounts. }
  sections: [{ id: login, title: { en: Login } }]`,
  );

  test('come into the catalog', () => {
    write('categories.yml', SECTIONS);
    article('en/account/a', 'Text.', {
      section: 'login',
      order: '2',
      promoted: 'true',
      formerly: '[/articles/b/, /open/17272884/]',
    });
    expect(readCatalog(folder).articles[0]).toMatchObject({
      section: 'login',
      order: 2,
      promoted: true,
      formerly: ['/articles/b/', '/open/17272884/'],
    });
    expect(readCatalog(folder).categories[0]).toMatchObject({ icon: 'flag' });
  });

  test('an unknown section is named, with those there are', () => {
    write('categories.yml', SECTIONS);
    article('en/account/a', 'Text.', { section: 'logn' });
    article('en/security/b', 'Text.', { section: 'login' });
    expect(mistakes()).toEqual([
      'en/account/a:6: found the section "logn", expected one of categories.yml: login',
      'en/security/b:6: found the section "login", expected none: "security" has no sections in categories.yml',
    ]);
  });

  test.each([
    ['/articles/a/', 'which is a page'],
    ['/articles/a', 'which is a page'],
    ['/categories/account/login/', 'which is a page'],
    ['/articles/', 'which is a page'],
    ['/support/old/', 'which is a page'],
    ['/api/x', 'which is a page'],
    ['/open/17272884-twice', 'as in'],
  ])('the former address %s is refused: %s', (path, why) => {
    write('categories.yml', SECTIONS);
    article('en/account/a', 'Text.', { formerly: '[/open/17272884/]' });
    article('en/security/b', 'Text.', { formerly: `[${path}]` });
    expect(mistakes()).toEqual([expect.stringMatching(`^en/security/b:6: found ${path}, ${why}`)]);
  });

  test.each(['//evil.example/', 'https://evil.example/', 'a/', '/', '/a?b', '/a b', '/a\\\\b'])(
    'the former address %j is none',
    (path) => {
      article('en/account/a', 'Text.', { formerly: `["${path}"]` });
      expect(mistakes()[0]).toMatch(/^en\/account\/a:6: formerly\.0: found .* expected an address/);
    },
  );

  test.each([
    ['icon: none', /categories\.yml:3: 0\.icon: found "none", expected the name of .* account, /],
    ['icon: none.svg', /categories\.yml: .*none\.svg: found nothing/],
    ['sections: [{ id: a, title: { en: A } }, { id: a, title: { en: B } }]', /an id of its own/],
    ['colour: red', /0\.colour: found "red", expected no such field/],
  ])('a category with %s stops the build', (line, said) => {
    write('categories.yml', CATEGORIES.replace('- id: account', `- id: account\n  ${line}`));
    article('en/account/a', 'Text.');
    expect(mistakes().join()).toMatch(said);
  });
});
