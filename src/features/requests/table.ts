import { index, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** A person's question to the support team; agents call it a ticket. */
export const requests = sqliteTable(
  'requests',
  {
    id: text().primaryKey(),
    /** What people quote: `WM-` and eight letters or digits. */
    reference: text().notNull().unique(),
    /** Who asks; see the identity tables. */
    requester: text().notNull(),
    requesterEmail: text('requester_email').notNull(),
    account: text(),
    /** The plan at the moment of sending: later changes of it do not change the promise. */
    plan: text().notNull(),
    subject: text().notNull(),
    /** Id of the topic that was chosen, as site.yml had it then. */
    topic: text(),
    status: text({ enum: ['new', 'open', 'pending', 'hold', 'solved', 'closed'] }).notNull(),
    locale: text().notNull(),
    // The trail: what was read and said before asking. Typed once, asked never again.
    article: text(),
    revision: text(),
    vote: text(),
    voteValue: text('vote_value'),
    reason: text(),
    query: text(),
    createdAt: text('created_at').notNull(),
    updatedAt: text('updated_at').notNull(),
  },
  (table) => [index('requests_by_requester').on(table.requester, table.createdAt)],
);

export const messages = sqliteTable(
  'messages',
  {
    id: text().primaryKey(),
    request: text()
      .notNull()
      .references(() => requests.id, { onDelete: 'cascade' }),
    author: text().notNull(),
    body: text().notNull(),
    createdAt: text('created_at').notNull(),
  },
  (table) => [index('messages_by_request').on(table.request, table.createdAt)],
);

/** What somebody typed before they were signed in; kept for 24 hours. */
export const drafts = sqliteTable(
  'drafts',
  {
    /** SHA-256 of the token that leads back to it. */
    tokenHash: text('token_hash').primaryKey(),
    /** The fields, encrypted under the token. */
    sealed: text().notNull(),
    expiresAt: text('expires_at').notNull(),
  },
  (table) => [index('drafts_by_expiry').on(table.expiresAt)],
);

/** Who did what to which row. Written in the batch of what it records. */
export const audit = sqliteTable('audit', {
  id: text().primaryKey(),
  actor: text().notNull(),
  action: text().notNull(),
  subject: text().notNull(),
  createdAt: text('created_at').notNull(),
});
