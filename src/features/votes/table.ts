import { index, integer, primaryKey, sqliteTable, text, unique } from 'drizzle-orm/sqlite-core';

/** One reader's judgement of one revision of an article. */
export const votes = sqliteTable(
  'votes',
  {
    id: text().primaryKey(),
    article: text().notNull(),
    locale: text().notNull(),
    revision: text().notNull(),
    /** HMAC; see voter-key.ts. Nulled when the retention time is over. */
    voterKey: text('voter_key'),
    value: text({ enum: ['up', 'down'] }).notNull(),
    reason: text(),
    comment: text(),
    /** The step or problem that failed, e.g. `step-3`. */
    anchor: text(),
    /** The search that led to the article, masked. */
    query: text(),
    state: text({ enum: ['counted', 'quarantined'] }).notNull(),
    /** SHA-256 of the token that authorises changes. */
    tokenHash: text('token_hash').notNull().unique(),
    /** Whether the server knew the revision; a page cached from before a deploy may send another. */
    revisionKnown: integer('revision_known', { mode: 'boolean' }).notNull(),
    withdrawnAt: text('withdrawn_at'),
    createdAt: text('created_at').notNull(),
    updatedAt: text('updated_at').notNull(),
  },
  (table) => [
    unique('votes_one_per_voter').on(table.article, table.locale, table.revision, table.voterKey),
    index('votes_by_article').on(table.article, table.locale, table.updatedAt),
  ],
);

/** The first day each revision of an article was served. */
export const revisions = sqliteTable(
  'revisions',
  {
    article: text().notNull(),
    locale: text().notNull(),
    revision: text().notNull(),
    level: text({ enum: ['minor', 'medium', 'major'] }).notNull(),
    firstSeenAt: text('first_seen_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.article, table.locale, table.revision] })],
);

/** Random salts of the voter key, one a day; deleted when older than 48 hours. */
export const salts = sqliteTable('salts', {
  day: text().primaryKey(),
  salt: text().notNull(),
});
