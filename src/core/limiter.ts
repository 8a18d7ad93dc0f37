export type Taken = { ok: true } | { ok: false; retryAfterSeconds: number };

/** Answers whether one more event of this key is allowed now, and counts it when it is. */
export type Limiter = {
  take(key: string): Taken;
};

/** A limiter that also answers without counting, so that several can be taken together. */
export type WindowLimiter = Limiter & {
  peek(key: string): Taken;
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
}): WindowLimiter {
  const { events, windowMs, now, maxKeys = MAX_KEYS } = options;
  const windows = new Map<string, { startedAt: number; count: number }>();

  function current(key: string, at: number) {
    const window = windows.get(key);
    return window && at - window.startedAt < windowMs ? window : undefined;
  }

  function peek(key: string): Taken {
    const at = now();
    const window = current(key, at);
    return window && window.count >= events
      ? { ok: false, retryAfterSeconds: (window.startedAt + windowMs - at) / 1000 }
      : { ok: true };
  }

  function count(key: string): void {
    const at = now();
    const window = current(key, at);
    if (window) {
      window.count++;
      return;
    }
    windows.delete(key);
    const oldest = windows.size >= maxKeys ? windows.keys().next() : undefined;
    if (oldest && !oldest.done) windows.delete(oldest.value);
    windows.set(key, { startedAt: at, count: 1 });
  }

  return {
    peek,
    take(key) {
      const taken = peek(key);
      if (taken.ok) count(key);
      return taken;
    },
  };
}

/**
 * Takes one event of each limiter, or of none: what is refused counts toward no limit (CONTRACTS).
 * The longest wait is told.
 */
export function takeAll(...pairs: (readonly [WindowLimiter, string])[]): Taken {
  const taken = peekAll(pairs);
  if (taken.ok) for (const [limiter, key] of pairs) limiter.take(key);
  return taken;
}

function peekAll(pairs: (readonly [WindowLimiter, string])[]): Taken {
  const waits = pairs.flatMap(([limiter, key]) => {
    const taken = limiter.peek(key);
    return taken.ok ? [] : [taken.retryAfterSeconds];
  });
  return waits.length === 0 ? { ok: true } : { ok: false, retryAfterSeconds: Math.max(...waits) };
}

/** Several limits of one key as one. */
export function allOf(...limiters: WindowLimiter[]): WindowLimiter {
  const pairs = (key: string) => limiters.map((limiter) => [limiter, key] as const);
  return { take: (key) => takeAll(...pairs(key)), peek: (key) => peekAll(pairs(key)) };
}
