import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';

const YEAR_SECONDS = 365 * 24 * 60 * 60;

/**
 * What every answer carries, pages, files and API alike (OWASP ASVS 5.0 §3.4). Pages replace the
 * policy, which forbids everything, by their own. The referrer policy is `same-origin` and not
 * `no-referrer`, because with the latter browsers post forms with `Origin: null`.
 */
export function securityHeaders(https: boolean, frames: string[]): Record<string, string> {
  const noFrames = frames.length === 0;
  return {
    'Content-Security-Policy': `default-src 'none'; frame-ancestors ${noFrames ? "'none'" : frames.join(' ')}`,
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
    'Referrer-Policy': 'same-origin',
    'X-Content-Type-Options': 'nosniff',
    ...(noFrames && { 'X-Frame-Options': 'DENY' }),
    ...(https && { 'Strict-Transport-Security': `max-age=${YEAR_SECONDS}; includeSubDomains` }),
  };
}

/** Only the search engine compiles WebAssembly, and only in its own worker; no page may. */
export const SEARCH_WORKER = {
  path: '/pagefind/pagefind-worker.js',
  policy: "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'",
};

const HEADERS_FILE = z.array(
  z.object({
    pathname: z.string(),
    headers: z.array(z.object({ key: z.string(), value: z.string() })),
  }),
);

/** The policy of each built page by its path, ending in a slash. Only the build knows the hashes of what stands in it. */
export function readPagePolicies(headersFile: string): Map<string, string> {
  if (!existsSync(headersFile)) throw new Error(`${headersFile} is missing: run npm run build.`);
  const pages = HEADERS_FILE.parse(JSON.parse(readFileSync(headersFile, 'utf8')));
  return new Map(
    pages.flatMap(({ pathname, headers }) =>
      headers
        .filter(({ key }) => key.toLowerCase() === 'content-security-policy')
        .map(({ value }) => [pathname.replace(/\/?$/, '/'), value] as const),
    ),
  );
}
