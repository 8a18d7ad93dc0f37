import { forgetOldReplays } from '#db/idempotency.ts';
import { forgetDeadMail } from '#features/outbox/index.ts';
import { forgetOldDrafts } from '#features/requests/index.ts';
import { forgetOldWatches } from '#features/votes/watches/index.ts';
import type { Parts } from './parts.ts';

/** What must go on time goes even when nobody votes. */
export async function tidy(
  parts: Pick<Parts, 'db' | 'auth' | 'votes' | 'retention' | 'clock' | 'log'>,
): Promise<void> {
  const { db, auth, votes, retention, clock, log } = parts;
  const steps: (() => PromiseLike<unknown>)[] = [
    () => votes.salts.prepare(clock()),
    () => forgetOldReplays(db, clock()),
    () => forgetOldWatches(db, clock()),
    () => forgetOldDrafts(db, clock()),
    () => forgetDeadMail(db, clock()),
    () => auth.forgetExpired(),
    async () => {
      const forgotten = await retention.runDaily();
      if (forgotten) log.info(forgotten, 'retention');
    },
  ];
  for (const step of steps) {
    try {
      await step();
    } catch (error) {
      log.warn({ err: error }, 'upkeep failed, the next round tries again');
    }
  }
}
