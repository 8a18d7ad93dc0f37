import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';
import { wordsOf } from '../planner/words-of.ts';

/** Pagefind writes this before what it packs. */
const SIGNATURE_BYTES = 'pagefind_dcd'.length;
const FRAGMENT = z.object({ content: z.string(), meta: z.record(z.string(), z.string()) });
/** Fields that are for machines, and hold no words of the language. */
const NO_WORDS = /^(id|problems|image|image_alt|title\d+)$/;

/** The words of one language and how many articles hold each: of the texts exactly as indexed. */
export type Words = { articles: number; counts: Map<string, number> };

/** Reads the words of a built index, from the texts Pagefind keeps for its excerpts. */
export function readWords(pagefindDir: string, locale: string): Words {
  const counts = new Map<string, number>();
  const folder = join(pagefindDir, 'fragment');
  const files = readdirSync(folder).filter((name) => name.startsWith(`${locale.toLowerCase()}_`));
  for (const name of files) {
    const text = gunzipSync(readFileSync(join(folder, name))).subarray(SIGNATURE_BYTES);
    const { content, meta } = FRAGMENT.parse(JSON.parse(text.toString('utf8')));
    const fields = Object.entries(meta).flatMap(([name, value]) =>
      NO_WORDS.test(name) ? [] : value,
    );
    const words = wordsOf([content, ...fields].join(' '), locale);
    for (const word of new Set(words)) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return { articles: files.length, counts };
}
