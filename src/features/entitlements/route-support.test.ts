import { describe, expect, test } from 'vitest';
import { routeSupport, type SupportAsker } from './route-support.ts';

const free = { id: 'free', title: { en: 'Free' }, support: false };
const basic = { id: 'basic', title: { en: 'Basic' }, support: true };
const now = new Date('2026-11-22T12:00:00.000Z');
const asker: SupportAsker = {
  person: { emailVerified: true },
  account: { plan: 'basic', validUntil: null },
  plans: [free, basic],
  defaultPlan: 'free',
  now,
};

describe('routeSupport', () => {
  test.each([
    ['signed out', { person: null }, 'sign-in'],
    ['address not confirmed', { person: { emailVerified: false } }, 'verify-email'],
    ['no account', { account: null }, 'self-support'],
    ['free plan', { account: { plan: 'free', validUntil: null } }, 'self-support'],
    ['plan nobody described', { account: { plan: 'gold', validUntil: null } }, 'self-support'],
    ['commercial plan', {}, 'request'],
    [
      'in its last instant',
      { account: { plan: 'basic', validUntil: now.toISOString() } },
      'request',
    ],
    [
      'lapsed a millisecond ago',
      { account: { plan: 'basic', validUntil: '2026-11-22T11:59:59.999Z' } },
      'self-support',
    ],
  ] as const)('%s → %s', (_, change, route) => {
    expect(routeSupport({ ...asker, ...change }).route).toBe(route);
  });

  test('names the plan that was decisive, not the lapsed one', () => {
    const lapsed = { plan: 'basic', validUntil: '2026-01-01T00:00:00.000Z' };
    expect(routeSupport({ ...asker, account: lapsed }).plan).toBe(free);
    expect(routeSupport(asker).plan).toBe(basic);
  });
});
