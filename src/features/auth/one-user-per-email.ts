import type { DBAdapter, Where } from 'better-auth/types';
import { isUniqueViolation } from '#db/index.ts';

/**
 * Two links of one new person confirmed at once: the library looks, finds nobody and creates the
 * person twice. Behind this the second creation answers the row of the first.
 */
export function withOneUserPerEmail(inner: DBAdapter): DBAdapter {
  return {
    ...inner,
    async create(call) {
      try {
        return await inner.create(call);
      } catch (error) {
        if (call.model !== 'user' || !isUniqueViolation(error)) throw error;
        const email = 'email' in call.data ? String(call.data.email) : '';
        const where: Where[] = [{ field: 'email', value: email }];
        return orThrow(await inner.findOne({ model: 'user', where }), error);
      }
    },
  };
}

function orThrow<Row>(row: Row | null, error: unknown): Row {
  if (row === null) throw error;
  return row;
}
