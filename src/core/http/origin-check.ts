/**
 * Keeps other sites from posting in a reader's name. Our own check on every unsafe method, because
 * a framework's check usually looks at form-like bodies only and lets JSON through.
 * Source: OWASP CSRF cheat sheet (Sec-Fetch-Site first, Origin as the fallback), W3C Fetch Metadata.
 */
export type OriginFacts = {
  secFetchSite: string | null;
  origin: string | null;
  host: string | null;
};

const LOOPBACK = /^(localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/**
 * Whether a write comes from our own pages. `siteOrigin` is SITE_URL's origin; undefined means that
 * any loopback name is ours, as long as Origin and Host name the same one.
 */
export function isOwnOrigin(facts: OriginFacts, siteOrigin: string | undefined): boolean {
  const { secFetchSite, origin } = facts;
  if (secFetchSite !== null && secFetchSite !== 'same-origin' && secFetchSite !== 'none') {
    return false;
  }
  // `Origin: null` also comes from our own pages (a strict referrer policy, a sandboxed frame of
  // ours), so it decides nothing; only Sec-Fetch-Site can vouch for it.
  if (origin === null || origin === 'null') return secFetchSite === 'same-origin';
  return siteOrigin === undefined ? isLoopbackOrigin(origin, facts.host) : origin === siteOrigin;
}

function isLoopbackOrigin(origin: string, host: string | null): boolean {
  const url = URL.parse(origin);
  return url !== null && LOOPBACK.test(url.hostname) && url.host === host;
}
