import { HOUR_MS, SECOND_MS } from '#core/clock.ts';

const BASE_MS = 5 * SECOND_MS;
const CAP_MS = HOUR_MS;

/** Attempts before a delivery is given up: with the delays below about two days of trying. */
export const MAX_ATTEMPTS = 100;

/**
 * Milliseconds to wait after failure number `failures` (the first is 1), drawn from [0, ceiling) so
 * that deliveries that failed together do not come back together. `random` answers from [0, 1).
 * Source: "Exponential Backoff And Jitter" (AWS Architecture Blog, 2015), full jitter.
 */
export function retryDelayMs(failures: number, random: () => number): number {
  const ceiling = Math.min(CAP_MS, BASE_MS * 2 ** Math.max(0, failures - 1));
  return Math.floor(random() * ceiling);
}
