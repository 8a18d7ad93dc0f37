import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { readYaml } from '#config/read-yaml.ts';
import { search, searchPlainly, type Index } from '../../src/features/search/planner/search.ts';
import { openWordList } from '../../src/features/search/word-list.client.ts';
import type { PagefindEngine } from '../../src/features/search/pagefind-engine.client.ts';
import { indexContent, type ContentIndex } from './content-index.ts';
import { openIndex } from '../../src/features/search/pagefind-in-node.ts';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const ROOT = join(HERE, '../..');

const oneOrMore = z.union([z.string().transform((slug) => [slug]), z.array(z.string())]);
const KINDS = z.record(z.string(), z.array(z.tuple([z.coerce.string(), oneOrMore])));
const QUERIES = z.record(z.enum(['corpus', 'content']), KINDS);

export type Query = { from: 'corpus' | 'content'; kind: string; text: string; slugs: string[] };
/** Where in the answers the first accepted article stood, from 0; -1: not there. */
export type Judged = Query & { rank: number; plainRank: number; got: string[] };

/** Kinds whose name is a language are asked in that language, all others in English. */
const localeOf = (kind: string) => (/^[a-z]{2}$/.test(kind) ? kind : 'en');

export function readQueries(file = join(HERE, 'queries.yml')): Query[] {
  const groups = readYaml(file, QUERIES);
  return (['corpus', 'content'] as const).flatMap((from) =>
    Object.entries(groups[from]).flatMap(([kind, those]) =>
      those.map(([text, slugs]) => ({ from, kind, text, slugs })),
    ),
  );
}

/** How many results are looked at. */
const DEPTH = 10;

/** Asks every query of one content folder, with the planner and without. */
export async function judge(from: Query['from'], queries: readonly Query[]): Promise<Judged[]> {
  const contentDir = from === 'corpus' ? join(HERE, 'corpus') : join(ROOT, 'content');
  const content = await indexContent(contentDir, join(ROOT, 'content'));
  const judged: Judged[] = [];
  try {
    const asked = queries.filter((query) => query.from === from);
    refuseUnknown(asked, content);
    for (const [locale, those] of Map.groupBy(asked, ({ kind }) => localeOf(kind))) {
      const index = await openPlanned(content, locale);
      for (const query of those) judged.push(await judgeOne(query, index));
    }
  } finally {
    content.remove();
  }
  return judged;
}

type PlannedIndex = Index & { engine: PagefindEngine };

async function judgeOne(query: Query, index: PlannedIndex): Promise<Judged> {
  const slugsOf = (ids: string[]) =>
    Promise.all(
      ids.slice(0, DEPTH).map(async (id) => {
        return (await index.engine.open(id))?.url.split('/').at(-2) ?? '';
      }),
    );
  const rankIn = (found: string[]) => found.findIndex((slug) => query.slugs.includes(slug));
  const { hits } = await search(query.text, index);
  const got = await slugsOf(hits.map(({ id }) => id));
  const plain = await slugsOf(await searchPlainly(query.text, index));
  return { ...query, got, rank: rankIn(got), plainRank: rankIn(plain) };
}

/** An accepted article that is not there would make its query fail for no fault of the search. */
function refuseUnknown(queries: readonly Query[], { articles }: ContentIndex): void {
  for (const { text, kind, slugs } of queries) {
    const known = articles.filter(({ locale }) => locale === localeOf(kind));
    const missing = slugs.filter((slug) => !known.some((article) => article.slug === slug));
    if (missing.length > 0) throw new Error(`“${text}”: there is no article ${missing.join(', ')}`);
  }
}

async function openPlanned({ pagefindDir }: ContentIndex, locale: string): Promise<PlannedIndex> {
  const read = (name: string) =>
    Promise.resolve(readFileSync(join(pagefindDir, 'words', name), 'utf8'));
  const openEngine = await openIndex(pagefindDir, locale);
  return {
    engine: await openEngine(),
    words: await openWordList(read, locale),
    locale,
  };
}

/** A share with its 95 % interval (Wilson 1927), which holds for small numbers too. */
export function share(hits: number, total: number): { share: number; low: number; high: number } {
  const z = 1.96;
  const p = hits / total;
  const middle = (p + z ** 2 / (2 * total)) / (1 + z ** 2 / total);
  const half =
    (z * Math.sqrt((p * (1 - p)) / total + z ** 2 / (4 * total ** 2))) / (1 + z ** 2 / total);
  return { share: p, low: middle - half, high: middle + half };
}

/** The table of `README.md`: a line for each kind, with and without the planner. */
export function tableOf(judged: readonly Judged[]): string {
  const kinds = [...Map.groupBy(judged, ({ kind }) => kind), ['all', [...judged]] as const];
  const lines = kinds.map(([kind, those]) => {
    const cell = (limit: number, rank: (query: Judged) => number) => {
      const found = those.filter((query) => rank(query) >= 0 && rank(query) < limit).length;
      const { share: p, low, high } = share(found, those.length);
      return `${p.toFixed(2)} (${low.toFixed(2)}–${high.toFixed(2)})`;
    };
    const cells = [
      cell(1, (q) => q.rank),
      cell(3, (q) => q.rank),
      cell(1, (q) => q.plainRank),
      cell(3, (q) => q.plainRank),
    ];
    return `| ${kind} | ${those.length} | ${cells.join(' | ')} |`;
  });
  return [
    '| kind | queries | hit@1 | hit@3 | hit@1, no planner | hit@3, no planner |',
    '| --- | --- | --- | --- | --- | --- |',
    ...lines,
  ].join('\n');
}

if (import.meta.main) {
  const queries = readQueries();
  const judged = [...(await judge('corpus', queries)), ...(await judge('content', queries))];
  for (const { kind, text, slugs, rank, got } of judged.filter((query) => query.rank !== 0)) {
    console.log(
      `${rank + 1 || '-'}  ${kind}: ${text} → ${got.slice(0, 3).join(', ')}; expected ${slugs.join(' or ')}`,
    );
  }
  console.log(`\n${tableOf(judged)}`);
  process.exit(0);
}
