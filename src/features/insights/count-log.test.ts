import { expect, test } from 'vitest';
import type { LogFormat } from './access-log.ts';
import { countLine, newLogCount } from './count-log.ts';

const articleAt = (address: string) =>
  address === '/articles/x/' ? { article: 'x', locale: 'en' } : undefined;
const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0';

function line(change: { request?: string; status?: number; day?: string; agent?: string } = {}) {
  const { request = 'GET /articles/x/', status = 200, day = '22/Nov', agent = FIREFOX } = change;
  return `::1 - - [${day}/2026:10:00:00 +0000] "${request} HTTP/2.0" ${status} 1 "-" "${agent}"`;
}

function count(lines: (string | undefined)[], format: LogFormat = 'combined') {
  const total = newLogCount();
  for (const each of lines) countLine(total, each, { format, articleAt });
  const { days, ...numbers } = total;
  const reads = [...days].map(([day, rows]) => [day, [...rows.values()].map((row) => row.count)]);
  return { ...numbers, reads };
}

const NONE = { lines: 1, counted: 0, bots: 0, unknown: 0, other: 0, malformed: 0 };
const NO_READS = [['2026-11-22', []]];

test.each([
  ['a read', line(), { counted: 1, reads: [['2026-11-22', [1]]] }],
  ['one that was still right', line({ status: 304 }), { counted: 1, reads: [['2026-11-22', [1]]] }],
  ['a bot', line({ agent: 'Googlebot/2.1' }), { bots: 1 }],
  ['nobody', line({ agent: '-' }), { bots: 1 }],
  ['an article that is gone', line({ request: 'GET /articles/gone/' }), { unknown: 1 }],
  ['a redirect', line({ status: 308 }), { other: 1 }],
  ['an article not found', line({ request: 'GET /articles/no/', status: 404 }), { other: 1 }],
  ['a HEAD', line({ request: 'HEAD /articles/x/' }), { other: 1 }],
  ['a vote', line({ request: 'POST /api/votes' }), { other: 1 }],
  ['a file', line({ request: 'GET /icon.svg' }), { other: 1 }],
  ['bytes', line({ request: String.raw`\x16\x03` }), { other: 1 }],
  ['another text', 'hello', { malformed: 1, reads: [] }],
  ['a line too long', undefined, { malformed: 1, reads: [] }],
])('%s', (_, each, expected) => {
  expect(count([each])).toEqual({ ...NONE, reads: NO_READS, ...expected });
});

test('days are counted apart', () => {
  const { lines, counted, reads } = count([line(), line({ day: '23/Nov' }), line()]);
  expect({ lines, counted }).toEqual({ lines: 3, counted: 3 });
  expect(reads).toEqual([
    ['2026-11-22', [2]],
    ['2026-11-23', [1]],
  ]);
});

test('where no program is named, everybody counts', () => {
  expect(count([line({ agent: 'Googlebot/2.1' })], 'common').counted).toBe(1);
});
