import { z } from 'zod';
import { utcDay, type Clock } from '#core/clock.ts';
import { oneOf, parseFields, requiredText, typedText, wholeNumber } from '#core/fields.ts';
import type { Answer, Endpoint } from '#core/http/endpoint.ts';
import { makeToken } from '#core/ids.ts';
import type { Limiter } from '#core/limiter.ts';
import { ok } from '#core/result.ts';
import { maskPersonalData } from '#core/text.ts';
import type { Site } from '#config/site.ts';
import type { Database } from '#db/index.ts';
import { searches } from './table.ts';

const MAX_QUERY_CHARACTERS = 200;
const MAX_BODY_BYTES = 4 * 1024;
/** Where a form without JavaScript leads. */
const THANKS_PAGE = '/search/?told';

export type SearchDeps = {
  db: Database;
  clock: Clock;
  site: Site;
  limiter: Limiter;
  isArticle(id: string): boolean;
  /** Told when a search could not be written. */
  lost: (error: unknown) => void;
};

function searchSchema(locales: string[]) {
  return z.strictObject({
    query: requiredText(MAX_QUERY_CHARACTERS).describe('What was typed. Stored masked.'),
    locale: oneOf(locales).describe('The language that was searched in.'),
    kind: oneOf(['search', 'missed-need'])
      .optional()
      .describe('`missed-need`: what a reader says they were looking for. Else a search.'),
    results: wholeNumber(100_000).describe('How many articles were found.'),
    article: typedText(120)
      .optional()
      .describe('Id of the article that was opened from the results. Leave it out for the search.'),
    position: wholeNumber(100_000)
      .refine((place) => place > 0, 'not-text')
      .optional()
      .describe('The place of that article in the list, from 1.'),
  });
}

/**
 * The log of searches: what was looked for, how much was found and what of it was opened, so that
 * staff see what is missing. 204 for every well-formed one; beyond the limit, or when the database
 * does not answer, it is not written, because this is the one thing that may be lost (CONTRACTS).
 */
export function searchEndpoints(deps: SearchDeps): Endpoint[] {
  const schema = searchSchema(deps.site.locales);
  return [
    {
      path: '/api/searches',
      methods: {
        POST: {
          body: { limitBytes: MAX_BODY_BYTES },
          describe: {
            summary: 'Note what was searched for',
            details:
              'Sent once for a search, once for each result that is opened, and when a reader says what they were looking for. Nothing about who searched is stored. Beyond the limit of an address, or when it cannot be written, the answer is the same and nothing is noted.',
            body: schema,
            example: { query: 'change my login', locale: deps.site.locales[0], results: 3 },
            answers: { 204: { says: 'Well formed. There is nothing to read.' } },
            leadsTo: 'The search page, which says thanks.',
            failures: ['invalid'],
          },
          async handle(call) {
            const search = parseFields(schema, call.fields);
            if (!search.ok) return search;
            const answer: Answer = { status: 204, seeOther: THANKS_PAGE };
            if (!deps.limiter.take(call.address).ok) return ok(answer);
            await deps.db.insert(searches).values(rowOf(deps, search.value)).catch(deps.lost);
            return ok(answer);
          },
        },
      },
    },
  ];
}

function rowOf(
  deps: SearchDeps,
  { query, locale, results, kind, article, position }: z.infer<ReturnType<typeof searchSchema>>,
): typeof searches.$inferInsert {
  return {
    // Drawn at random: a UUIDv7 would tell the instant that `day` leaves out.
    id: makeToken(),
    kind: kind === 'missed-need' ? kind : article === undefined ? 'search' : 'opened',
    query: maskPersonalData(query),
    locale,
    results,
    article: article !== undefined && deps.isArticle(article) ? article : null,
    position: article === undefined ? null : (position ?? null),
    day: utcDay(deps.clock()),
  };
}
