import { z } from 'zod';
import type { AppError } from '#core/app-error.ts';
import { emailAddress, parseFields } from '#core/fields.ts';
import { countIfDone, takeAll } from '#core/limiter.ts';
import { err, ok, type Result } from '#core/result.ts';
import { outbox } from '#features/outbox/index.ts';
import type { Reason } from '../reasons.ts';
import { findWatchId, forgetOldWatches, upsertWatch } from './store.ts';
import type { WatchDeps, WatchedArticle } from './watch-deps.ts';
import { watchMailRow } from './watch-mail.ts';

/** A reader's wish to hear when an article was mended. */
export type WatchAsk = {
  article: string;
  locale: string;
  /** The revision the vote was given on. */
  revision: string;
  /** Why they voted down; null counts as `other`. */
  reason: Reason | null;
  email: string;
  /** The network the wish comes from; for the limit, never stored. */
  address: string;
};

const EMAIL = z.object({ email: emailAddress });

/**
 * Stores a watch that does nothing yet, and mails its address one question (double opt-in), both in
 * one batch. The answer and the work are the same whether or not the address watches already; only
 * who asks the same again at once, by a double tap or a repeated request, causes no second mail.
 * Fails with `invalid` (field `email`), `unknown-article`, or `too-many-requests`: then nothing is
 * stored and no mail leaves.
 */
export async function askWatch(deps: WatchDeps, ask: WatchAsk): Promise<Result<void, AppError>> {
  const parsed = parseFields(EMAIL, { email: ask.email });
  if (!parsed.ok) return parsed;
  const { email } = parsed.value;
  const article = deps.articleOf(ask.article, ask.locale);
  if (!article) return err({ code: 'unknown-article' });
  // Twins of one tap come at once: each but the first finds what the one before stored.
  return deps.turns(email, () => store(deps, { ...ask, email }, article));
}

async function store(
  deps: WatchDeps,
  ask: WatchAsk,
  article: WatchedArticle,
): Promise<Result<void, AppError>> {
  const { limits } = deps;
  const { locale, revision, email } = ask;
  const key = { article: ask.article, locale, email };
  const known = await findWatchId(deps.db, key);
  const same = JSON.stringify([ask.address, key]);
  // Asked about this network's own wish only, so it tells nothing of what others asked.
  if (known !== undefined && !limits.same.peek(same).ok) return ok(undefined);
  const taken = takeAll([limits.address, ask.address], [limits.email, email], [limits.same, same]);
  if (!taken.ok) {
    return err({ code: 'too-many-requests', retryAfterSeconds: taken.retryAfterSeconds });
  }
  return countIfDone(taken, async () => {
    const now = deps.clock();
    const id = known ?? deps.makeId();
    await deps.db.batch([
      forgetOldWatches(deps.db, now),
      upsertWatch(deps.db, {
        ...key,
        id,
        revision,
        reason: ask.reason ?? 'other',
        confirmedAt: null,
        createdAt: now.toISOString(),
      }),
      deps.db.insert(outbox).values(watchMailRow(deps, 'confirm', { id, email, locale }, article)),
    ]);
    deps.kickOutbox();
    return ok(undefined);
  });
}
