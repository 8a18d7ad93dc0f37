import { and, desc, eq, gt, lt } from 'drizzle-orm';
import { z } from 'zod';
import { hashToken } from '#core/ids.ts';
import type { Database } from '#db/index.ts';
import { createSeal } from '#features/outbox/index.ts';
import { drafts, messages, requests } from './table.ts';

export type RequestRow = typeof requests.$inferSelect;
export type MessageRow = typeof messages.$inferSelect;

const MAX_LISTED = 200;
/** What the seal of a draft is for; it opens nothing else. */
const DRAFT = 'draft';
const DRAFT_FIELDS = z.record(z.string(), z.string());

/** The newest requests of a person, at most 200. */
export async function listRequests(db: Database, requester: string): Promise<RequestRow[]> {
  return db
    .select()
    .from(requests)
    .where(eq(requests.requester, requester))
    .orderBy(desc(requests.createdAt))
    .limit(MAX_LISTED);
}

/** A request by reference, only for the person who sent it: another's is as if it were not there. */
export async function findRequest(
  db: Database,
  reference: string,
  requester: string,
): Promise<{ request: RequestRow; messages: MessageRow[] } | undefined> {
  const request = await db
    .select()
    .from(requests)
    .where(and(eq(requests.reference, reference), eq(requests.requester, requester)))
    .get();
  if (!request) return undefined;
  const thread = await db
    .select()
    .from(messages)
    .where(eq(messages.request, request.id))
    .orderBy(messages.createdAt);
  return { request, messages: thread };
}

/**
 * Keeps what was typed until `expiresAt`, sealed with the token that leads back to it: whoever has
 * only the database can read neither the text nor the token of a vote in it. Expired ones go.
 */
export async function saveDraft(
  db: Database,
  draft: { token: string; fields: Record<string, string>; now: Date; expiresAt: Date },
): Promise<void> {
  const { token, fields, now, expiresAt } = draft;
  await db.batch([
    forgetOldDrafts(db, now),
    db.insert(drafts).values({
      tokenHash: hashToken(token),
      sealed: createSeal(token).close(JSON.stringify(fields), DRAFT),
      expiresAt: expiresAt.toISOString(),
    }),
  ]);
}

export async function readDraft(
  db: Database,
  token: string,
  now: Date,
): Promise<Record<string, string> | undefined> {
  const row = await db
    .select({ sealed: drafts.sealed })
    .from(drafts)
    .where(and(eq(drafts.tokenHash, hashToken(token)), gt(drafts.expiresAt, now.toISOString())))
    .get();
  return row && DRAFT_FIELDS.parse(JSON.parse(createSeal(token).open(row.sealed, DRAFT)));
}

/** Deletes drafts nobody came back for, as a query for a batch or by itself. */
export function forgetOldDrafts(db: Database, now: Date) {
  return db.delete(drafts).where(lt(drafts.expiresAt, now.toISOString()));
}
