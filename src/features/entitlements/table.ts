import { index, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** A customer: what they bought, until when. */
export const accounts = sqliteTable('accounts', {
  /** The product's own id of the account. */
  id: text().primaryKey(),
  name: text().notNull(),
  plan: text().notNull(),
  /** E-mail domains whose people belong to it, as a JSON list. */
  domains: text({ mode: 'json' }).$type<string[]>().notNull(),
  validUntil: text('valid_until'),
  updatedAt: text('updated_at').notNull(),
});

/** People of an account, by e-mail address in lower case. */
export const members = sqliteTable(
  'members',
  {
    account: text()
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    email: text().notNull(),
    role: text({ enum: ['member', 'manager'] }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.account, table.email] }),
    index('members_by_email').on(table.email),
  ],
);
