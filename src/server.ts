import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseNetworks } from '#core/http/client-address.ts';
import { readEnv, type Env } from '#config/env.ts';
import { createMoved } from '#features/articles/index.ts';
import { createApi } from './api.ts';
import { drain } from './server/drain.ts';
import { endpointsOf, openApiOf } from './server/endpoints.ts';
import { builtFiles } from './server/files.ts';
import { readPagePolicies, securityHeaders } from './server/headers.ts';
import { createHttpServer } from './server/http-server.ts';
import { createListener, type PageHandler } from './server/listener.ts';
import { makeParts, readManifest, type Parts } from './server/parts.ts';
import { startFailure } from './server/start-failure.ts';

const DRAIN_DEADLINE_MS = 8000;

/** The folder of the build: where this file stands once it is bundled. */
const DIST = import.meta.url.endsWith('.ts')
  ? fileURLToPath(new URL('../dist', import.meta.url))
  : fileURLToPath(new URL('.', import.meta.url));

export type RunningServer = {
  /** Where it listens, e.g. `http://127.0.0.1:4321`. */
  url: string;
  parts: Parts;
  /** Answers what is under way, then closes everything. Resolves within 10 s. */
  stop(): Promise<void>;
};

/** Makes the parts once, joins API, files and pages, and listens. */
export async function startServer(env: Env): Promise<RunningServer> {
  const manifest = readManifest(join(DIST, 'manifest.json'));
  const parts = await makeParts(env, manifest.catalog);
  if (manifest.siteUrl !== parts.siteUrl) {
    const facts = { built: manifest.siteUrl, serving: parts.siteUrl };
    parts.log.warn(facts, 'SITE_URL differs from the one the pages were built with');
  }
  const pages = await loadPages();
  let isDraining = false;
  const { site, catalog } = parts;
  const endpoints = endpointsOf(parts);
  const openApi = openApiOf(parts, endpoints);
  const locals = { parts, site, catalog, openApi };
  const api = createApi({
    endpoints,
    openApi,
    site,
    siteOrigin: env.siteUrl,
    trustedProxies: parseNetworks(env.trustedProxies),
    isReady: async () => !isDraining && (await parts.database.probe()),
    logError: (error, requestId) => parts.log.error({ err: error, requestId }, 'request failed'),
    async renderFailure({ incoming, outgoing }, page, failure) {
      // The page is asked for as if by GET; what was typed reaches it through the locals.
      incoming.method = 'GET';
      incoming.url = page;
      const missing = () => outgoing.writeHead(500).end();
      await pages(incoming, outgoing, missing, { ...locals, failure });
    },
  });
  const server = createHttpServer(
    createListener({
      api,
      pages,
      files: builtFiles(join(DIST, 'client'), readPagePolicies(join(DIST, '_headers.json'))),
      headers: securityHeaders(parts.siteUrl.startsWith('https:'), site.frameAncestors),
      locals,
      movedTo: createMoved(catalog, site.locales),
      noteRead: parts.reach.noteRead,
      isDraining: () => isDraining,
    }),
  );
  const url = await listen(server, env, parts);
  let stopping: Promise<void> | undefined;
  const stop = async () => {
    isDraining = true;
    await drain(server, DRAIN_DEADLINE_MS);
    await parts.close();
  };
  return { url, parts, stop: () => (stopping ??= stop()) };
}

/** Astro's bundle. It holds its own copy of every module, so nothing but the handler is taken. */
async function loadPages(): Promise<PageHandler> {
  const entry = pathToFileURL(join(DIST, 'server', 'entry.mjs')).href;
  const { handler } = (await import(entry)) as { handler: PageHandler };
  return handler;
}

async function listen(server: Server, env: Env, parts: Parts): Promise<string> {
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(env.port, env.host, resolve);
    });
  } catch (error) {
    await parts.close();
    throw error;
  }
  const { address, family, port } = server.address() as AddressInfo;
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
}

/** Starts from the process environment and stops on SIGTERM or SIGINT. */
export async function main(): Promise<RunningServer | undefined> {
  try {
    const running = await startServer(readEnv(process.env));
    running.parts.log.info({ url: running.url, siteUrl: running.parts.siteUrl }, 'ready');
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      process.once(signal, () => void running.stop().then(() => process.exit(0)));
    }
    return running;
  } catch (error) {
    process.stderr.write(`${startFailure(error, process.env)}\n`);
    process.exitCode = 1;
    return undefined;
  }
}

if (import.meta.main) await main();
