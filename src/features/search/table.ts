import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** What was looked for, masked, with nothing about who looked. */
export const searches = sqliteTable(
  'searches',
  {
    id: text().primaryKey(),
    /** A search that was made, a result of one that was opened, or what a reader said they missed. */
    kind: text({ enum: ['search', 'opened', 'missed-need'] })
      .notNull()
      .default('search'),
    /** What was typed; of a missed need the reader's own words, which may be longer. */
    query: text().notNull(),
    locale: text().notNull(),
    /** How many articles were found; of a missed need 0, for the reader found nothing. */
    results: integer().notNull(),
    /** The result that was opened; of a missed need the article it was missed in. */
    article: text(),
    /** The place of the opened result in the list, from 1. */
    position: integer(),
    /** UTC day; an instant would help to tell who it was. */
    day: text().notNull(),
  },
  (table) => [index('searches_by_day').on(table.day, table.results)],
);
