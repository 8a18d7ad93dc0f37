import { and, eq, lt, sql } from 'drizzle-orm';
import type { Database } from '#db/index.ts';
import type { Reason, VoteValue } from './reasons.ts';
import { revisions, salts, votes } from './table.ts';

export type VoteRow = typeof votes.$inferSelect;
export type NewVote = Omit<typeof votes.$inferInsert, 'withdrawnAt' | 'voterKey'> & {
  voterKey: string;
  reason: Reason | null;
};

/**
 * Writes a vote in one statement: a new row, or the voter's earlier one changed. The voter's row may
 * stand under the key of the window before; looking for it inside the statement leaves no gap
 * between looking and writing. A reason given earlier stays while the value does.
 */
export async function upsertVote(
  db: Database,
  vote: NewVote,
  previousKey: string | undefined,
): Promise<VoteRow> {
  const sameVote = sql`${votes.article} = ${vote.article} and ${votes.locale} = ${vote.locale} and ${votes.revision} = ${vote.revision}`;
  const voterKey =
    previousKey === undefined
      ? sql`${vote.voterKey}`
      : sql`coalesce((select ${votes.voterKey} from ${votes} where ${sameVote} and ${votes.voterKey} = ${previousKey}), ${vote.voterKey})`;
  const [row] = await db
    .insert(votes)
    .values({ ...vote, voterKey })
    .onConflictDoUpdate({
      target: [votes.article, votes.locale, votes.revision, votes.voterKey],
      set: {
        value: sql`excluded.value`,
        reason: sql`case when excluded.reason is not null then excluded.reason when excluded.value = ${votes.value} then ${votes.reason} end`,
        comment: sql`coalesce(excluded.comment, ${votes.comment})`,
        anchor: sql`coalesce(excluded.anchor, ${votes.anchor})`,
        query: sql`coalesce(excluded.query, ${votes.query})`,
        withdrawnAt: null,
        updatedAt: sql`excluded.updated_at`,
      },
    })
    .returning();
  if (!row) throw new Error('The upsert of a vote returned no row.');
  return row;
}

export async function findVote(db: Database, tokenHash: string): Promise<VoteRow | undefined> {
  return db.select().from(votes).where(eq(votes.tokenHash, tokenHash)).get();
}

export type VoteChange = {
  value?: VoteValue;
  reason?: Reason | null;
  comment?: string;
  anchor?: string;
  withdrawnAt?: string | null;
  updatedAt: string;
};

/** Changes the vote of a token. Undefined when there is none. */
export async function changeVote(
  db: Database,
  tokenHash: string,
  change: VoteChange,
): Promise<VoteRow | undefined> {
  const [row] = await db
    .update(votes)
    .set(change)
    .where(eq(votes.tokenHash, tokenHash))
    .returning();
  return row;
}

/** Records revisions that are served for the first time. Known ones keep their first day. */
export async function recordRevisions(
  db: Database,
  served: { article: string; locale: string; revision: string }[],
  firstSeenAt: string,
): Promise<void> {
  if (served.length === 0) return;
  await db
    .insert(revisions)
    .values(served.map((s) => ({ ...s, level: 'major' as const, firstSeenAt })))
    .onConflictDoNothing();
}

export async function isKnownRevision(
  db: Database,
  key: { article: string; locale: string; revision: string },
): Promise<boolean> {
  const row = await db
    .select({ revision: revisions.revision })
    .from(revisions)
    .where(
      and(
        eq(revisions.article, key.article),
        eq(revisions.locale, key.locale),
        eq(revisions.revision, key.revision),
      ),
    )
    .get();
  return row !== undefined;
}

export async function readSalts(db: Database): Promise<Map<string, string>> {
  const rows = await db.select().from(salts);
  return new Map(rows.map(({ day, salt }) => [day, salt]));
}

/** Keeps the salt a day already has: two starts on one day must agree. */
export async function addSalt(db: Database, day: string, salt: string): Promise<void> {
  await db.insert(salts).values({ day, salt }).onConflictDoNothing();
}

export async function deleteSaltsBefore(db: Database, day: string): Promise<void> {
  await db.delete(salts).where(lt(salts.day, day));
}
