import type { Plan } from '#config/site.ts';

/** Where a reader who did not find an answer is led. */
export type SupportRoute = 'sign-in' | 'verify-email' | 'self-support' | 'request';

export type SupportAsker = {
  /** Null when signed out. */
  person: { emailVerified: boolean } | null;
  /** The account found for the person; null when none is known. */
  account: { plan: string; validUntil: string | null } | null;
  plans: Plan[];
  /** Id of the plan that holds without an account, or when the account's is unknown or over. */
  defaultPlan: string;
  now: Date;
};

export type RoutedSupport = { route: SupportRoute; plan: Plan };

/**
 * The one rule for routing by plan. Page, form and API ask it alike; nothing else decides who may
 * write to the support team. Pure: everything it depends on is an argument.
 */
export function routeSupport(asker: SupportAsker): RoutedSupport {
  const plan = currentPlan(asker);
  if (!asker.person) return { route: 'sign-in', plan };
  if (!asker.person.emailVerified) return { route: 'verify-email', plan };
  return { route: plan.support ? 'request' : 'self-support', plan };
}

/** An account's plan holds through the instant `validUntil`, and then the default plan does. */
function currentPlan({ account, plans, defaultPlan, now }: SupportAsker): Plan {
  const isCurrent =
    account !== null && (account.validUntil === null || now <= new Date(account.validUntil));
  const plan = isCurrent ? plans.find(({ id }) => id === account.plan) : undefined;
  const fallback = plans.find(({ id }) => id === defaultPlan);
  if (!fallback) throw new Error(`site.yml has no plan "${defaultPlan}"; its schema checks that.`);
  return plan ?? fallback;
}
