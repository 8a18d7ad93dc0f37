import { expect, test } from 'vitest';
import { forReaders, linkTo } from './resources.ts';

const ALL = [
  { id: 'english', languages: ['en'] },
  { id: 'german', languages: ['de'] },
  { id: 'both', languages: ['en', 'de'] },
  { id: 'japanese', languages: ['ja'] },
];

test.each([
  ['en', ['english', 'both']],
  ['de', ['german', 'both', 'english']],
  ['ja', ['japanese', 'english', 'both']],
  ['ar', ['english', 'both']],
])('a reader of %s sees %j', (locale, expected) => {
  expect(forReaders(ALL, locale, 'en').map(({ id }) => id)).toEqual(expected);
});

test('a title is marked with its language where the page has another one', () => {
  const resource = { url: 'https://example.com/', languages: ['en', 'de'] };
  expect(linkTo(resource, 'de')).toEqual({ href: resource.url, lang: undefined });
  expect(linkTo(resource, 'ja')).toEqual({ href: resource.url, lang: 'en' });
});
