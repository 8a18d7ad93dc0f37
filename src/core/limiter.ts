import type { Result } from './result.ts';

export type Refused = { ok: false; retryAfterSeconds: number };

/** An event that was counted. `giveBack` makes it uncounted, once, when its work was refused after all. */
export type Granted = { ok: true; giveBack: () => void };

export type Taken = Granted | Refused;

/** Answers whether one more event of this key is allowed now, and counts it when it is. */
export type Limiter = {
  take(key: string): Taken;
};

/** A limiter that also answers without counting, so that several can be taken together. */
export type WindowLimiter = Limiter & {
  peek(key: string): { ok: true } | Refused;
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

  function peek(key: string): { ok: true } | Refused {
    const at = now();
    const window = current(key, at);
    return window && window.count >= events
      ? { ok: false, retryAfterSeconds: (window.startedAt + windowMs - at) / 1000 }
      : { ok: true };
  }

  function count(key: string): Granted {
    const at = now();
    const window = current(key, at) ?? begin(key, at);
    window.count++;
    let isGivenBack = false;
    return {
      ok: true,
      giveBack() {
        if (isGivenBack) return;
        isGivenBack = true;
        window.count--;
        // A window that holds nothing must not go on as if its first event had happened.
        if (window.count === 0 && windows.get(key) === window) windows.delete(key);
      },
    };
  }

  function begin(key: string, at: number) {
    windows.delete(key);
    const oldest = windows.size >= maxKeys ? windows.keys().next() : undefined;
    if (oldest && !oldest.done) windows.delete(oldest.value);
    const window = { startedAt: at, count: 0 };
    windows.set(key, window);
    return window;
  }

  return {
    peek,
    take(key) {
      const allowed = peek(key);
      return allowed.ok ? count(key) : allowed;
    },
  };
}

/**
 * Takes one event of each limiter, or of none: what is refused counts toward no limit (CONTRACTS).
 * The longest wait is told.
 */
export function takeAll(...pairs: (readonly [WindowLimiter, string])[]): Taken {
  const allowed = peekAll(pairs);
  if (!allowed.ok) return allowed;
  const taken = pairs.map(([limiter, key]) => limiter.take(key));
  return {
    ok: true,
    giveBack: () => taken.forEach((one) => one.ok && one.giveBack()),
  };
}

/** Does what was counted. When it fails or throws, it does not count (CONTRACTS). */
export async function countIfDone<T extends Result<unknown, unknown>>(
  taken: Granted,
  work: () => Promise<T>,
): Promise<T> {
  let isDone = false;
  try {
    const result = await work();
    isDone = result.ok;
    return result;
  } finally {
    if (!isDone) taken.giveBack();
  }
}

function peekAll(pairs: (readonly [WindowLimiter, string])[]): { ok: true } | Refused {
  const waits = pairs.flatMap(([limiter, key]) => {
    const allowed = limiter.peek(key);
    return allowed.ok ? [] : [allowed.retryAfterSeconds];
  });
  return waits.length === 0 ? { ok: true } : { ok: false, retryAfterSeconds: Math.max(...waits) };
}

/** Several limits of one key as one. */
export function allOf(...limiters: WindowLimiter[]): WindowLimiter {
  const pairs = (key: string) => limiters.map((limiter) => [limiter, key] as const);
  return { take: (key) => takeAll(...pairs(key)), peek: (key) => peekAll(pairs(key)) };
}
