import { z } from 'zod';
import { err, ok, type Result } from '#core/result.ts';
import { importAccounts, type AccountDeps } from './import-accounts.ts';
import { routeSupport } from './route-support.ts';
import { listAccounts, readAccount, type Account, type Member } from './store.ts';

const IMPORT = z.object({ file: z.string(), dryRun: z.boolean() });
const SHOW = z.object({ id: z.string() });

export type ShownAccount = Account & {
  domains: string[];
  members: Member[];
  /** Id of the plan that holds at this moment, and whether it has support. */
  holds: { plan: string; support: boolean };
};

/** What `npm run accounts` has done, by the name of the command. */
export function accountCommands(deps: AccountDeps) {
  return {
    'import-accounts': (command: unknown) => importAccounts(deps, IMPORT.parse(command)),
    'list-accounts': () => listAccounts(deps.db),
    'show-account': (command: unknown) => showAccount(deps, SHOW.parse(command).id),
  };
}

async function showAccount(
  { db, clock, site }: AccountDeps,
  id: string,
): Promise<Result<ShownAccount, string>> {
  const account = await readAccount(db, id);
  if (!account) return err(`There is no account "${id}". npm run accounts -- list names all.`);
  const { plans, defaultPlan } = site;
  const person = { emailVerified: true };
  const { plan } = routeSupport({ person, account, plans, defaultPlan, topic: null, now: clock() });
  return ok({ ...account, holds: { plan: plan.id, support: plan.support } });
}
