import type { AppError } from '#core/app-error.ts';
import type { Clock } from '#core/clock.ts';
import { hashToken, hmac, type MakeId } from '#core/ids.ts';
import { countIfDone, takeAll, type WindowLimiter } from '#core/limiter.ts';
import { err, ok, type Result } from '#core/result.ts';
import { maskPersonalData } from '#core/text.ts';
import type { Database } from '#db/index.ts';
import { fits, needsComment, type Reason } from './reasons.ts';
import type { SaltKeeper } from './salt-keeper.ts';
import type { Amendment, VoteInput } from './schema.ts';
import { changeVote, findVote, isKnownRevision, type VoteChange, type VoteRow } from './store.ts';
import { voterKey, type VoterTraces } from './voter-key.ts';
import {
  findAnswer,
  writeVote,
  type AnswerRow,
  type Once,
  type WrittenVote,
} from './write-vote.ts';

/** What votes need from the rest of the house. Made once in server.ts. */
export type VoteDeps = {
  db: Database;
  clock: Clock;
  makeId: MakeId;
  secret: string;
  salts: SaltKeeper;
  /** By voter key, and by network address. Refused votes do not count. */
  limits: { voter: WindowLimiter; address: WindowLimiter };
  /** The revision now served of an article in a locale (or of its source); undefined: no such article. */
  currentRevision(article: string, locale: string): string | undefined;
};

/** A vote as its sender sees it. `token` authorises changes and stands in no log and no table. */
export type Vote = Pick<
  VoteRow,
  'id' | 'article' | 'locale' | 'revision' | 'value' | 'comment' | 'anchor' | 'query'
> & { token: string; reason: Reason | null; withdrawn: boolean };

export type CastVote = { vote: Vote; isNew: boolean; cookie: string | undefined };

export type Sender = {
  traces: VoterTraces;
  /** Stored and answered like any other, but not counted (suspicion.ts). */
  isSuspicious: boolean;
  /** Idempotency-Key with all that was sent: the same again gets the answer given before. */
  once: Once | undefined;
};

/**
 * Records a vote: one row per article, locale, revision and voter, the last word wins. Fails with
 * `unknown-article`, `idempotency-mismatch` or `too-many-requests`. Resolves after the commit.
 */
export async function castVote(
  deps: VoteDeps,
  input: VoteInput,
  sender: Sender,
): Promise<Result<CastVote, AppError>> {
  const served = deps.currentRevision(input.article, input.locale);
  if (served === undefined) return err({ code: 'unknown-article' });
  const now = deps.clock();
  await deps.salts.prepare(now);
  const voter = voterKey(sender.traces, deps.secret, now, deps.salts.saltOf);
  const before = await findAnswer(deps.db, sender.once);
  if (before && !before.ok) return before;
  // Today's traces may name another voter than those of the vote that is answered again.
  if (before) return ok(cast(deps, before.value, undefined));

  const taken = takeAll(
    [deps.limits.voter, voter.key],
    [deps.limits.address, sender.traces.address],
  );
  if (!taken.ok) {
    return err({ code: 'too-many-requests', retryAfterSeconds: taken.retryAfterSeconds });
  }
  const id = deps.makeId();
  const { email: _email, ...said } = input;
  const written = await countIfDone(taken, async () =>
    writeVote(deps.db, sender.once, {
      ...said,
      id,
      voterKey: voter.key,
      previousKey: voter.previousKey ?? null,
      reason: input.reason ?? null,
      comment: masked(input.comment),
      anchor: input.anchor ?? null,
      query: masked(input.query),
      state: sender.isSuspicious ? 'quarantined' : 'counted',
      tokenHash: hashToken(tokenOf(id, deps.secret)),
      revisionKnown: served === input.revision || (await isKnownRevision(deps.db, input)),
      createdAt: now.toISOString(),
      updatedAt: now.toISOString(),
    }),
  );
  if (!written.ok) return written;
  // The cookie must lead to the row that was met, or the next vote would make a second one.
  const { isUnderPreviousKey } = written.value;
  return ok(cast(deps, written.value, isUnderPreviousKey ? voter.previousCookie : voter.cookie));
}

function cast(deps: VoteDeps, { row, isNew }: WrittenVote, cookie: string | undefined): CastVote {
  return { vote: toVote(row, deps.secret), isNew, cookie };
}

/** The vote a token belongs to. */
export async function readVote(
  deps: Pick<VoteDeps, 'db' | 'secret'>,
  token: string,
): Promise<Vote | undefined> {
  const row = await findVote(deps.db, hashToken(token));
  return row && toVote(row, deps.secret);
}

/**
 * Changes a vote by its token: value, reason, comment, anchor. A reason that does not fit the value
 * is `invalid`; a wrong token is `not-found`. Changing also brings back a withdrawn vote. `cleared`
 * names what was sent empty on purpose; where it failed goes with the value it belonged to.
 */
export async function amendVote(
  deps: VoteDeps,
  token: string,
  amendment: Amendment,
  how: { isSuspicious?: boolean; cleared?: readonly ('comment' | 'anchor')[] } = {},
): Promise<Result<Vote, AppError>> {
  const before = await readVote(deps, token);
  if (!before) return err({ code: 'not-found' });
  const value = amendment.value ?? before.value;
  const { reason } = amendment;
  if (reason && !fits(reason, value)) {
    return err({ code: 'invalid', fields: [{ field: 'reason', code: 'not-in-list' }] });
  }
  const isCleared = (name: 'comment' | 'anchor') => how.cleared?.includes(name) ?? false;
  const hasComment =
    amendment.comment !== undefined || (before.comment !== null && !isCleared('comment'));
  const stays = value === before.value;
  const nextReason = reason ?? (stays ? before.reason : null);
  if (nextReason && needsComment(nextReason) && !hasComment) {
    return err({ code: 'invalid', fields: [{ field: 'comment', code: 'required' }] });
  }
  const comment = masked(amendment.comment);
  return change(deps, token, {
    value,
    reason: nextReason,
    ...((comment !== null || isCleared('comment')) && { comment }),
    anchor: amendment.anchor ?? (stays && !isCleared('anchor') ? before.anchor : null),
    // A comment that was there before tells nothing about who sends it again.
    ...(how.isSuspicious && comment !== before.comment && { state: 'quarantined' }),
    withdrawnAt: null,
    updatedAt: deps.clock().toISOString(),
  });
}

/** Takes a vote back: the row stays and counts no more, and what was typed goes. */
export async function withdrawVote(deps: VoteDeps, token: string): Promise<Result<Vote, AppError>> {
  const now = deps.clock().toISOString();
  return change(deps, token, { comment: null, withdrawnAt: now, updatedAt: now });
}

async function change(
  deps: VoteDeps,
  token: string,
  to: VoteChange,
): Promise<Result<Vote, AppError>> {
  const row = await changeVote(deps.db, hashToken(token), to);
  return row ? ok(toVote(row, deps.secret)) : err({ code: 'not-found' });
}

const TOKEN_CHARACTERS = 22;

/**
 * The token of a vote: 132 bits of a HMAC of its id. Derived, so that a double click, a second tab
 * and the page gone back to all hold the same token, while the database holds only its hash.
 */
function tokenOf(id: string, secret: string): string {
  return hmac(secret, 'vote-token', id).slice(0, TOKEN_CHARACTERS);
}

function toVote(row: AnswerRow, secret: string): Vote {
  const { id, article, locale, revision, value, comment, anchor, query } = row;
  return {
    id,
    token: tokenOf(id, secret),
    article,
    locale,
    revision,
    value,
    reason: row.reason as Reason | null,
    comment,
    anchor,
    query,
    withdrawn: row.withdrawnAt !== null,
  };
}

function masked(text: string | undefined): string | null {
  return text === undefined ? null : maskPersonalData(text);
}
