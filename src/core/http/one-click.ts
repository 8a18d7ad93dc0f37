import type { Fields } from './body.ts';
import type { OriginFacts } from './origin-check.ts';

const FIELD = 'List-Unsubscribe';
const VALUE = 'One-Click';

/** Whether a request names no origin at all, as mail providers' servers do; browsers always name one. */
export function hasNoOrigin({ origin, secFetchSite }: OriginFacts): boolean {
  return origin === null && secFetchSite === null;
}

/**
 * Whether a body is the one a mail provider posts in a reader's name: a form that says
 * `List-Unsubscribe=One-Click` and nothing else (RFC 8058 §3.1).
 */
export function isOneClick(headers: Headers, fields: Fields): boolean {
  const isJson = headers.get('content-type')?.toLowerCase().startsWith('application/json') ?? true;
  return !isJson && Object.keys(fields).length === 1 && fields[FIELD] === VALUE;
}
