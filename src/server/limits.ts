import { performance } from 'node:perf_hooks';
import { HOUR_MS, MINUTE_MS } from '#core/clock.ts';
import { allOf, createLimiter } from '#core/limiter.ts';
import type { Site } from '#config/site.ts';

/** The limits of site.yml as limiters, one set for the process. */
export function makeLimits({ limits }: Site) {
  const now = () => performance.now();
  const per = (windowMs: number) => (events: number) => createLimiter({ events, windowMs, now });
  const [perMinute, perHour] = [per(MINUTE_MS), per(HOUR_MS)];
  return {
    voter: allOf(perMinute(limits.votesPerVoterPerMinute), perHour(limits.votesPerVoterPerHour)),
    voteAddress: allOf(
      perMinute(limits.votesPerAddressPerMinute),
      perHour(limits.votesPerAddressPerHour),
    ),
    person: perHour(limits.requestsPerPersonPerHour),
    draft: perHour(limits.requestsPerPersonPerHour),
    signInAddress: perHour(limits.signInMailsPerAddressPerHour),
    signInEmail: perHour(limits.signInMailsPerEmailPerHour),
    search: perMinute(limits.searchesPerAddressPerMinute),
  };
}
