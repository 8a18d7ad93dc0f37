/** Answers whether one more event of this key is allowed now, and counts it when it is. */
export type Limiter = {
  take(key: string): { ok: true } | { ok: false; retryAfterSeconds: number };
};

/** Milliseconds from a clock that never goes back, such as `performance.now`. */
export type MonotonicMs = () => number;

const MAX_KEYS = 100_000;

/**
 * A fixed window per key, in memory and per process. Bounded: beyond `maxKeys` the oldest window is
 * forgotten, so a flood of keys costs memory for no one. The clock is monotonic, so that setting
 * the machine's time neither frees nor locks anyone.
 */
export function createLimiter(options: {
  events: number;
  windowMs: number;
  now: MonotonicMs;
  maxKeys?: number;
}): Limiter {
  const { events, windowMs, now, maxKeys = MAX_KEYS } = options;
  const windows = new Map<string, { startedAt: number; count: number }>();
  return {
    take(key) {
      const at = now();
      const window = windows.get(key);
      if (window && at - window.startedAt < windowMs) {
        if (window.count >= events) {
          return { ok: false, retryAfterSeconds: (window.startedAt + windowMs - at) / 1000 };
        }
        window.count++;
        return { ok: true };
      }
      windows.delete(key);
      const oldest = windows.size >= maxKeys ? windows.keys().next() : undefined;
      if (oldest && !oldest.done) windows.delete(oldest.value);
      windows.set(key, { startedAt: at, count: 1 });
      return { ok: true };
    },
  };
}

/** Several limits as one: the first that refuses decides. Earlier ones have counted by then. */
export function allOf(...limiters: Limiter[]): Limiter {
  return {
    take(key) {
      for (const limiter of limiters) {
        const taken = limiter.take(key);
        if (!taken.ok) return taken;
      }
      return { ok: true };
    },
  };
}
