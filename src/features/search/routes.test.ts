import fc from 'fast-check';
import { expect, test } from 'vitest';
import { expectFaultsNamed, hostileFields } from '#core/fields-fixture.ts';
import type { Call } from '#core/http/endpoint.ts';
import { searchEndpoints, type SearchDeps } from './routes.ts';

const KNOWN = {
  query: ['new login', 'error for ana@example.com', 'x'.repeat(200), 'x'.repeat(201)],
  locale: ['en', 'de'],
  results: ['0', '3', '100000', '100001', '-1', '1.5', '0x10', ' 7', '1e3'],
  article: ['change-my-login', 'nothing'],
  kind: ['search', 'missed-need', 'opened'],
};

test('whatever fields come in, what is noted is a search, and what is not is named', async () => {
  const noted: Record<string, unknown>[] = [];
  const insert = () => ({
    values: (row: Record<string, unknown>) => {
      noted.push(row);
      return Promise.resolve();
    },
  });
  const [endpoint] = searchEndpoints({
    db: { insert },
    clock: () => new Date('2026-11-22T10:00:00Z'),
    makeId: () => 'id',
    site: { locales: ['en', 'de'] },
    limiter: { take: () => ({ ok: true, giveBack: () => undefined }) },
    isArticle: (id: string) => id === 'change-my-login',
    lost: () => undefined,
  } as unknown as SearchDeps);
  let rows = 0;
  await fc.assert(
    fc.asyncProperty(hostileFields(KNOWN), async (fields) => {
      noted.length = 0;
      const call = { fields, address: '192.0.2.1' } as Partial<Call> as Call;
      const answer = await endpoint?.methods.POST?.handle(call);
      if (!answer) throw new Error('There is no such endpoint.');
      expectFaultsNamed(answer, fields, Object.keys(KNOWN));
      expect(noted).toHaveLength(answer.ok ? 1 : 0);
      const [row] = noted;
      if (row === undefined) return;
      rows++;
      expect(['number', 'string']).toContain(typeof fields['results']);
      expect(row).toMatchObject({ day: '2026-11-22', results: Number(fields['results']) });
      expect([0, 3, 7, 100_000]).toContain(row['results']);
      expect(['en', 'de']).toContain(row['locale']);
      expect(['change-my-login', null]).toContain(row['article']);
      expect(row['kind'] === 'missed-need').toBe(fields['kind'] === 'missed-need');
      expect(row['query']).not.toMatch(/@|\u0000/);
    }),
    { numRuns: 10_000 },
  );
  expect(rows).toBeGreaterThan(100);
});
