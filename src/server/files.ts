import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Readable } from 'node:stream';
import sirv from 'sirv';
import { SEARCH_WORKER } from './headers.ts';

/** Names that carry a hash of their content, so they never change: our own and the search index's. */
const HASHED =
  /^\/(_assets\/|social\/|pagefind\/(.+_[\da-f]{6,}\.pf_\w+|words\/[\w-]+-[\da-f]{8}\.txt)$)/;
/** Pagefind's own formats, which have no registered type. */
const SEARCH_DATA = /\.(pagefind|pf_\w+)$/;
/** An article as Markdown, whose first address is its page. */
const MARKDOWN = '.md';
/** Its letters are not all of ASCII, which browsers else take them for. */
const PLAIN_TEXT = '.txt';
/** Pictures made for other sites to show. */
const SOCIAL = '/social/';
/** The feed of a language. */
const FEED = /^(\/[\w-]+)?\/feed\.xml$/;
const YEAR_SECONDS = 365 * 24 * 60 * 60;

export type Files = {
  /** Answers with a built file, or calls `next`. */
  serve(request: IncomingMessage, response: ServerResponse, next: () => void): void;
};

/**
 * Serves `dist/client`: compressed at build (brotli, gzip), hashed names for ever, pages with a
 * validator so that they are asked for again. Each page gets the policy the build made for it.
 */
export function builtFiles(clientDir: string, policies: Map<string, string>): Files {
  const serve = sirv(clientDir, {
    etag: true,
    brotli: true,
    gzip: true,
    dotfiles: false,
    setHeaders(response, pathname) {
      for (const [name, value] of Object.entries(headersOf(pathname, policies))) {
        response.setHeader(name, value);
      }
    },
  });
  return {
    serve(request, response, next) {
      const [path = '/', query] = (request.url ?? '/').split('?');
      if (!path.endsWith('/') && policies.has(`${path}/`)) {
        const location = query === undefined ? `${path}/` : `${path}/?${query}`;
        response.writeHead(308, { Location: location }).end();
        return;
      }
      // sirv asks for headers only when it sends a file. A browser that gets 304 takes the headers of
      // that answer for the page it has, so the page's own policy must be on it too.
      const hasPolicy = path === SEARCH_WORKER.path || policies.has(pageOf(path));
      if (hasPolicy && request.headers['if-none-match'] !== undefined) {
        for (const [name, value] of Object.entries(headersOf(path, policies))) {
          response.setHeader(name, value);
        }
      }
      // The whole file answers every Range, as RFC 9110 §14.2 allows: sirv dies of `bytes=5-2`.
      delete request.headers.range;
      // A file that a new build took away ends the answer that was reading it, not the server.
      response.once('pipe', (file: Readable) => file.once('error', () => response.destroy()));
      serve(request, response, next);
    },
  };
}

/** What a file is sent with: its policy, how long it may be kept, who may embed it. */
function headersOf(pathname: string, policies: Map<string, string>): Record<string, string> {
  const policy =
    pathname === SEARCH_WORKER.path ? SEARCH_WORKER.policy : policies.get(pageOf(pathname));
  return {
    'Cache-Control': HASHED.test(pathname)
      ? `public, max-age=${YEAR_SECONDS}, immutable`
      : 'no-cache',
    ...(policy !== undefined && { 'Content-Security-Policy': policy }),
    ...(!policies.has(pageOf(pathname)) && {
      'Cross-Origin-Resource-Policy': pathname.startsWith(SOCIAL) ? 'cross-origin' : 'same-origin',
    }),
    ...(SEARCH_DATA.test(pathname) && { 'Content-Type': 'application/octet-stream' }),
    ...(pathname.endsWith(PLAIN_TEXT) && { 'Content-Type': 'text/plain; charset=utf-8' }),
    ...(FEED.test(pathname) && { 'Content-Type': 'application/atom+xml; charset=utf-8' }),
    ...(pathname.endsWith(MARKDOWN) && {
      'Content-Type': 'text/markdown; charset=utf-8',
      Link: `<${pathname.slice(0, -MARKDOWN.length)}/>; rel="canonical"`,
    }),
  };
}

/** The address of the page a path shows: `/a/`, `/a/index` and `/a/index.html` are one. */
function pageOf(pathname: string): string {
  return pathname.replace(/\/(index(\.html)?)?$/, '') + '/';
}
