import { index, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** Where an account can come from: a command, `PUT /api/accounts/<id>`, the product's token. */
export const ACCOUNT_SOURCES = ['command', 'api', 'token'] as const;

/** A customer: what they bought, until when. */
export const accounts = sqliteTable('accounts', {
  /** The product's own id of the account. */
  id: text().primaryKey(),
  name: text().notNull(),
  plan: text().notNull(),
  /** The plan holds through this instant; null: for good. */
  validUntil: text('valid_until'),
  /** Who said all this, and as of when. What is older never replaces what is newer. */
  source: text({ enum: ACCOUNT_SOURCES }).notNull().default('command'),
  updatedAt: text('updated_at').notNull(),
});

/** E-mail domains whose people belong to an account: lower case, in ASCII. */
export const accountDomains = sqliteTable(
  'account_domains',
  {
    domain: text().notNull(),
    account: text()
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
  },
  (table) => [
    primaryKey({ columns: [table.domain, table.account] }),
    index('account_domains_by_account').on(table.account),
  ],
);

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
