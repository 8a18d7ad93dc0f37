import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const VOCABULARY = 20_000;
const CATEGORIES = 20;
const HEADINGS = 5;

/** Numbers from 0 to 1, the same ones for a seed (mulberry32, public domain). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const SYLLABLES = 'ka lo mi ren tu sa vel do pri no sten ba fu gra il om'.split(' ');

/** A made-up word; small numbers are frequent ones, as in a language (Zipf). */
function word(random: () => number): string {
  let rank = Math.floor(VOCABULARY ** random());
  let text = '';
  do {
    text += SYLLABLES[rank % SYLLABLES.length] ?? '';
    rank = Math.floor(rank / SYLLABLES.length);
  } while (rank > 0);
  return text;
}

const words = (count: number, random: () => number) =>
  Array.from({ length: count }, () => word(random)).join(' ');

/** About 520 words: paragraphs, lists, inline code and links under five headings. */
function body(index: number, count: number, random: () => number): string {
  const link = () => `/articles/a${Math.floor(random() * count)}/`;
  return Array.from(
    { length: HEADINGS },
    (_, part) => `## ${words(4, random)} ${index}-${part}

${words(45, random)}. ${words(12, random)} [${words(3, random)}](${link()}) ${words(8, random)}.

- ${words(8, random)}
- ${words(7, random)} \`${word(random)}-${part}\`
- ${words(9, random)}
`,
  ).join('\n');
}

/** Steps with screenshots, for the articles that have some. */
function steps(pictures: string[], random: () => number): string {
  if (pictures.length === 0) return '';
  const items = pictures.map(
    (picture, index) =>
      `${index + 1}. **${words(3, random)}.** ${words(10, random)}.\n\n   ![${words(8, random)}](./${picture})\n`,
  );
  return `<Steps>\n\n${items.join('\n')}\n</Steps>\n`;
}

/**
 * Writes articles nobody wrote, the same ones each time, as `articles/en/c<n>/a<n>/index.mdx`, and
 * their categories.
 *
 * @param pictureOf the bytes of the n-th screenshot
 */
export function writeManyArticles(
  contentDir: string,
  count: number,
  { screenshotsEach = 0, pictureOf = (_n: number): Buffer => Buffer.alloc(0) } = {},
): void {
  for (let index = 0; index < count; index++) {
    const random = randomFrom(index + 1);
    const folder = join(contentDir, 'articles/en', `c${index % CATEGORIES}`, `a${index}`);
    mkdirSync(folder, { recursive: true });
    const pictures = Array.from({ length: screenshotsEach }, (_, n) => `${n + 1}-step.png`);
    for (const [n, name] of pictures.entries()) {
      writeFileSync(join(folder, name), pictureOf(index * screenshotsEach + n));
    }
    writeFileSync(join(folder, 'index.mdx'), article(index, count, pictures, random));
  }
  const categories = Array.from(
    { length: CATEGORIES },
    (_, n) =>
      `- { id: c${n}, title: { en: Category ${n} }, description: { en: Articles of ${n}. } }`,
  );
  writeFileSync(join(contentDir, 'categories.yml'), `${categories.join('\n')}\n`);
}

function article(index: number, count: number, pictures: string[], random: () => number): string {
  return `---
id: a${index}
title: ${words(5, random)} ${index}
description: ${words(10, random)}.
updated: 2026-01-01
---

${words(30, random)}.

${steps(pictures, random)}
${body(index, count, random)}`;
}
