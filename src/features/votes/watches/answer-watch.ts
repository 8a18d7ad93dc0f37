import type { AppError } from '#core/app-error.ts';
import { err, ok, type Result } from '#core/result.ts';
import { confirmWatchRow, deleteWatch } from './store.ts';
import type { WatchDeps } from './watch-deps.ts';
import { watchIdOf } from './watch-token.ts';

type Deps = Pick<WatchDeps, 'db' | 'clock' | 'secret'>;

/**
 * The owner of the address says yes. Saying it twice is fine. Fails with `not-found` for a token
 * that is invented, older than 48 hours, or whose watch has ended: all look the same.
 */
export async function confirmWatch(
  deps: Deps,
  token: string,
): Promise<Result<{ article: string }, AppError>> {
  const id = watchIdOf(token, 'confirm', deps.secret);
  const row = id === undefined ? undefined : await confirmWatchRow(deps.db, id, deps.clock());
  return row ? ok({ article: row.article }) : err({ code: 'not-found' });
}

/**
 * Ends a watch and deletes its address. A link we mailed always succeeds, also when its watch has
 * ended already; an invented token is `not-found`.
 */
export async function endWatch(deps: Deps, token: string): Promise<Result<void, AppError>> {
  const id = watchIdOf(token, 'unsubscribe', deps.secret);
  if (id === undefined) return err({ code: 'not-found' });
  await deleteWatch(deps.db, id);
  return ok(undefined);
}
