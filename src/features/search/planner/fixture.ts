import type { Engine, Match } from './engine.ts';
import { letterOf, type SynonymGroup, type WordList } from './word-list.ts';
import type { Index } from './search.ts';
import { rarity } from './fuse.ts';
import { wordsOf } from './words-of.ts';

/** An article of a test: its title, its errors and its text. */
export type Page = { title: string; text?: string; errors?: string; keywords?: string };

/** A small index in memory that answers as Pagefind does: all words, or what begins with them. */
export function indexOf(
  pages: Record<string, Page>,
  {
    locale = 'en',
    common = ['the', 'i', 'my', 'to', 'in', 'on', 'not'],
    synonyms = [],
  }: {
    locale?: string;
    common?: string[];
    synonyms?: SynonymGroup[];
  } = {},
): Index & { asked: string[] } {
  const total = Object.keys(pages).length;
  const texts = Object.entries(pages).map(([id, page]) => {
    const fields = [page.title, page.errors, page.keywords, page.text];
    return { id, page, words: wordsOf(fields.join(' '), locale) };
  });
  const asked: string[] = [];
  const matchesOf = (query: string): Match[] => {
    const parts = query.split(' ');
    const begins = (words: string[], part: string) => words.some((word) => word.startsWith(part));
    const found = texts.filter(({ words }) => parts.every((part) => begins(words, part)));
    return found.map(({ id, page, words }) => {
      const has = (text = '') => parts.some((part) => begins(wordsOf(text, locale), part));
      const at = words.flatMap((word, i) => (parts.some((p) => word.startsWith(p)) ? [i] : []));
      return {
        id,
        score: rarity(found.length, total) * Math.min(2.4, at.length),
        at,
        titleLength: has(page.title) ? wordsOf(page.title, locale).length : 0,
        inErrors: has(page.errors),
        inKeywords: has(page.keywords),
        isWhole: parts.every((part) => words.includes(part)),
      };
    });
  };
  const engine: Engine = {
    ask(query) {
      asked.push(query);
      return Promise.resolve(matchesOf(query));
    },
    knows: (word) => Promise.resolve(texts.some(({ words }) => words.includes(word))),
  };
  const all = texts.flatMap(({ words }) => [...new Set(words)]);
  return {
    engine,
    asked,
    locale,
    words: listOf(all, { articles: total, common, synonyms }),
  };
}

/** A word list of these words; one that stands there twice is in two articles. */
export function listOf(
  words: readonly string[],
  rest: { articles?: number; common?: string[]; synonyms?: SynonymGroup[] } = {},
): WordList {
  return {
    articles: rest.articles ?? 100,
    common: new Set(rest.common),
    synonyms: rest.synonyms ?? [],
    wordsLike: (word) => {
      const like = words.filter((other) => letterOf(other) === letterOf(word));
      const counts = Map.groupBy(like, (other) => other);
      return Promise.resolve(new Map([...counts].map(([key, those]) => [key, those.length])));
    },
  };
}
