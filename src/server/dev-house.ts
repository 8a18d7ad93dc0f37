import type { IncomingMessage, ServerResponse } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { parseNetworks } from '#core/http/client-address.ts';
import { readEnv } from '#config/env.ts';
import { readCatalog } from '#features/articles/catalog.ts';
import { createApi } from '../api.ts';
import { endpointsOf, openApiOf } from './endpoints.ts';
import { API_PATH } from './listener.ts';
import { makeParts } from './parts.ts';

type Next = () => void;

/** The API on a real database for `astro dev`; pages come from Astro's own dev server. */
export async function createDevHouse(
  setLocals: (request: IncomingMessage, locals: object) => void,
) {
  const env = readEnv(process.env);
  const parts = await makeParts(env, readCatalog(env.contentDir, { withDrafts: true }));
  const { site, catalog } = parts;
  const endpoints = endpointsOf(parts);
  const openApi = openApiOf(parts, endpoints);
  const locals = { parts, site, catalog, openApi };
  const nextOf = new WeakMap<IncomingMessage, Next>();
  const api = createApi({
    endpoints,
    openApi,
    site,
    siteOrigin: env.siteUrl,
    trustedProxies: parseNetworks(env.trustedProxies),
    isReady: () => parts.database.probe(),
    logError: (error) => parts.log.error({ err: error }, 'request failed'),
    renderFailure({ incoming }, page, failure) {
      incoming.method = 'GET';
      incoming.url = page;
      setLocals(incoming, { ...locals, failure });
      nextOf.get(incoming)?.();
      return Promise.resolve();
    },
  });
  const listener = getRequestListener(api.fetch, { overrideGlobalObjects: false });
  return {
    serve(request: IncomingMessage, response: ServerResponse, next: Next) {
      setLocals(request, locals);
      nextOf.set(request, next);
      if (API_PATH.test(request.url ?? '')) void listener(request, response);
      else next();
    },
    close: () => parts.close(),
  };
}
