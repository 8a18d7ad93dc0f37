import { z } from 'zod';
import { utcDay, type Clock } from '#core/clock.ts';
import { oneOf, parseFields, requiredText, typedText, wholeNumber } from '#core/fields.ts';
import type { Endpoint } from '#core/http/endpoint.ts';
import type { MakeId } from '#core/ids.ts';
import type { Limiter } from '#core/limiter.ts';
import { ok } from '#core/result.ts';
import { maskPersonalData } from '#core/text.ts';
import type { Site } from '#config/site.ts';
import type { Database } from '#db/index.ts';
import { searches } from './table.ts';

const MAX_QUERY_CHARACTERS = 200;
const MAX_BODY_BYTES = 4 * 1024;

export type SearchDeps = {
  db: Database;
  clock: Clock;
  makeId: MakeId;
  site: Site;
  limiter: Limiter;
  isArticle(id: string): boolean;
  /** Told when a search could not be written. */
  lost: (error: unknown) => void;
};

/**
 * The log of searches: what was looked for and how much was found, so that staff see what is
 * missing. 204 for every well-formed one; beyond the limit, or when the database does not answer, it
 * is not written, because this is the one thing that may be lost (CONTRACTS).
 */
export function searchEndpoints(deps: SearchDeps): Endpoint[] {
  const schema = z.strictObject({
    query: requiredText(MAX_QUERY_CHARACTERS),
    locale: oneOf(deps.site.locales),
    results: wholeNumber(100_000),
    article: typedText(120).optional(),
  });
  return [
    {
      path: '/api/searches',
      methods: {
        POST: {
          body: { limitBytes: MAX_BODY_BYTES },
          describe: {
            summary: 'Note what was searched for',
            body: schema,
            responses: { 204: 'Noted' },
          },
          async handle(call) {
            const search = parseFields(schema, call.fields);
            if (!search.ok) return search;
            if (!deps.limiter.take(call.address).ok) return ok({ status: 204 });
            const { query, article, ...rest } = search.value;
            const row = {
              ...rest,
              id: deps.makeId(),
              query: maskPersonalData(query),
              article: article !== undefined && deps.isArticle(article) ? article : null,
              day: utcDay(deps.clock()),
            };
            await deps.db.insert(searches).values(row).catch(deps.lost);
            return ok({ status: 204 });
          },
        },
      },
    },
  ];
}
