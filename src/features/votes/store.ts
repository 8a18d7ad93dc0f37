import { and, eq, lt, sql, type SQL } from 'drizzle-orm';
import type { Database } from '#db/index.ts';
import type { Reason, VoteValue } from './reasons.ts';
import { revisions, salts, votes } from './table.ts';

export type VoteRow = typeof votes.$inferSelect;
export type NewVote = Omit<VoteRow, 'withdrawnAt' | 'voterKey' | 'reason'> & {
  voterKey: string;
  /** The key of the window before; the voter's row may stand under it. */
  previousKey: string | null;
  reason: Reason | null;
};

/**
 * Writes a vote in one statement: a new row, or the voter's earlier one changed. Looking for the row
 * of the window before inside the statement leaves no gap between looking and writing. A reason
 * given earlier, and where it failed, stay while the value does; what was set aside stays so.
 */
export async function upsertVote(db: Database, vote: NewVote): Promise<VoteRow> {
  const [row] = await preparedUpsert(db).execute(vote);
  if (!row) throw new Error('The upsert of a vote returned no row.');
  return row;
}

/** The same as a query for a batch, built anew. */
export function upsertQuery(db: Database, vote: NewVote) {
  return buildUpsert(db, (name) => sql`${vote[name]}`);
}

type PreparedUpsert = ReturnType<ReturnType<typeof buildUpsert>['prepare']>;
const prepared = new WeakMap<Database, PreparedUpsert>();

/** Building the SQL costs as much as running it, so it is built once for each database. */
function preparedUpsert(db: Database): PreparedUpsert {
  const known =
    prepared.get(db) ?? buildUpsert(db, (name) => sql`${sql.placeholder(name)}`).prepare();
  prepared.set(db, known);
  return known;
}

function buildUpsert(db: Database, value: (name: keyof NewVote) => SQL) {
  const previousRow = sql`select ${votes.voterKey} from ${votes} where ${votes.article} = ${value('article')} and ${votes.locale} = ${value('locale')} and ${votes.revision} = ${value('revision')} and ${votes.voterKey} = ${value('previousKey')}`;
  return db
    .insert(votes)
    .values({
      id: value('id'),
      article: value('article'),
      locale: value('locale'),
      revision: value('revision'),
      voterKey: sql`coalesce((${previousRow}), ${value('voterKey')})`,
      value: value('value'),
      reason: value('reason'),
      comment: value('comment'),
      anchor: value('anchor'),
      query: value('query'),
      state: value('state'),
      tokenHash: value('tokenHash'),
      revisionKnown: value('revisionKnown'),
      createdAt: value('createdAt'),
      updatedAt: value('updatedAt'),
    })
    .onConflictDoUpdate({
      target: [votes.article, votes.locale, votes.revision, votes.voterKey],
      set: {
        value: sql`excluded.value`,
        reason: sql`case when excluded.reason is not null then excluded.reason when excluded.value = ${votes.value} then ${votes.reason} end`,
        comment: sql`coalesce(excluded.comment, ${votes.comment})`,
        anchor: sql`case when excluded.anchor is not null then excluded.anchor when excluded.value = ${votes.value} then ${votes.anchor} end`,
        query: sql`coalesce(excluded.query, ${votes.query})`,
        state: sql`case when excluded.state = 'quarantined' then excluded.state else ${votes.state} end`,
        withdrawnAt: null,
        updatedAt: sql`excluded.updated_at`,
      },
    })
    .returning();
}

export async function findVote(db: Database, tokenHash: string): Promise<VoteRow | undefined> {
  return db.select().from(votes).where(eq(votes.tokenHash, tokenHash)).get();
}

export type VoteChange = {
  value?: VoteValue;
  reason?: Reason | null;
  comment?: string | null;
  anchor?: string | null;
  state?: VoteRow['state'];
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

/**
 * Records revisions that are served for the first time. Known ones keep their first day, and weigh
 * what their author says now.
 */
export async function recordRevisions(
  db: Database,
  served: Pick<typeof revisions.$inferInsert, 'article' | 'locale' | 'revision' | 'level'>[],
  firstSeenAt: string,
): Promise<void> {
  if (served.length === 0) return;
  await db
    .insert(revisions)
    .values(served.map((one) => ({ ...one, firstSeenAt })))
    .onConflictDoUpdate({
      target: [revisions.article, revisions.locale, revisions.revision],
      set: { level: sql`excluded.level` },
      setWhere: sql`${revisions.level} <> excluded.level`,
    });
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
