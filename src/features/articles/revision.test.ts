import { describe, expect, test } from 'vitest';
import { revisionOf, type RevisionSource } from './revision.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const ARTICLE: RevisionSource = {
  title: 'Change my login',
  question: 'How can I change my login?',
  body: 'First words.\n\n1. Open it.\n\n   ![What](./1.png)\n\n2. Close it.\n\n   ![What else](./2.png)\n',
  images: [
    { path: './1.png', bytes: bytes('one') },
    { path: './2.png', bytes: bytes('two') },
  ],
};
const REVISION = revisionOf(ARTICLE);

test('the revision is the one votes of the first release are bound to', () => {
  // A change of this value loses the bond of every vote to its article: a decision record.
  expect(REVISION).toBe('8b8937610e3e');
  expect(REVISION).toMatch(/^[\da-f]{12}$/);
});

describe('stays the same with', () => {
  const { body, title, images } = ARTICLE;
  const [one, two] = images as [RevisionSource['images'][0], RevisionSource['images'][0]];
  test.each<[string, Partial<RevisionSource>]>([
    ['line ends of Windows', { body: body.replaceAll('\n', '\r\n') }],
    ['line ends of old Macs', { body: body.replaceAll('\n', '\r') }],
    ['blanks and tabs at line ends', { body: body.replaceAll('\n', ' \t \n') }],
    ['more empty lines', { body: body.replaceAll('\n\n', '\n\n\n\n') }],
    ['empty lines around it', { body: `\n\n${body}\n\n` }],
    ['no line end at the end', { body: body.trimEnd() }],
    ['blanks around the title', { title: ` ${title} ` }],
    ['the pictures listed in another order', { images: [two, one] }],
  ])('%s', (_what, change) => {
    expect(revisionOf({ ...ARTICLE, ...change })).toBe(REVISION);
  });

  test('letters written with a mark of their own', () => {
    const of = (word: string) => revisionOf({ ...ARTICLE, title: word, body: word });
    expect(of('e\u0301')).toBe(of('é'));
  });

  test('a picture shown twice, listed once or twice', () => {
    const twice = { ...ARTICLE, images: [one, two, one] };
    expect(revisionOf(twice)).toBe(revisionOf({ ...ARTICLE, images: [one, one, two] }));
  });

  test('a question left out or left empty', () => {
    const without = revisionOf({ ...ARTICLE, question: undefined });
    expect(revisionOf({ ...ARTICLE, question: '' })).toBe(without);
    expect(without).not.toBe(REVISION);
  });
});

describe('changes with', () => {
  const { body, title, question, images } = ARTICLE;
  const [one, two] = images as [RevisionSource['images'][0], RevisionSource['images'][0]];
  test.each<[string, Partial<RevisionSource>]>([
    ['a word', { body: body.replace('Close', 'Shut') }],
    ['a capital', { body: body.replace('Close', 'close') }],
    [
      'two steps that change places',
      { body: body.replace('Open', 'X').replace('Close', 'Open').replace('X', 'Close') },
    ],
    ['a line break where there was none', { body: body.replace('First words', 'First\nwords') }],
    ['an empty line gone', { body: body.replace('\n\n', '\n') }],
    ['a list one level deeper', { body: body.replace('2. Close', '   2. Close') }],
    ['the text of a picture', { body: body.replace('What else', 'What more') }],
    ['the title', { title: `${title}!` }],
    ['the question', { question: `${question ?? ''}!` }],
    ['title and question that change places', { title: question ?? '', question: title }],
    ['one byte of a picture', { images: [one, { ...two, bytes: bytes('twp') }] }],
    ['a picture more', { images: [one, two, { path: './3.png', bytes: bytes('three') }] }],
    [
      'pictures that change places',
      {
        images: [
          { ...one, bytes: two.bytes },
          { ...two, bytes: one.bytes },
        ],
      },
    ],
    ['a picture of another name', { images: [one, { ...two, path: './3.png' }] }],
  ])('%s', (_what, change) => {
    expect(revisionOf({ ...ARTICLE, ...change })).not.toBe(REVISION);
  });
});
