/**
 * Every failure a user can cause, with the HTTP status it answers. The code is permanent: clients
 * and the dictionaries refer to it, so an entry may be added but never renamed.
 */
export const ERROR_STATUS = {
  malformed: 400,
  'sign-in-required': 401,
  'wrong-key': 401,
  'token-refused': 401,
  'cross-site': 403,
  'plan-without-support': 403,
  'not-found': 404,
  'unknown-article': 404,
  'method-not-allowed': 405,
  'link-used': 410,
  'code-ended': 410,
  'too-large': 413,
  'unsupported-media-type': 415,
  invalid: 422,
  'idempotency-mismatch': 422,
  'too-many-requests': 429,
  unexpected: 500,
  unavailable: 503,
} as const;

export type ErrorCode = keyof typeof ERROR_STATUS;

/** One field that was refused: its name, and the key of the sentence that says why. */
export type FieldError = { field: string; code: FieldErrorCode };

export const FIELD_ERROR_CODES = [
  'required',
  'too-long',
  'not-in-list',
  'not-an-email',
  'not-a-domain',
  'public-mail-domain',
  'not-an-instant',
  'has-null-character',
  'not-text',
  'unknown-field',
  'wrong-code',
] as const;

export type FieldErrorCode = (typeof FIELD_ERROR_CODES)[number];

/** A typed failure. It carries no words: those come from the dictionary of the reader's locale. */
export type AppError = {
  code: ErrorCode;
  /** The fields at fault, for `invalid`. */
  fields?: FieldError[];
  /** Seconds until trying again makes sense, for `too-many-requests` and `unavailable`. */
  retryAfterSeconds?: number;
  /** Methods that would have been accepted, for `method-not-allowed`. */
  allow?: string[];
  /** Members added to the problem document (RFC 9457 §3.2). */
  extensions?: Record<string, unknown>;
};

export function statusOf(error: AppError): (typeof ERROR_STATUS)[ErrorCode] {
  return ERROR_STATUS[error.code];
}

/**
 * What a log may hold of an error: the message of its first cause, and where it was thrown. Drizzle
 * puts all parameters, and so what people typed, into the message of the error that wraps it.
 */
export function describeError(error: unknown): { code?: string; message: string; stack?: string } {
  const cause = firstCause(error);
  if (!(cause instanceof Error)) return { message: String(cause) };
  const code = codeOf(error);
  return {
    ...(code !== undefined && { code }),
    message: cause.message,
    ...(cause.stack !== undefined && { stack: cause.stack }),
  };
}

/** The error at the end of the `cause` chain: the one that did not wrap another. */
export function firstCause(error: unknown): unknown {
  let cause = error;
  for (
    let depth = 0;
    cause instanceof Error && cause.cause instanceof Error && depth < 8;
    depth++
  ) {
    cause = cause.cause;
  }
  return cause;
}

/**
 * The code of an error that crossed a module boundary, where `instanceof` is false because each
 * bundle holds its own copy of every class. Walks the `cause` chain (Drizzle wraps what it throws).
 */
export function codeOf(error: unknown): string | undefined {
  for (let e = error, depth = 0; e instanceof Error && depth < 8; e = e.cause, depth++) {
    if ('code' in e && typeof e.code === 'string') return e.code;
  }
  return undefined;
}
