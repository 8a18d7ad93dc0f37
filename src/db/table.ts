import { index, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/**
 * Answers that were given under an idempotency key, so that sending again changes nothing
 * (draft-ietf-httpapi-idempotency-key-header). A row is written in the batch of what it answers.
 */
export const idempotency = sqliteTable(
  'idempotency',
  {
    /** Who sent it: one caller's key means nothing to another. */
    caller: text().notNull(),
    route: text().notNull(),
    key: text().notNull(),
    /** SHA-256 of the payload: the same key with another payload is refused. */
    payloadHash: text('payload_hash').notNull(),
    answer: text({ mode: 'json' }).$type<unknown>().notNull(),
    createdAt: text('created_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.caller, table.route, table.key] }),
    index('idempotency_by_age').on(table.createdAt),
  ],
);
