import { statusOf, type AppError } from './app-error.ts';

/** RFC 9457 problem details, plus `code`, `errors[]` and `requestId`. */
export type ProblemDetails = {
  type: string;
  title: string;
  status: number;
  detail: string;
  code: string;
  errors: { field: string; code: string; detail: string }[];
  requestId: string;
  [extension: string]: unknown;
};

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
    // RFC 9457 §4.2.1: about:blank, because the status and `code` say all there is to know.
    type: 'about:blank',
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

/** The headers a failure is sent with besides its body: `Allow`, `Retry-After`, `RateLimit`. */
export function problemHeaders(error: AppError): Record<string, string> {
  const wait = String(Math.max(1, Math.ceil(error.retryAfterSeconds ?? 0)));
  return {
    ...(error.allow && { Allow: error.allow.join(', ') }),
    ...(error.retryAfterSeconds !== undefined && { 'Retry-After': wait }),
    // draft-ietf-httpapi-ratelimit-headers: nothing remains for so many seconds.
    ...(error.code === 'too-many-requests' && { RateLimit: `"default";r=0;t=${wait}` }),
  };
}
