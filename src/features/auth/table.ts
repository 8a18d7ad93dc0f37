import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

// The identity library's tables. Property names are its field names; `accounts` is not used as a
// name, because that word means a customer's account here.

export const identityUsers = sqliteTable('identity_users', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  email: text('email').notNull().unique(),
  emailVerified: integer('email_verified', { mode: 'boolean' }).notNull(),
  image: text('image'),
  createdAt: text('created_at').notNull(),
  updatedAt: text('updated_at').notNull(),
});

/** There is no column for an address or a user agent, so none can be stored. */
export const identitySessions = sqliteTable(
  'identity_sessions',
  {
    id: text('id').primaryKey(),
    userId: text('user_id')
      .notNull()
      .references(() => identityUsers.id, { onDelete: 'cascade' }),
    /** SHA-256 of the token in the cookie (see hashed-sessions.ts). */
    token: text('token_hash').notNull().unique(),
    expiresAt: text('expires_at').notNull(),
    createdAt: text('created_at').notNull(),
    updatedAt: text('updated_at').notNull(),
  },
  (table) => [
    index('identity_sessions_user_id').on(table.userId),
    index('identity_sessions_expires_at').on(table.expiresAt),
  ],
);

/** Ways to sign in other than a mailed link. Empty until there are some. */
export const identityAccounts = sqliteTable(
  'identity_accounts',
  {
    id: text('id').primaryKey(),
    userId: text('user_id')
      .notNull()
      .references(() => identityUsers.id, { onDelete: 'cascade' }),
    accountId: text('account_id').notNull(),
    providerId: text('provider_id').notNull(),
    accessToken: text('access_token'),
    refreshToken: text('refresh_token'),
    idToken: text('id_token'),
    accessTokenExpiresAt: text('access_token_expires_at'),
    refreshTokenExpiresAt: text('refresh_token_expires_at'),
    scope: text('scope'),
    password: text('password'),
    createdAt: text('created_at').notNull(),
    updatedAt: text('updated_at').notNull(),
  },
  (table) => [index('identity_accounts_user_id').on(table.userId)],
);

/** Mailed links that were not used yet. The identifier holds the link token's SHA-256. */
export const identityVerifications = sqliteTable(
  'identity_verifications',
  {
    id: text('id').primaryKey(),
    identifier: text('identifier').notNull(),
    value: text('value').notNull(),
    expiresAt: text('expires_at').notNull(),
    createdAt: text('created_at').notNull(),
    updatedAt: text('updated_at').notNull(),
  },
  (table) => [
    index('identity_verifications_identifier').on(table.identifier),
    index('identity_verifications_expires_at').on(table.expiresAt),
  ],
);

/** Tokens of the product that signed somebody in, until they would have ended anyway. */
export const usedTokens = sqliteTable(
  'used_tokens',
  {
    /** SHA-256 of the token's `jti`. */
    tokenHash: text('token_hash').primaryKey(),
    expiresAt: text('expires_at').notNull(),
  },
  (table) => [index('used_tokens_expires_at').on(table.expiresAt)],
);

/** Codes of mailed links, kept a day so that their tries count for the mailbox. */
export const signInCodes = sqliteTable(
  'sign_in_codes',
  {
    id: text('id').primaryKey(),
    /** SHA-256 of what the browser that asked holds. */
    askHash: text('ask_hash').notNull(),
    /** HMAC of the address. */
    mailbox: text('mailbox').notNull(),
    /** The link's token, opened only by what the browser holds and the code together. */
    sealedLink: text('sealed_link').notNull(),
    tries: integer('tries').notNull(),
    expiresAt: text('expires_at').notNull(),
    createdAt: text('created_at').notNull(),
  },
  (table) => [
    index('sign_in_codes_ask_hash').on(table.askHash),
    index('sign_in_codes_mailbox').on(table.mailbox),
    index('sign_in_codes_created_at').on(table.createdAt),
  ],
);
