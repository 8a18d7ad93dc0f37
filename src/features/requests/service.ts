import { eq } from 'drizzle-orm';
import type { AppError } from '#core/app-error.ts';
import { DAY_MS, later, type Clock } from '#core/clock.ts';
import { parseFields } from '#core/fields.ts';
import type { Fields } from '#core/http/body.ts';
import { hashToken, makeToken, type MakeId } from '#core/ids.ts';
import { countIfDone, type Limiter } from '#core/limiter.ts';
import { err, ok, type Result } from '#core/result.ts';
import { maskPersonalData, normalizeText } from '#core/text.ts';
import type { Turns } from '#core/turns.ts';
import { localPath } from '#config/locales.ts';
import type { Site } from '#config/site.ts';
import type { Words } from '#config/words/index.ts';
import { isUniqueViolation, type Database } from '#db/index.ts';
import { findReplay, replayRow, type IdempotencyKey } from '#db/idempotency.ts';
import { idempotency } from '#db/table.ts';
import { resolveSupport } from '#features/entitlements/index.ts';
import { mailRow, outbox } from '#features/outbox/index.ts';
import { readVote } from '#features/votes/index.ts';
import { makeReference } from './reference.ts';
import { REQUEST_SCHEMA, type RequestInput } from './schema.ts';
import { saveDraft } from './store.ts';
import { audit, drafts, messages, requests } from './table.ts';

/** What requests need from the rest of the house. Made once in server.ts. */
export type RequestDeps = {
  db: Database;
  clock: Clock;
  makeId: MakeId;
  site: Site;
  siteUrl: string;
  secret: string;
  /** By person for requests, by network address for drafts. */
  limits: { person: Limiter; address: Limiter };
  isArticle(id: string): boolean;
  /** Lets submissions under one idempotency key wait for each other. */
  turns: Turns;
  /** Tells the outbox that a mail is waiting. */
  kickOutbox(): void;
};

export type Requester = { id: string; email: string; emailVerified: boolean };

export type Sender = { address: string; words: Words; locale: string };

export type SentRequest = { reference: string; status: 'new'; url: string };

const DRAFT_MS = DAY_MS;
const ROUTE = 'POST /api/requests';
const DRAFT_FIELDS = [
  'subject',
  'description',
  'topic',
  'article',
  'revision',
  'locale',
  'query',
  'vote',
];

/**
 * Sends a request. The same rule as on the pages decides whether the person may; then request,
 * first message, audit, mail and idempotency key are written in one batch, or nothing is.
 * Fails with `sign-in-required` (the draft is kept), `plan-without-support`, `invalid`,
 * `unknown-article`, `idempotency-mismatch` or `too-many-requests`, looked for in this order.
 */
export async function sendRequest(
  deps: RequestDeps,
  person: Requester | null,
  fields: Fields,
  sender: Sender,
): Promise<Result<SentRequest, AppError>> {
  const refusal = await refuse(deps, person, fields['topic']);
  if (refusal?.code === 'sign-in-required') return keepDraft(deps, fields, sender.address);
  if (refusal || !person) return err(refusal ?? { code: 'sign-in-required' });
  const parsed = parseFields(REQUEST_SCHEMA, fields);
  if (!parsed.ok) return parsed;
  const input = parsed.value;
  const isTopic = deps.site.topics.some(({ id }) => id === input.topic);
  if (input.topic !== undefined && !isTopic) {
    return err({ code: 'invalid', fields: [{ field: 'topic', code: 'not-in-list' }] });
  }
  if (input.article !== undefined && !deps.isArticle(input.article)) {
    return err({ code: 'unknown-article' });
  }
  const asked = {
    caller: person.id,
    route: ROUTE,
    key: input.key ?? deps.makeId(),
    payload: input,
  };
  // Twins of one tap come at once: each but the first meets the answer of the one before.
  return deps.turns(`${asked.caller} ${asked.key}`, () =>
    sendOnce(deps, { person, input, sender, asked, sent: newReference() }),
  );
}

async function sendOnce(
  deps: RequestDeps,
  writing: Writing,
): Promise<Result<SentRequest, AppError>> {
  const { person, asked, sent } = writing;
  const before = await replay(deps.db, asked);
  if (before) return before;
  const taken = deps.limits.person.take(person.id);
  if (!taken.ok) {
    return err({ code: 'too-many-requests', retryAfterSeconds: taken.retryAfterSeconds });
  }
  return countIfDone(taken, async () => {
    try {
      await write(deps, writing);
    } catch (error) {
      // Another server on the same database was faster: its answer is ours.
      const twin = isUniqueViolation(error) ? await replay(deps.db, asked) : undefined;
      if (!twin) throw error;
      return twin;
    }
    deps.kickOutbox();
    return ok(sent);
  });
}

/** Whether the person may not send a request about this topic, whatever else it says. */
export async function refuse(
  deps: RequestDeps,
  person: Requester | null,
  topic?: unknown,
): Promise<AppError | undefined> {
  const { route } = await resolveSupport(deps, person, topic);
  if (route === 'sign-in' || route === 'verify-email') return { code: 'sign-in-required' };
  return route === 'request' ? undefined : { code: 'plan-without-support' };
}

function newReference(): SentRequest {
  const reference = makeReference();
  return { reference, status: 'new', url: `/support/requests/${reference}/` };
}

async function replay(
  db: Database,
  asked: IdempotencyKey,
): Promise<Result<SentRequest, AppError> | undefined> {
  const found = await findReplay(db, asked);
  if (found.kind === 'new') return undefined;
  return found.kind === 'mismatch'
    ? err({ code: 'idempotency-mismatch' })
    : ok(found.answer as SentRequest);
}

type Writing = {
  person: Requester;
  input: RequestInput;
  sender: Sender;
  sent: SentRequest;
  asked: IdempotencyKey;
};

async function write(deps: RequestDeps, writing: Writing): Promise<void> {
  const { db, clock, makeId } = deps;
  const { person, input, sender, sent, asked } = writing;
  const { plan, account, topic } = await resolveSupport(deps, person, input.topic);
  const now = clock();
  const createdAt = now.toISOString();
  const id = makeId();
  const { requestMail } = sender.words;
  const mail = {
    to: person.email,
    subject: requestMail.subject(sent.reference),
    text: requestMail.text(
      sent.reference,
      deps.siteUrl + localPath(sent.url, sender.locale, deps.site.locales),
    ),
    locale: sender.locale,
  };
  await db.batch([
    db.insert(requests).values({
      id,
      reference: sent.reference,
      requester: person.id,
      requesterEmail: person.email,
      account: account?.id ?? null,
      plan: plan.id,
      subject: input.subject,
      topic: topic?.id ?? null,
      status: sent.status,
      ...(await trailOf(deps, input)),
      locale: input.locale ?? sender.locale,
      createdAt,
      updatedAt: createdAt,
    }),
    db.insert(messages).values({
      id: makeId(),
      request: id,
      author: person.id,
      body: input.description,
      createdAt,
    }),
    db.insert(audit).values({
      id: makeId(),
      actor: person.id,
      action: 'request.created',
      subject: id,
      createdAt,
    }),
    db.insert(outbox).values(mailRow(mail, { clock, makeId })),
    db.insert(idempotency).values(replayRow(asked, sent, now)),
    db.delete(drafts).where(eq(drafts.tokenHash, hashToken(input.draft ?? ''))),
  ]);
}

/** The vote says most of the trail; what the form says itself comes first. */
async function trailOf(deps: RequestDeps, input: RequestInput) {
  const found = input.vote === undefined ? undefined : await readVote(deps, input.vote);
  // What a reader took back, or said of another article, is no part of how they came here.
  const isAboutIt = found && (input.article === undefined || input.article === found.article);
  const vote = isAboutIt && !found.withdrawn ? found : undefined;
  const query = input.query ?? vote?.query ?? undefined;
  return {
    article: input.article ?? vote?.article ?? null,
    revision: input.revision ?? vote?.revision ?? null,
    vote: vote?.id ?? null,
    voteValue: vote?.value ?? null,
    reason: vote?.reason ?? null,
    query: query === undefined ? null : maskPersonalData(query),
  };
}

/** Nothing typed is lost: the text waits 24 hours, and the answer says how to come back to it. */
async function keepDraft(
  deps: RequestDeps,
  fields: Fields,
  address: string,
): Promise<Result<never, AppError>> {
  const taken = deps.limits.address.take(address);
  if (!taken.ok) {
    return err({ code: 'too-many-requests', retryAfterSeconds: taken.retryAfterSeconds });
  }
  const token = makeToken();
  const now = deps.clock();
  const expiresAt = later(now, DRAFT_MS);
  await countIfDone(taken, async () => {
    await saveDraft(deps.db, { token, fields: draftOf(fields), now, expiresAt });
    return ok(undefined);
  });
  return err({
    code: 'sign-in-required',
    extensions: { draft: token, continue: `/support/new/?draft=${token}` },
  });
}

/** What of a form is worth keeping, finished or not. NUL would cut the text when it is read back. */
export function draftOf(fields: Fields): Record<string, string> {
  return Object.fromEntries(
    DRAFT_FIELDS.flatMap((name) => {
      const value = fields[name];
      return typeof value === 'string' && value !== ''
        ? [[name, normalizeText(value.replaceAll('\u0000', ''))]]
        : [];
    }),
  );
}
