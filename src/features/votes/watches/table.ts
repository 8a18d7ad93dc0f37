import { index, sqliteTable, text, unique } from 'drizzle-orm/sqlite-core';

/** Readers who want to hear when the article they failed on was mended. Gone once they heard. */
export const watches = sqliteTable(
  'watches',
  {
    id: text().primaryKey(),
    article: text().notNull(),
    locale: text().notNull(),
    /** The revision they had trouble with; a mail goes out only when another one is served. */
    revision: text().notNull(),
    reason: text().notNull(),
    email: text().notNull(),
    /** Null until the owner of the address said yes. */
    confirmedAt: text('confirmed_at'),
    createdAt: text('created_at').notNull(),
  },
  (table) => [
    unique('watches_one_per_address').on(table.article, table.locale, table.email),
    index('watches_by_created_at').on(table.createdAt),
  ],
);

export type WatchRow = typeof watches.$inferSelect;
