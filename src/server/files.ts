import type { IncomingMessage, ServerResponse } from 'node:http';
import sirv from 'sirv';
import { SEARCH_WORKER } from './headers.ts';

/** Names under this folder carry a hash of their content, so they never change. */
const HASHED = '/_assets/';
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
      const policy = policyOf(pathname, policies);
      if (policy) response.setHeader('Content-Security-Policy', policy);
      response.setHeader(
        'Cache-Control',
        pathname.startsWith(HASHED) ? `public, max-age=${YEAR_SECONDS}, immutable` : 'no-cache',
      );
      if (!policy) {
        response.setHeader('Cross-Origin-Resource-Policy', 'same-origin');
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
      serve(request, response, next);
    },
  };
}

function policyOf(pathname: string, policies: Map<string, string>): string | undefined {
  if (pathname === SEARCH_WORKER.path) return SEARCH_WORKER.policy;
  return policies.get(pathname.replace(/(index)?\.html$/, '').replace(/\/?$/, '/'));
}
