import { z } from 'zod';
import { nearest } from '#core/nearest.ts';
import { err, ok, type Result } from '#core/result.ts';
import { ALL_REASONS } from '../reasons.ts';
import { confirmedWatches, tradeForMail } from './store.ts';
import type { WatchDeps } from './watch-deps.ts';
import { watchMailRow } from './watch-mail.ts';

/** What an editor says: of this article, what these reasons were about is mended. */
export const FIX_SCHEMA = z.object({
  article: z.string(),
  reasons: z.array(z.string()).min(1),
  /** Only readers of this language; without it, of all. */
  locale: z.string().optional(),
  /** Counts, and neither sends nor deletes. */
  dryRun: z.boolean(),
});
export type Fix = z.infer<typeof FIX_SCHEMA>;

export type FixReport = {
  title: string;
  /** Mails written, or in a dry run those that would be. */
  mails: number;
  /** Watches that stay, because the revision they were given on is still the one served. */
  unchanged: number;
};

/**
 * Tells everyone who asked, once: each confirmed watch of the article with one of the reasons, whose
 * revision is no longer the one served, becomes one mail and is deleted. Refuses, in a sentence for
 * the editor, an unknown article, reason or locale, and an article that has not changed for anyone waiting.
 */
export async function announceFix(deps: WatchDeps, fix: Fix): Promise<Result<FixReport, string>> {
  const named = deps.articleOf(fix.article, fix.locale ?? '');
  if (!named) return err(unknownArticle(fix.article, deps.articleIds));
  if (fix.locale !== undefined && !deps.locales.includes(fix.locale)) {
    return err(`Unknown locale: ${fix.locale}. There are: ${deps.locales.join(', ')}.`);
  }
  const unknown = fix.reasons.filter((reason) => !(ALL_REASONS as string[]).includes(reason));
  if (unknown.length > 0) {
    return err(`Unknown reason: ${unknown.join(', ')}. There are: ${ALL_REASONS.join(', ')}.`);
  }
  const waiting = await confirmedWatches(deps.db, { ...fix, locale: fix.locale });
  const changed = waiting.flatMap((watch) => {
    const article = deps.articleOf(watch.article, watch.locale);
    return article && article.revision !== watch.revision ? [{ watch, article }] : [];
  });
  const { title } = named;
  const unchanged = waiting.length - changed.length;
  if (unchanged > 0 && changed.length === 0) return err(notChanged(title, unchanged));
  if (fix.dryRun) return ok({ title, mails: changed.length, unchanged });
  let mails = 0;
  for (const { watch, article } of changed) {
    const mail = watchMailRow(deps, 'mended', watch, article);
    if (await tradeForMail(deps.db, watch.id, mail)) mails++;
  }
  deps.kickOutbox();
  return ok({ title, mails, unchanged });
}

function unknownArticle(id: string, known: string[]): string {
  const close = nearest(id, known);
  const hint =
    close.length > 0 ? `Did you mean: ${close.join(', ')}?` : 'Its id stands above its text.';
  return `There is no article "${id}". ${hint}`;
}

function notChanged(title: string, waiting: number): string {
  const who = waiting === 1 ? '1 reader waits' : `${waiting} readers wait`;
  return `Nothing was sent. “${title}” is still served as it was when they had trouble with it (${who}). Publish the change first: build, start again, then run this.`;
}
