import { describe, expect, test } from 'vitest';
import {
  codeOf,
  describeError,
  ERROR_STATUS,
  firstCause,
  statusOf,
  type ErrorCode,
} from './app-error.ts';

/** CONTRACTS: clients act on these, so a change here breaks them. */
const PROMISED: [ErrorCode, number][] = [
  ['malformed', 400],
  ['sign-in-required', 401],
  ['wrong-key', 401],
  ['token-refused', 401],
  ['cross-site', 403],
  ['plan-without-support', 403],
  ['not-found', 404],
  ['unknown-article', 404],
  ['method-not-allowed', 405],
  ['link-used', 410],
  ['code-ended', 410],
  ['too-large', 413],
  ['unsupported-media-type', 415],
  ['invalid', 422],
  ['idempotency-mismatch', 422],
  ['too-many-requests', 429],
  ['unexpected', 500],
  ['unavailable', 503],
];

test.each(PROMISED)('%s answers %i', (code, status) => {
  expect(statusOf({ code })).toBe(status);
});

test('no code is without a promise', () => {
  expect(Object.keys(ERROR_STATUS).sort()).toEqual(PROMISED.map(([code]) => code).sort());
});

const coded = (code: unknown, cause?: unknown) =>
  Object.assign(new Error('x', { cause }), { code });
/** An error with this many wrappers around it. */
const wrapped = (error: Error, times: number): Error =>
  times === 0 ? error : wrapped(new Error('wrapper', { cause: error }), times - 1);

describe('the code of an error that crossed a bundle', () => {
  const circular = new Error('x');
  circular.cause = circular;

  test.each([
    ['its own', coded('unavailable'), 'unavailable'],
    ['that of its cause', new Error('x', { cause: coded('unavailable') }), 'unavailable'],
    ['the outermost', coded('config', coded('unavailable')), 'config'],
    ['that below a code which is no text', coded(5, coded('unavailable')), 'unavailable'],
    ['the eighth', wrapped(coded('unavailable'), 7), 'unavailable'],
    ['not the ninth', wrapped(coded('unavailable'), 8), undefined],
    ['none in a circle', circular, undefined],
    ['none of what is no error', { code: 'unavailable' }, undefined],
    ['none of nothing', undefined, undefined],
  ])('is %s', (_which, error, expected) => {
    expect(codeOf(error)).toBe(expected);
  });
});

describe('what a log holds of an error', () => {
  const busy = Object.assign(new Error('database is locked'), { code: 'unavailable' });

  test('is its first cause and code, without what a wrapper put beside it', () => {
    const typed = 'my password is hunter2';
    const error = new Error(`Failed query: insert … params: ${typed}`, { cause: busy });
    const described = describeError(new Error(typed, { cause: error }));
    expect(described).toMatchObject({ code: 'unavailable', message: 'database is locked' });
    expect(described.stack).toContain('app-error.test.ts');
    expect(JSON.stringify(described)).not.toContain('hunter2');
  });

  test('has no code when the error has none', () => {
    expect(Object.keys(describeError(new Error('x')))).toEqual(['message', 'stack']);
  });

  test.each([
    ['a text', 'out of paper', 'out of paper'],
    ['nothing', undefined, 'undefined'],
  ])('is the text of what was thrown instead of an error: %s', (_what, thrown, message) => {
    expect(describeError(thrown)).toEqual({ message });
  });

  test('is the wrapper of a cause that is no error', () => {
    const error = new Error('x', { cause: 'text' });
    expect(firstCause(error)).toBe(error);
  });

  test('ends, even in a circle', () => {
    const circular = new Error('round');
    circular.cause = circular;
    expect(describeError(circular).message).toBe('round');
  });
});
