import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { readCatalog } from '#features/articles/catalog.ts';
import { wordsOf } from '../../src/features/search/planner/words-of.ts';
import { indexContent } from './content-index.ts';
import { judge, readQueries, share, tableOf, type Judged } from './quality.ts';

const queries = readQueries();
const isOf = (kind: string) => (query: { kind: string }) => query.kind === kind;

describe('the queries', () => {
  test.each([
    ['error', 25],
    ['typo', 20],
    ['synonym', 20],
    ['everyday', 40],
    ['de', 10],
    ['ja', 10],
  ])('%s: at least %i', (kind, least) => {
    expect(queries.filter(isOf(kind)).length).toBeGreaterThanOrEqual(least);
  });

  test('are 120 or more, each once', () => {
    const texts = queries.map(({ text }) => text);
    expect(texts.length).toBeGreaterThanOrEqual(120);
    expect(texts.filter((text, index) => texts.indexOf(text) !== index)).toEqual([]);
  });

  test('everyday ones share at most half their words with the title', () => {
    const titles = ['tests/search/corpus', 'content'].flatMap((folder) =>
      readCatalog(folder).articles.filter(({ locale }) => locale === 'en'),
    );
    const sharesMore = queries.filter(isOf('everyday')).filter(({ text, slugs }) => {
      const words = [...new Set(wordsOf(text, 'en'))];
      const title = wordsOf(titles.find(({ slug }) => slug === slugs[0])?.title ?? '', 'en');
      return words.filter((word) => title.includes(word)).length > words.length / 2;
    });
    expect(sharesMore.map(({ text }) => text)).toEqual([]);
  });

  test('the corpus has 60 articles or more', () => {
    expect(readCatalog('tests/search/corpus').articles.length).toBeGreaterThanOrEqual(60);
  });
});

describe('the planner', () => {
  let judged: Judged[] = [];
  beforeAll(async () => {
    judged = [...(await judge('corpus', queries)), ...(await judge('content', queries))];
    console.log(tableOf(judged));
  });
  const hits = (limit: number, those = judged) =>
    those.filter(({ rank }) => rank >= 0 && rank < limit).length / those.length;

  test('answers 85 of 100 queries first', () => expect(hits(1)).toBeGreaterThanOrEqual(0.85));
  test('and 95 among the first three', () => expect(hits(3)).toBeGreaterThanOrEqual(0.95));
  test('every pasted error is among the first three', () => {
    expect(hits(3, judged.filter(isOf('error')))).toBe(1);
  });
  test('no kind of query is worse off than without it', () => {
    for (const [kind, those] of Map.groupBy(judged, (query) => query.kind)) {
      const plain = those.filter(({ plainRank }) => plainRank === 0).length / those.length;
      expect(hits(1, those), kind).toBeGreaterThanOrEqual(plain);
    }
  });
});

test('the pages that are measured have the words, fields and filters of the built ones', async () => {
  const measured = await indexContent('content');
  try {
    expect(indexedIn(measured.pagefindDir)).toEqual(indexedIn('dist/client/pagefind'));
  } finally {
    measured.remove();
  }
});

/** What the index has of each article, by id. Pictures and places are the built pages’ own. */
function indexedIn(pagefindDir: string): Record<string, unknown> {
  const folder = join(pagefindDir, 'fragment');
  return Object.fromEntries(
    readdirSync(folder).map((name) => {
      const bytes = gunzipSync(readFileSync(join(folder, name))).subarray('pagefind_dcd'.length);
      const { url, content, filters, meta } = JSON.parse(bytes.toString('utf8')) as {
        url: string;
        content: string;
        filters: unknown;
        meta: Record<string, string>;
      };
      const { image: _image, image_alt: _alt, ...fields } = meta;
      return [
        fields['id'] ?? '',
        { url, words: wordsOf(content, 'en').join(' '), filters, fields },
      ];
    }),
  );
}

describe('share', () => {
  test.each([
    [0, 10, 0, 0.278],
    [10, 10, 0.722, 1],
    [45, 50, 0.786, 0.957],
  ])('%i of %i: %f to %f', (found, total, low, high) => {
    const interval = share(found, total);
    expect(interval.low).toBeCloseTo(low, 3);
    expect(interval.high).toBeCloseTo(high, 3);
  });
});
