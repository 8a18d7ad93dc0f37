import { z } from 'zod';
import {
  ERROR_STATUS,
  FIELD_ERROR_CODES,
  statusOf,
  type AppError,
  type ErrorCode,
} from './app-error.ts';

export const ERROR_CODES = Object.keys(ERROR_STATUS) as ErrorCode[];

/** RFC 9457 problem details, plus `code`, `errors[]` and `requestId`. */
export const PROBLEM = z.looseObject({
  type: z.string().describe('Where the code is explained: a path on this site.'),
  title: z.string().describe('What happened, in the words of the locale that was asked for.'),
  status: z.int().describe('The HTTP status.'),
  detail: z.string().describe('What to do about it.'),
  code: z.enum(ERROR_CODES).describe('What happened. Permanent: the one to act on.'),
  errors: z
    .array(
      z.object({
        field: z.string().describe('Its name.'),
        code: z.enum(FIELD_ERROR_CODES).describe('What is wrong with it. Permanent.'),
        detail: z.string().describe('The same in words.'),
      }),
    )
    .describe('The fields at fault; empty unless the code is `invalid`.'),
  requestId: z.string().describe('Names the request in the log, as does the header X-Request-Id.'),
});

export type ProblemDetails = z.infer<typeof PROBLEM>;

/** The page that explains each code under an anchor of its name. */
const PROBLEM_TYPES = '/api/';

/** The sentences a problem is told in; the dictionaries of `config` provide them. */
export type ProblemWords = {
  problems: Record<AppError['code'], { title: string; detail: string }>;
  fieldErrors: Record<NonNullable<AppError['fields']>[number]['code'], string>;
};

export function problemDetails(
  error: AppError,
  words: ProblemWords,
  requestId: string,
): ProblemDetails {
  const said = words.problems[error.code];
  return {
    ...error.extensions,
    // A path, so that the type is the same wherever this runs (RFC 9457 §3.1.1).
    type: `${PROBLEM_TYPES}#${error.code}`,
    title: said.title,
    status: statusOf(error),
    detail: said.detail,
    code: error.code,
    errors: (error.fields ?? []).map(({ field, code }) => ({
      field,
      code,
      detail: words.fieldErrors[code],
    })),
    requestId,
  };
}

/** The headers a failure is sent with besides its body: `WWW-Authenticate`, `Allow`, `Retry-After`, `RateLimit`. */
export function problemHeaders(error: AppError): Record<string, string> {
  const wait = String(Math.max(1, Math.ceil(error.retryAfterSeconds ?? 0)));
  return {
    // A 401 names what it asks for (RFC 9110 §11.6.1).
    ...(error.code === 'wrong-key' && { 'WWW-Authenticate': 'Bearer' }),
    ...(error.allow && { Allow: error.allow.join(', ') }),
    ...(error.retryAfterSeconds !== undefined && { 'Retry-After': wait }),
    // draft-ietf-httpapi-ratelimit-headers: nothing remains for so many seconds.
    ...(error.code === 'too-many-requests' && { RateLimit: `"default";r=0;t=${wait}` }),
  };
}
