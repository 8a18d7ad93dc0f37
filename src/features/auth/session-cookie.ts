import { DAY_MS, MINUTE_MS, SECOND_MS } from '#core/clock.ts';

/** The longest life browsers grant a cookie. The server decides when the session itself ends. */
const SESSION_MAX_AGE_MS = 400 * DAY_MS;
/** As long as a mailed code works. */
const ASK_MAX_AGE_MS = 15 * MINUTE_MS;

export type OwnCookie = {
  name: string;
  secure: boolean;
  /** `Set-Cookie` that stores `value`, which must be cookie text already. */
  set(value: string): string;
  /** `Set-Cookie` that removes it. */
  clear(): string;
  /** The value a request brought along, still encoded; undefined without one. */
  read(headers: Headers): string | undefined;
};

/** The session cookie of CONTRACTS. */
export function sessionCookie(siteUrl: string): OwnCookie {
  return ownCookie(siteUrl, sessionCookieName(siteUrl), SESSION_MAX_AGE_MS);
}

/** Tells the browser that asked for a mail from all others: the mail's code works only there. */
export function askCookie(siteUrl: string): OwnCookie {
  return ownCookie(siteUrl, prefixed(siteUrl, 'waymark_sign_in'), ASK_MAX_AGE_MS);
}

export function sessionCookieName(siteUrl: string): string {
  return prefixed(siteUrl, 'waymark_session');
}

/**
 * HttpOnly, SameSite=Lax, for this host only; on https also Secure and with the `__Host-` prefix,
 * which keeps subdomains and plain http from setting it.
 */
function ownCookie(siteUrl: string, name: string, maxAgeMs: number): OwnCookie {
  const secure = isSecure(siteUrl);
  const attributes = `Path=/; HttpOnly${secure ? '; Secure' : ''}; SameSite=Lax`;
  return {
    name,
    secure,
    set: (value) => `${name}=${value}; Max-Age=${maxAgeMs / SECOND_MS}; ${attributes}`,
    clear: () => `${name}=; Max-Age=0; ${attributes}`,
    read: (headers) => cookieValue(headers.get('cookie') ?? '', name),
  };
}

function prefixed(siteUrl: string, name: string): string {
  return `${isSecure(siteUrl) ? '__Host-' : ''}${name}`;
}

function isSecure(siteUrl: string): boolean {
  return new URL(siteUrl).protocol === 'https:';
}

/** The first cookie of that name in a Cookie or Set-Cookie header. */
export function cookieValue(header: string, name: string): string | undefined {
  for (const part of header.split(';')) {
    const equals = part.indexOf('=');
    if (part.slice(0, equals).trim() === name) return part.slice(equals + 1).trim() || undefined;
  }
  return undefined;
}
