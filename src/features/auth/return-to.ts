const MAX_LENGTH = 2048;
const SITE = 'http://this-site.invalid';
const TRICK = /[\\\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u;
const MAX_DECODINGS = 4;

/**
 * Where to go after signing in: `value` when it is a path of this site, else `fallback`. The answer
 * is normalised, ASCII and at most 2,048 characters, so it may stand in a Location header.
 * Source: CWE-601; URL Standard (browsers read `\` as `/`, drop tabs, resolve `/%2e%2e/`).
 */
export function safeReturnTo(value: unknown, fallback: string): string {
  if (typeof value !== 'string' || value.length > MAX_LENGTH) return fallback;
  if (!value.startsWith('/') || TRICK.test(value)) return fallback;
  const url = URL.parse(value, SITE);
  if (url?.origin !== SITE || !isPlainPath(url.pathname)) return fallback;
  const path = url.pathname + url.search + url.hash;
  return path.length <= MAX_LENGTH ? path : fallback;
}

/** Decoded however often, it must not become another host's name for a server or browser behind us. */
function isPlainPath(path: string): boolean {
  let decoded = path;
  for (let times = 0; times < MAX_DECODINGS; times++) {
    if (decoded.startsWith('//') || TRICK.test(decoded)) return false;
    const next = decodePath(decoded);
    if (next === decoded) return true;
    if (next === undefined) return false;
    decoded = next;
  }
  return false;
}

function decodePath(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}
