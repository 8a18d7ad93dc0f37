import { hmac, makeToken, sameSecret } from '#core/ids.ts';
import { MINUTE_MS, later, utcDay } from '#core/clock.ts';
import { networkOf } from '#core/http/client-address.ts';

/** Without a cookie, two clicks within this time count as one reader's. */
const WINDOW_MS = 10 * MINUTE_MS;

/** What a request tells about its sender. Nothing of it is stored. */
export type VoterTraces = {
  /** Value of the cookie `waymark_voter`, if any. */
  cookie: string | undefined;
  address: string;
  userAgent: string;
  /** `Sec-GPC: 1`: counted without a cookie (Global Privacy Control). */
  globalPrivacyControl: boolean;
};

export type VoterKey = {
  key: string;
  /** The key of the window before, for a reader whose first click fell into it. */
  previousKey: string | undefined;
  /** What the answer's cookie should hold; undefined: set none. */
  cookie: string | undefined;
  /** The same for a reader whose row was found under the previous key. */
  previousCookie: string | undefined;
};

/**
 * Names a reader for the rule "one vote per article, locale, revision and voter", without naming a
 * person (decision 005). A valid cookie holds an id; without one the id is derived from address
 * (/64), user agent and a window of 10 minutes under a salt of the day, and the cookie then set
 * holds that same id, so the next request meets the same row. The key is a HMAC of the id: the
 * database alone leads back to no cookie and no address.
 *
 * @param saltOf the salt of a UTC day, or undefined when it was never made or is deleted
 */
export function voterKey(
  traces: VoterTraces,
  secret: string,
  now: Date,
  saltOf: (day: string) => string | undefined,
): VoterKey {
  const known = traces.globalPrivacyControl ? undefined : openCookie(traces.cookie, secret);
  if (known !== undefined) {
    const cookie = sealCookie(known, secret);
    return { key: keyOf(known, secret), previousKey: undefined, cookie, previousCookie: undefined };
  }
  // A missing salt must not make everyone the same reader, so a random id stands in.
  const id = windowId(traces, now, saltOf) ?? makeToken();
  const previous = windowId(traces, later(now, -WINDOW_MS), saltOf);
  const seal = (sealed: string | undefined) =>
    sealed === undefined || traces.globalPrivacyControl ? undefined : sealCookie(sealed, secret);
  return {
    key: keyOf(id, secret),
    previousKey: previous === undefined ? undefined : keyOf(previous, secret),
    cookie: seal(id),
    previousCookie: seal(previous),
  };
}

function windowId(
  traces: VoterTraces,
  at: Date,
  saltOf: (day: string) => string | undefined,
): string | undefined {
  const salt = saltOf(utcDay(at));
  if (salt === undefined) return undefined;
  const window = String(Math.floor(at.getTime() / WINDOW_MS));
  return hmac(salt, networkOf(traces.address), traces.userAgent, window);
}

function keyOf(id: string, secret: string): string {
  return hmac(secret, 'voter-key', id);
}

function sealCookie(id: string, secret: string): string {
  return `${id}.${hmac(secret, 'voter-cookie', id)}`;
}

/** The id a cookie holds, if it carries our signature. */
function openCookie(cookie: string | undefined, secret: string): string | undefined {
  const [id, signature] = cookie?.split('.') ?? [];
  if (!id || !signature) return undefined;
  return sameSecret(signature, hmac(secret, 'voter-cookie', id)) ? id : undefined;
}
