import type { Clock } from '#core/clock.ts';
import type { Site, Topic } from '#config/site.ts';
import type { Database } from '#db/index.ts';
import { routeSupport, type RoutedSupport } from './route-support.ts';
import { findAccounts, type Account, type AccountOwner } from './store.ts';

export type SupportDeps = { db: Database; site: Site; clock: Clock };

export type ResolvedSupport = RoutedSupport & { account: Account | null; topic: Topic | null };

/**
 * Looks up what the rule needs and asks it. Page, form and API all come through here. A topic that
 * is none of the site's counts as none chosen. Of several accounts found alike, the newest one whose
 * plan has support now counts, else the newest.
 */
export async function resolveSupport(
  { db, site, clock }: SupportDeps,
  person: (AccountOwner & { emailVerified: boolean }) | null,
  topicId: unknown = null,
): Promise<ResolvedSupport> {
  const { plans, defaultPlan } = site;
  const topic = site.topics.find(({ id }) => id === topicId) ?? null;
  const found = person?.emailVerified ? await findAccounts(db, person) : [];
  const now = clock();
  const answers = (found.length > 0 ? found : [null]).map((account) => ({
    account,
    topic,
    ...routeSupport({ person, account, plans, defaultPlan, topic, now }),
  }));
  const answer = answers.find(({ plan }) => plan.support) ?? answers[0];
  if (!answer) throw new Error('There is always an answer: without an account, that of nobody.');
  return answer;
}
