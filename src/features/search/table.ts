import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** What was searched for, masked, with nothing about who searched. */
export const searches = sqliteTable(
  'searches',
  {
    id: text().primaryKey(),
    query: text().notNull(),
    locale: text().notNull(),
    /** How many articles were found. */
    results: integer().notNull(),
    /** The result that was opened. */
    article: text(),
    /** UTC day; an instant would help to tell who it was. */
    day: text().notNull(),
  },
  (table) => [index('searches_by_day').on(table.day, table.results)],
);
