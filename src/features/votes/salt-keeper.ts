import { DAY_MS, later, utcDay } from '#core/clock.ts';
import { makeToken } from '#core/ids.ts';
import type { Database } from '#db/index.ts';
import { addSalt, deleteSaltsBefore, readSalts } from './store.ts';

/** Today's and yesterday's salt of the voter key. */
export type SaltKeeper = {
  /** Call before `saltOf`: makes today's salt on the day's first use and deletes those past 48 h. */
  prepare: (now: Date) => Promise<void>;
  saltOf: (day: string) => string | undefined;
};

/**
 * Keeps salts in the database, so that a restart does not let everyone vote again, and deletes each
 * 48 hours after its day began. From then on nothing can tell who voted without a cookie.
 */
export function createSaltKeeper(db: Database): SaltKeeper {
  let known = new Map<string, string>();
  let pending: Promise<void> | undefined;

  async function renew(now: Date): Promise<void> {
    const today = utcDay(now);
    await deleteSaltsBefore(db, utcDay(later(now, -DAY_MS)));
    await addSalt(db, today, makeToken());
    known = await readSalts(db);
  }

  return {
    async prepare(now) {
      if (known.has(utcDay(now))) return;
      pending ??= renew(now).finally(() => (pending = undefined));
      await pending;
    },
    saltOf: (day) => known.get(day),
  };
}
