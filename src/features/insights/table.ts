import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** How often an article was read in a locale on a UTC day. Nothing about who read it. */
export const reads = sqliteTable(
  'reads',
  {
    article: text().notNull(),
    locale: text().notNull(),
    day: text().notNull(),
    count: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.article, table.locale, table.day] }),
    index('reads_by_day').on(table.day),
  ],
);
