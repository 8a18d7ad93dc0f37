import { describe, expect, test } from 'vitest';
import { ERROR_STATUS, type ErrorCode, type FieldErrorCode } from './app-error.ts';
import { problemDetails, problemHeaders, type ProblemWords } from './problem.ts';

const codes = Object.keys(ERROR_STATUS) as ErrorCode[];
const said = (code: string) => ({ title: `title of ${code}`, detail: `detail of ${code}` });
const WORDS: ProblemWords = {
  problems: Object.fromEntries(codes.map((c) => [c, said(c)])) as ProblemWords['problems'],
  fieldErrors: {
    required: 'Fill it in.',
    'too-long': 'Shorten it.',
  } as Record<FieldErrorCode, string>,
};

describe('problemDetails', () => {
  test.each(codes)('%s comes with its status, its words and the request id', (code) => {
    expect(problemDetails({ code }, WORDS, 'r-1')).toEqual({
      type: `/api/#${code}`,
      title: `title of ${code}`,
      status: ERROR_STATUS[code],
      detail: `detail of ${code}`,
      code,
      errors: [],
      requestId: 'r-1',
    });
  });

  test('names each field with its code and its words, in the order of the error', () => {
    const error = {
      code: 'invalid' as const,
      fields: [
        { field: 'subject', code: 'too-long' as const },
        { field: 'email', code: 'required' as const },
      ],
    };
    expect(problemDetails(error, WORDS, 'r-1').errors).toEqual([
      { field: 'subject', code: 'too-long', detail: 'Shorten it.' },
      { field: 'email', code: 'required', detail: 'Fill it in.' },
    ]);
  });

  test('carries extensions, which replace no member of their own', () => {
    const extensions = { routes: ['articles'], status: 200, code: 'fine', requestId: 'forged' };
    const problem = problemDetails({ code: 'plan-without-support', extensions }, WORDS, 'r-1');
    expect(problem).toMatchObject({
      routes: ['articles'],
      status: 403,
      code: 'plan-without-support',
      requestId: 'r-1',
    });
  });
});

test.each([
  [{ code: 'not-found' as const }, {}],
  [{ code: 'method-not-allowed' as const, allow: ['POST', 'PATCH'] }, { Allow: 'POST, PATCH' }],
  [
    { code: 'too-many-requests' as const, retryAfterSeconds: 30 },
    { 'Retry-After': '30', RateLimit: '"default";r=0;t=30' },
  ],
  // Rounded up and never 0: who waits that long is let in.
  [{ code: 'unavailable' as const, retryAfterSeconds: 29.001 }, { 'Retry-After': '30' }],
  [
    { code: 'too-many-requests' as const, retryAfterSeconds: 0.001 },
    { 'Retry-After': '1', RateLimit: '"default";r=0;t=1' },
  ],
  [{ code: 'unavailable' as const, retryAfterSeconds: 0 }, { 'Retry-After': '1' }],
])('%j is sent with the headers %j', (error, headers) => {
  expect(problemHeaders(error)).toEqual(headers);
});
