import { DAY_MS, SECOND_MS } from '#core/clock.ts';

/** The longest life browsers grant a cookie. The server decides when the session itself ends. */
const MAX_AGE_SECONDS = (400 * DAY_MS) / SECOND_MS;

export type SessionCookie = {
  name: string;
  secure: boolean;
  /** `Set-Cookie` that stores `value`, which must be cookie text already. */
  set(value: string): string;
  /** `Set-Cookie` that removes it. */
  clear(): string;
  /** The value a request brought along, still encoded; undefined without one. */
  read(headers: Headers): string | undefined;
};

/**
 * The session cookie of CONTRACTS: HttpOnly, SameSite=Lax, for this host only; on https also Secure
 * and with the `__Host-` prefix, which keeps subdomains and plain http from setting it.
 */
export function sessionCookie(siteUrl: string): SessionCookie {
  const secure = isSecure(siteUrl);
  const name = sessionCookieName(siteUrl);
  const attributes = `Path=/; HttpOnly${secure ? '; Secure' : ''}; SameSite=Lax`;
  return {
    name,
    secure,
    set: (value) => `${name}=${value}; Max-Age=${MAX_AGE_SECONDS}; ${attributes}`,
    clear: () => `${name}=; Max-Age=0; ${attributes}`,
    read: (headers) => cookieValue(headers.get('cookie') ?? '', name),
  };
}

export function sessionCookieName(siteUrl: string): string {
  return `${isSecure(siteUrl) ? '__Host-' : ''}waymark_session`;
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
