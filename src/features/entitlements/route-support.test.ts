import { describe, expect, test } from 'vitest';
import type { Plan, Topic } from '#config/site.ts';
import { routeSupport, SUPPORT_ROUTES, type SupportAsker } from './route-support.ts';

const free: Plan = { id: 'free', title: { en: 'Free' }, support: false };
const basic: Plan = { id: 'basic', title: { en: 'Basic' }, support: true };
const now = new Date('2026-11-22T12:00:00.000Z');

const PEOPLE = {
  'signed out': null,
  unverified: { emailVerified: false },
  verified: { emailVerified: true },
};
const ACCOUNTS = {
  none: null,
  free: { plan: 'free', validUntil: null },
  paid: { plan: 'basic', validUntil: null },
  'paid, last instant': { plan: 'basic', validUntil: now.toISOString() },
  'paid, over for 1 ms': { plan: 'basic', validUntil: '2026-11-22T11:59:59.999Z' },
  'free, over': { plan: 'free', validUntil: '2026-01-01T00:00:00.000Z' },
  unknown: { plan: 'gold', validUntil: null },
};
const title = { en: 'Example' };
const TOPICS: Record<string, Topic | null> = {
  none: null,
  plain: { id: 'using', title, everyPlan: false },
  open: { id: 'billing', title, everyPlan: true },
  partner: { id: 'setup', title, everyPlan: false, partner: 'setup' },
};
const PLANS = { 'free by default': 'free', 'support by default': 'basic' };

type Row = [person: string, account: string, topic: string, plans: string];
const ALL: Row[] = Object.keys(PEOPLE).flatMap((person) =>
  Object.keys(ACCOUNTS).flatMap((account) =>
    Object.keys(TOPICS).flatMap((topic) =>
      Object.keys(PLANS).map((plans): Row => [person, account, topic, plans]),
    ),
  ),
);

/** What is expected of each combination, written down by account and not computed by the rule. */
const HELD: Record<string, [plan: string, says: string, withDefaultSupport: [string, string]]> = {
  none: ['free', 'noAccount', ['basic', 'included']],
  free: ['free', 'notIncluded', ['free', 'notIncluded']],
  paid: ['basic', 'included', ['basic', 'included']],
  'paid, last instant': ['basic', 'included', ['basic', 'included']],
  'paid, over for 1 ms': ['free', 'lapsed', ['basic', 'included']],
  'free, over': ['free', 'lapsed', ['basic', 'included']],
  unknown: ['free', 'unknownPlan', ['free', 'unknownPlan']],
};
const WITHOUT_SUPPORT: Record<string, string> = {
  none: 'self-support',
  plain: 'self-support',
  open: 'request',
  partner: 'partner',
};

function expected([person, account, topic, plans]: Row) {
  const [plan, reason, other] = HELD[account] ?? ['', '', ['', '']];
  const [id, says] = plans === 'free by default' ? [plan, reason] : other;
  if (person === 'signed out') return { route: 'sign-in', plan: id, says: 'signedOut' };
  if (person === 'unverified') return { route: 'verify-email', plan: id, says: 'unverified' };
  if (id === 'basic') return { route: 'request', plan: id, says };
  return { route: WITHOUT_SUPPORT[topic], plan: id, says: topic === 'open' ? 'openTopic' : says };
}

function ask([person, account, topic, plans]: Row) {
  const asker: SupportAsker = {
    person: PEOPLE[person as keyof typeof PEOPLE],
    account: ACCOUNTS[account as keyof typeof ACCOUNTS],
    topic: TOPICS[topic] ?? null,
    plans: [free, basic],
    defaultPlan: PLANS[plans as keyof typeof PLANS],
    now,
  };
  const { route, plan, says } = routeSupport(asker);
  return { route, plan: plan.id, says };
}

describe('every combination', () => {
  test.each(ALL)('%s, account %s, topic %s, %s', (...row) => {
    expect(ask(row)).toEqual(expected(row));
  });

  test('is 168 of them, and meets every route', () => {
    expect(ALL).toHaveLength(168);
    expect(new Set(ALL.map((row) => ask(row).route))).toEqual(new Set(SUPPORT_ROUTES));
  });
});

test('a default plan that nobody described is a bug, not a free ride', () => {
  const asker: SupportAsker = {
    person: null,
    account: null,
    topic: null,
    plans: [free],
    defaultPlan: 'gold',
    now,
  };
  expect(() => routeSupport(asker)).toThrow('site.yml has no plan "gold"');
});
