import type { z } from 'zod';
import type { AppError, ErrorCode } from '../app-error.ts';
import type { Result } from '../result.ts';
import type { BodyRules, Fields } from './body.ts';

export type WriteMethod = 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** One request as a handler sees it: parsed, measured, and known to come from our own pages. */
export type Call = {
  fields: Fields;
  params: Record<string, string>;
  /** What stands behind `?` in the address. */
  query: URLSearchParams;
  headers: Headers;
  /** The reader's address after TRUSTED_PROXIES, of IPv6 its /64. For limits and the voter key, never stored. */
  address: string;
  locale: string;
};

/** What a handler answers: JSON, or for a page's form the place to see next (303). */
export type Answer = {
  status: 200 | 201 | 202 | 204;
  body?: unknown;
  /** Path on this site where a reader without JavaScript goes on. */
  seeOther?: string;
  /** The language of `seeOther`, where the answer knows it better than the call. */
  locale?: string;
  /** `Set-Cookie` values; each becomes a header of its own. */
  cookies?: string[];
};

export type Handler = {
  body: BodyRules;
  /** Pages that show a failure with all that was typed. Codes that are not named get `/problem/`. */
  failurePages?: Partial<Record<ErrorCode, string>>;
  /** Whether a mail provider may post in a reader's name, without any origin (RFC 8058). */
  oneClick?: boolean;
  /** Whether programs call it with a key, so that no origin vouches for them. A cookie opens nothing. */
  bearer?: boolean;
  /** Whose pages may post here, instead of our own. */
  origins?: readonly string[];
  /** Refusals that come before an unreadable body is one (CONTRACTS: 401 and 403 before 400). */
  refuse?: (headers: Headers) => Promise<AppError | undefined>;
  /** What OpenAPI says of it. */
  describe: OperationWords;
  handle: (call: Call) => Promise<Result<Answer, AppError>>;
};

/**
 * All that a caller may send and get, for the OpenAPI document and its page: in English, for
 * developers. A test sends a real request for each answer and failure named here.
 */
export type OperationWords = {
  summary: string;
  /** What else a caller must know, in a few sentences. */
  details?: string;
  /** The body. */
  body?: z.ZodType;
  /** The body of a form, where that may say more. */
  form?: z.ZodType;
  /** A body that would be taken. */
  example?: Fields;
  /** Headers, cookies and what may stand behind `?`. */
  parameters?: ParameterWords[];
  /** Whether it asks who is signed in. */
  session?: 'required' | 'optional';
  answers: Partial<Record<Answer['status'], AnswerWords>>;
  /** Where a form is led instead (303). */
  leadsTo?: string;
  /** Failures besides those that every write can meet. */
  failures: ErrorCode[];
  /** Members that failures of this address add to the problem document. */
  extensions?: z.ZodObject;
};

export type AnswerWords = {
  says: string;
  body?: z.ZodType;
  /** What a `Set-Cookie` of it is for. */
  cookie?: string;
};

export type ParameterWords = {
  name: string;
  in: 'path' | 'query' | 'header' | 'cookie';
  says: string;
  schema: z.ZodType;
};

/** An address of the API and what it does for each method it knows. */
export type Endpoint = {
  /** Path in Hono's syntax, e.g. `/api/votes/:token`. */
  path: string;
  /** What stands in the path, one for each `:name`. */
  parameters?: ParameterWords[];
  /** The page that shows a link to this address to whoever opens it; without it GET is refused. */
  readPage?: string;
  methods: Partial<Record<WriteMethod, Handler>>;
};

/** A failure on its way to a page: the error, and all that the reader had typed. */
export type PageFailure = { error: AppError; fields: Fields; action: string };
