import type {
  IncomingHttpHeaders,
  IncomingMessage,
  RequestListener,
  ServerResponse,
} from 'node:http';
import { getRequestListener } from '@hono/node-server';
import type { Hono } from 'hono';
import type { HttpBindings } from '@hono/node-server';
import { makeUuid } from '#core/ids.ts';
import type { Moved } from '#features/articles/index.ts';
import { isShown } from '#features/insights/index.ts';
import type { Files } from './files.ts';

/** Astro's handler in middleware mode: the fourth argument becomes `Astro.locals`. */
export type PageHandler = (
  request: IncomingMessage,
  response: ServerResponse,
  next: (error?: unknown) => void,
  locals: object,
) => void | Promise<void>;

/** What the API answers; everything else is a file or a page, as `/api/` itself is. */
export const API_PATH = /^\/(api\/[^?]|(sso|healthz|readyz|metrics)(\/|\?|$))/;

/** Joins API, files and pages behind one set of headers. */
export function createListener(house: {
  api: Hono<{ Bindings: HttpBindings }>;
  files: Files;
  pages: PageHandler;
  headers: Record<string, string>;
  locals: object;
  /** Where an address leads that no file has: a path on this site. */
  movedTo(address: string): Moved | undefined;
  /** Told of each page that was shown. */
  noteRead: (address: string, headers: IncomingHttpHeaders) => void;
  isDraining(): boolean;
}): RequestListener {
  // Addresses that no page knows get the page that helps on; Astro matches it only by its own path.
  const missing = (request: IncomingMessage, response: ServerResponse) => {
    const locals = { ...house.locals, missing: request.url };
    request.url = '/404';
    void house.pages(request, response, () => response.writeHead(404).end(), locals);
  };
  const api = getRequestListener(house.api.fetch, { overrideGlobalObjects: false });
  return (request, response) => {
    response.setHeader('X-Request-Id', makeUuid());
    for (const [name, value] of Object.entries(house.headers)) response.setHeader(name, value);
    if (house.isDraining()) response.setHeader('Connection', 'close');

    const { url = '/', method, headers } = request;
    // RFC 9112 §3.2. Nothing else here believes what Host says.
    if (headers.host !== undefined && !URL.canParse(`http://${headers.host}`)) {
      response.writeHead(400, { Connection: 'close' }).end();
      return;
    }
    if (API_PATH.test(url)) {
      void api(request, response);
      return;
    }
    if (method !== 'GET' && method !== 'HEAD') {
      response.writeHead(405, { Allow: 'GET, HEAD', Connection: 'close' }).end();
      return;
    }
    house.files.serve(request, response, () => {
      const moved = house.movedTo(url);
      if (moved) {
        const { to, status } = moved;
        response.writeHead(status, { Location: to, 'Cache-Control': 'no-cache' }).end();
        return;
      }
      // Pages made for one reader are nobody else's to keep.
      response.setHeader('Cache-Control', 'private, no-store');
      void house.pages(request, response, () => missing(request, response), house.locals);
    });
    // Articles are files, whose head is written by now. Their end is not waited for: it may come
    // after the counts were written for the last time, or never, when readers leave early.
    if (method === 'GET' && response.headersSent && isShown(response.statusCode)) {
      house.noteRead(url, headers);
    }
  };
}
