import { ar } from './ar.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { ja } from './ja.ts';

/** Every sentence Waymark says. The source language decides its shape. */
export type Words = typeof en;

/** By locale, as site.yml names it. */
export const DICTIONARIES: Record<string, Words> = { en, ar, de, ja };

/** The dictionary of a locale, else of the source language. */
export function wordsFor(locale: string): Words {
  return DICTIONARIES[locale] ?? en;
}
