import type { IncomingHttpHeaders } from 'node:http';
import { isbot } from 'isbot';

/** A page that was shown: sent whole, or still right in the reader's browser. */
export function isShown(status: number): boolean {
  return status === 200 || status === 304;
}

/** Programs, and what does not say who it is: every browser does. */
export function isBot(userAgent: string | undefined): boolean {
  return userAgent === undefined || userAgent === '' || userAgent === '-' || isbot(userAgent);
}

/** Whether a browser asked for a page to show it: not ahead of time, not into a frame or a script. */
export function asksForDocument(headers: IncomingHttpHeaders): boolean {
  const destination = headers['sec-fetch-dest'];
  if (destination !== undefined && destination !== 'document') return false;
  return !String(headers['sec-purpose'] ?? '').includes('prefetch');
}
