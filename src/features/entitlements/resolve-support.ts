import type { Clock } from '#core/clock.ts';
import type { Site } from '#config/site.ts';
import type { Database } from '#db/index.ts';
import { routeSupport, type RoutedSupport } from './route-support.ts';
import { findAccount, type Account } from './store.ts';

export type SupportDeps = { db: Database; site: Site; clock: Clock };

export type ResolvedSupport = RoutedSupport & { account: Account | null };

/** Looks up what the rule needs and asks it. Page, form and API all come through here. */
export async function resolveSupport(
  { db, site, clock }: SupportDeps,
  person: { email: string; emailVerified: boolean } | null,
): Promise<ResolvedSupport> {
  const account = person?.emailVerified ? await findAccount(db, person.email) : null;
  const { plans, defaultPlan } = site;
  return { account, ...routeSupport({ person, account, plans, defaultPlan, now: clock() }) };
}
