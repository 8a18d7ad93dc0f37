import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { readYaml } from '#config/read-yaml.ts';
import { wordsOf } from '../planner/words-of.ts';

const MAX_PHRASE_WORDS = 4;
const MAX_GROUP = 12;

/** Groups of words and phrases that mean the same, folded, by language. */
export type Synonyms = ReadonlyMap<string, string[][]>;

/**
 * Reads `synonyms/<locale>.yml` of every language that has one. Throws ConfigError with file, line,
 * found and expected.
 */
export function readSynonyms(contentDir: string, locales: readonly string[]): Synonyms {
  return new Map(locales.map((locale) => [locale, readGroups(contentDir, locale)]));
}

function readGroups(contentDir: string, locale: string): string[][] {
  const file = join(contentDir, 'synonyms', `${locale}.yml`);
  if (!existsSync(file)) return [];
  const phrase = z
    .string('a word or phrase, in quotes if it is a number')
    .refine((text) => wordsOf(text, locale).length > 0, { error: 'letters or digits' })
    .refine((text) => wordsOf(text, locale).length <= MAX_PHRASE_WORDS, {
      error: `at most ${MAX_PHRASE_WORDS} words`,
    });
  const group = z
    .array(phrase, 'a list of words and phrases that mean the same')
    .min(2, 'two or more that mean the same')
    .max(MAX_GROUP, `at most ${MAX_GROUP} that mean the same`);
  const groups = readYaml(file, z.array(group, 'a list of groups'));
  return groups.map((phrases) => [
    ...new Set(phrases.map((text) => wordsOf(text, locale).join(' '))),
  ]);
}
