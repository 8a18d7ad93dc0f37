import { or, and, eq, inArray, sql } from 'drizzle-orm';
import type { AppError } from '#core/app-error.ts';
import { err, ok, type Result } from '#core/result.ts';
import { isUniqueViolation, type Database } from '#db/index.ts';
import { findReplay, replayRow, type IdempotencyKey } from '#db/idempotency.ts';
import { idempotency } from '#db/table.ts';
import { upsertQuery, upsertVote, type NewVote, type VoteRow } from './store.ts';
import { votes } from './table.ts';

const ROUTE = 'POST /api/votes';

/** An Idempotency-Key and all that was sent with it. */
export type Once = Pick<IdempotencyKey, 'key' | 'payload'>;

/** What an answer is made of. */
export type WrittenVote = {
  row: AnswerRow;
  isNew: boolean;
  /** The voter's row was found under the key of the window before. */
  isUnderPreviousKey: boolean;
};
export type AnswerRow = Pick<VoteRow, (typeof ANSWERED)[number]>;

const ANSWERED = [
  'id',
  'article',
  'locale',
  'revision',
  'value',
  'reason',
  'comment',
  'anchor',
  'query',
  'withdrawnAt',
] as const;

/** The answer given before under this key; undefined without a key, or when the key is new. */
export async function findAnswer(
  db: Database,
  once: Once | undefined,
): Promise<Result<WrittenVote, AppError> | undefined> {
  if (once === undefined) return undefined;
  const replay = await findReplay(db, asked(once));
  if (replay.kind === 'new') return undefined;
  return replay.kind === 'mismatch'
    ? err({ code: 'idempotency-mismatch' })
    : ok(toWritten(replay.answer));
}

/** Writes the vote, with a key in one batch with the answer, so that both are stored or neither. */
export async function writeVote(
  db: Database,
  once: Once | undefined,
  vote: NewVote,
): Promise<Result<WrittenVote, AppError>> {
  if (once === undefined) {
    return ok(written(await upsertVote(db, vote), vote));
  }
  const now = new Date(vote.updatedAt);
  const answer = replayRow(asked(once), null, now);
  try {
    const [rows] = await db.batch([
      upsertQuery(db, vote),
      db.insert(idempotency).values({ ...answer, answer: answerOf(vote) }),
    ]);
    const [row] = rows;
    if (!row) throw new Error('The upsert of a vote returned no row.');
    return ok(written(row, vote));
  } catch (error) {
    // The same vote sent twice at once: the other one's answer is ours.
    const twin = isUniqueViolation(error) ? await findAnswer(db, once) : undefined;
    if (!twin) throw error;
    return twin;
  }
}

/**
 * The key alone names a vote: whoever sends it again after hours has another voter key, and that is
 * just when it must not count twice. Keys are too long to be guessed (routes.ts).
 */
function asked(once: Once): IdempotencyKey {
  return { caller: '', route: ROUTE, ...once };
}

/** Reads the answer inside the batch, after the upsert: only there is it known which row it met. */
function answerOf(vote: NewVote) {
  const columns = sql.join(
    ANSWERED.map((name) => sql`${sql.raw(`'${name}'`)}, ${votes[name]}`),
    sql`, `,
  );
  const keys = [vote.voterKey, ...(vote.previousKey === null ? [] : [vote.previousKey])];
  const sameVote = and(
    eq(votes.article, vote.article),
    eq(votes.locale, vote.locale),
    eq(votes.revision, vote.revision),
    inArray(votes.voterKey, keys),
  );
  const isNew = sql`json(case when ${votes.id} = ${vote.id} then 'true' else 'false' end)`;
  return sql`(select json_object(${columns}, 'isNew', ${isNew}) from ${votes} where ${or(eq(votes.id, vote.id), sameVote)} order by ${votes.updatedAt} desc limit 1)`;
}

function written(row: VoteRow, vote: NewVote): WrittenVote {
  const isUnderPreviousKey = row.voterKey !== null && row.voterKey === vote.previousKey;
  return { row, isNew: row.id === vote.id, isUnderPreviousKey };
}

function toWritten(answer: unknown): WrittenVote {
  const { isNew, ...row } = answer as AnswerRow & { isNew: boolean };
  return { row, isNew, isUnderPreviousKey: false };
}
