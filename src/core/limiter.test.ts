import { beforeEach, describe, expect, test } from 'vitest';
import { allOf, countIfDone, createLimiter, takeAll, type Taken } from './limiter.ts';
import { err, ok, type Result } from './result.ts';

const OK = expect.objectContaining({ ok: true }) as object;
const refused = (retryAfterSeconds: number) => ({ ok: false, retryAfterSeconds });

let now = 0;
beforeEach(() => {
  // Not zero, as performance.now is not when the server has been up for a while.
  now = 5_000;
});

function limiter(events: number, windowMs = 60_000, maxKeys?: number) {
  return createLimiter({
    events,
    windowMs,
    now: () => now,
    ...(maxKeys !== undefined && { maxKeys }),
  });
}

describe('one limiter', () => {
  test('allows as many events as it says, refuses the next, and tells how long', () => {
    const three = limiter(3);
    expect([1, 2, 3].map(() => three.take('a'))).toEqual([OK, OK, OK]);
    now += 20_000;
    expect(three.take('a')).toEqual(refused(40));
  });

  test.each([
    ['one millisecond before its end', 59_999, refused(0.001)],
    ['at its end', 60_000, OK],
  ])('the window is %s', (_when, after, expected) => {
    const one = limiter(1);
    one.take('a');
    now += after;
    expect(one.take('a')).toEqual(expected);
  });

  test('what is refused neither extends the window nor counts in the next', () => {
    const two = limiter(2);
    two.take('a');
    two.take('a');
    now += 59_999;
    for (let n = 0; n < 10; n++) expect(two.take('a')).toMatchObject({ ok: false });
    now += 1;
    expect([two.take('a'), two.take('a')]).toEqual([OK, OK]);
    expect(two.take('a')).toEqual(refused(60));
  });

  test('keys do not share a window', () => {
    const one = limiter(1);
    expect([one.take('a'), one.take('b')]).toEqual([OK, OK]);
    expect([one.take('a'), one.take('b')]).toEqual([refused(60), refused(60)]);
  });

  test('asking does not count', () => {
    const one = limiter(1);
    expect([one.peek('a'), one.peek('a'), one.take('a')]).toEqual([OK, OK, OK]);
    expect(one.peek('a')).toEqual(refused(60));
  });
});

describe('C9: a flood of keys', () => {
  test('makes it forget the oldest window, and only that', () => {
    const one = limiter(1, 60_000, 2);
    for (const key of ['a', 'b', 'c']) expect(one.take(key)).toEqual(OK);
    expect(one.peek('b')).toEqual(refused(60));
    expect(one.peek('c')).toEqual(refused(60));
    expect(one.peek('a')).toEqual(OK);
  });

  test('does not push out a window that began anew', () => {
    const one = limiter(1, 60_000, 3);
    one.take('a');
    now += 30_000;
    one.take('b');
    now += 30_000;
    one.take('a');
    one.take('c');
    one.take('d');
    expect(one.peek('a')).toEqual(refused(60));
    expect(one.peek('b')).toEqual(OK);
  });

  test('is not made of the events of one key', () => {
    const two = limiter(2, 60_000, 2);
    two.take('a');
    two.take('b');
    two.take('b');
    expect(two.take('a')).toEqual(OK);
    expect(two.take('a')).toEqual(refused(60));
  });
});

describe('several limits together', () => {
  test('what one refuses counts toward none', () => {
    const perMinute = limiter(2);
    const perHour = limiter(1, 3_600_000);
    const both = allOf(perMinute, perHour);
    expect(both.take('a')).toEqual(OK);
    for (let n = 0; n < 5; n++) expect(both.take('a')).toEqual(refused(3600));
    expect(perMinute.take('a')).toEqual(OK);
    expect(perMinute.take('a')).toEqual(refused(60));
  });

  test.each([
    ['first', 60_000, 120_000],
    ['last', 120_000, 60_000],
  ])('the longest wait is told when the short one stands %s', (_place, one, other) => {
    const both = allOf(limiter(1, one), limiter(1, other));
    both.take('a');
    expect(both.take('a')).toEqual(refused(120));
    expect(both.peek('a')).toEqual(refused(120));
  });

  test('each may have a key of its own', () => {
    const voter = limiter(5);
    const address = limiter(1);
    expect(takeAll([voter, 'v1'], [address, 'a1'])).toEqual(OK);
    expect(takeAll([voter, 'v2'], [address, 'a1'])).toEqual(refused(60));
    expect(takeAll([voter, 'v2'], [address, 'a2'])).toEqual(OK);
  });

  test('no limit refuses nothing', () => {
    expect(allOf().take('a')).toEqual(OK);
  });
});

describe('what was taken can be given back', () => {
  const granted = (taken: Taken) => {
    if (!taken.ok) throw new Error('It was refused.');
    return taken;
  };

  test('and is there for the next one', () => {
    const two = limiter(2);
    two.take('a');
    granted(two.take('a')).giveBack();
    expect(two.take('a')).toEqual(OK);
    expect(two.take('a')).toEqual(refused(60));
  });

  test('once, however often it is said', () => {
    const two = limiter(2);
    const [first] = [granted(two.take('a')), two.take('a')];
    for (let n = 0; n < 5; n++) first.giveBack();
    expect(two.take('a')).toEqual(OK);
    expect(two.take('a')).toEqual(refused(60));
  });

  test('and nothing of its window is left: the next event begins one of its own', () => {
    const one = limiter(1);
    const early = granted(one.take('a'));
    now += 50_000;
    early.giveBack();
    expect(one.take('a')).toEqual(OK);
    now += 59_999;
    expect(one.take('a')).toEqual(refused(0.001));
  });

  test('but not to a later window', () => {
    const one = limiter(1);
    const early = granted(one.take('a'));
    now += 60_000;
    one.take('a');
    early.giveBack();
    expect(one.take('a')).toEqual(refused(60));
  });

  test('by several limits together, each what it gave', () => {
    const [voter, address] = [limiter(1), limiter(2)];
    granted(takeAll([voter, 'v'], [address, 'a'])).giveBack();
    granted(allOf(voter, address).take('v')).giveBack();
    expect(takeAll([voter, 'v'], [address, 'a'])).toEqual(OK);
    expect([voter.take('v'), address.take('a'), address.take('a')]).toEqual([
      refused(60),
      OK,
      refused(60),
    ]);
  });

  test.each<[string, () => Promise<Result<string, string>>, number]>([
    ['fails', () => Promise.resolve(err('refused')), 0],
    ['throws', () => Promise.reject(new Error('unavailable')), 0],
    ['succeeds', () => Promise.resolve(ok('done')), 1],
  ])('work that %s', async (_, work, counted) => {
    const one = limiter(1);
    await countIfDone(granted(one.take('a')), work).catch(() => undefined);
    expect(one.peek('a')).toEqual(counted === 0 ? OK : refused(60));
  });

  test('work that is not over yet counts', async () => {
    const one = limiter(1);
    const { promise, resolve: end } = Promise.withResolvers<Result<string, string>>();
    const working = countIfDone(granted(one.take('a')), () => promise);
    expect(one.take('a')).toEqual(refused(60));
    end(err('refused'));
    await working;
    expect(one.take('a')).toEqual(OK);
  });
});
