import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

export const DELIVERY_STATES = ['due', 'sending', 'delivered', 'dead'] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** Announcements that must leave: written in the same batch as what they announce, delivered later. */
export const outbox = sqliteTable(
  'outbox',
  {
    id: text('id').primaryKey(),
    kind: text('kind', { enum: ['mail'] }).notNull(),
    /** Who it goes to; empty once delivered, because what has left need not be kept. */
    destination: text('destination').notNull(),
    /** JSON; `{}` once delivered. */
    payload: text('payload').notNull(),
    state: text('state', { enum: DELIVERY_STATES }).notNull(),
    attempts: integer('attempts').notNull(),
    nextAttemptAt: text('next_attempt_at').notNull(),
    lastError: text('last_error'),
    createdAt: text('created_at').notNull(),
    deliveredAt: text('delivered_at'),
  },
  (table) => [index('outbox_state_next_attempt_at').on(table.state, table.nextAttemptAt)],
);

export type OutboxRow = typeof outbox.$inferSelect;
