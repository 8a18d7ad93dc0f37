import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Readable } from 'node:stream';
import sirv from 'sirv';
import { SEARCH_WORKER } from './headers.ts';

/** Names under this folder carry a hash of their content, so they never change. */
const HASHED = '/_assets/';
/** Pagefind's own formats, which have no registered type. */
const SEARCH_DATA = /\.(pagefind|pf_\w+)$/;
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
      const policy = pagePolicy(pathname, policies);
      if (policy === undefined) response.setHeader('Cross-Origin-Resource-Policy', 'same-origin');
      else response.setHeader('Content-Security-Policy', policy);
      if (pathname === SEARCH_WORKER.path) {
        response.setHeader('Content-Security-Policy', SEARCH_WORKER.policy);
      }
      if (SEARCH_DATA.test(pathname))
        response.setHeader('Content-Type', 'application/octet-stream');
      response.setHeader(
        'Cache-Control',
        pathname.startsWith(HASHED) ? `public, max-age=${YEAR_SECONDS}, immutable` : 'no-cache',
      );
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
      // The whole file answers every Range, as RFC 9110 §14.2 allows: sirv dies of `bytes=5-2`.
      delete request.headers.range;
      // A file that a new build took away ends the answer that was reading it, not the server.
      response.once('pipe', (file: Readable) => file.once('error', () => response.destroy()));
      serve(request, response, next);
    },
  };
}

/** The policy of the page an address shows: `/a/`, `/a/index` and `/a/index.html` are one. */
function pagePolicy(pathname: string, policies: Map<string, string>): string | undefined {
  return policies.get(pathname.replace(/\/(index(\.html)?)?$/, '') + '/');
}
