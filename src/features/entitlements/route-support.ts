import type { Plan, Topic } from '#config/site.ts';

/** Where a reader who did not find an answer is led. */
export const SUPPORT_ROUTES = [
  'sign-in',
  'verify-email',
  'self-support',
  'partner',
  'request',
] as const;
export type SupportRoute = (typeof SUPPORT_ROUTES)[number];

/** Why, as the key of the sentence that says it (`words.support.says`). */
export type SupportReason =
  | 'signedOut'
  | 'unverified'
  | 'openTopic'
  | 'included'
  | 'noAccount'
  | 'lapsed'
  | 'unknownPlan'
  | 'notIncluded';

export type SupportAsker = {
  /** Null when signed out. */
  person: { emailVerified: boolean } | null;
  /** The account found for the person; null when none is known. */
  account: { plan: string; validUntil: string | null } | null;
  plans: readonly Plan[];
  /** Id of the plan that holds without an account, or when the account's is unknown or over. */
  defaultPlan: string;
  /** What help is needed with; null when nothing was chosen. */
  topic: Topic | null;
  now: Date;
};

export type RoutedSupport = { route: SupportRoute; plan: Plan; says: SupportReason };

/**
 * The one rule for routing by plan. Page, form and API ask it alike; nothing else decides who may
 * write to the support team. Pure: everything it depends on is an argument.
 */
export function routeSupport(asker: SupportAsker): RoutedSupport {
  const { person, topic } = asker;
  const { plan, says } = currentPlan(asker);
  if (!person) return { route: 'sign-in', plan, says: 'signedOut' };
  if (!person.emailVerified) return { route: 'verify-email', plan, says: 'unverified' };
  if (plan.support) return { route: 'request', plan, says };
  if (topic?.everyPlan) return { route: 'request', plan, says: 'openTopic' };
  return { route: topic?.partner ? 'partner' : 'self-support', plan, says };
}

/** An account's plan holds through the instant `validUntil`, and then the default plan does. */
function currentPlan(asker: SupportAsker): Pick<RoutedSupport, 'plan' | 'says'> {
  const { account, plans, defaultPlan, now } = asker;
  const fallback = plans.find(({ id }) => id === defaultPlan);
  if (!fallback) throw new Error(`site.yml has no plan "${defaultPlan}"; its schema checks that.`);
  const held = (plan: Plan, otherwise: SupportReason) =>
    ({ plan, says: plan.support ? 'included' : otherwise }) as const;
  if (!account) return held(fallback, 'noAccount');
  const bought = plans.find(({ id }) => id === account.plan);
  if (!bought) return held(unsupported(fallback, plans), 'unknownPlan');
  const isOver = account.validUntil !== null && now > new Date(account.validUntil);
  return isOver ? held(fallback, 'lapsed') : held(bought, 'notIncluded');
}

/** A plan nobody described promises nothing, also where everybody else has support. */
function unsupported(fallback: Plan, plans: readonly Plan[]): Plan {
  return fallback.support ? (plans.find(({ support }) => !support) ?? fallback) : fallback;
}
