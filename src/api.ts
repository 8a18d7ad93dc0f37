import { Hono, type Context } from 'hono';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { HttpBindings } from '@hono/node-server';
import { codeOf, type AppError } from '#core/app-error.ts';
import { readFields, type Fields } from '#core/http/body.ts';
import { clientAddress, networkOf, type parseNetworks } from '#core/http/client-address.ts';
import type {
  Answer,
  Call,
  Endpoint,
  Handler,
  PageFailure,
  WriteMethod,
} from '#core/http/endpoint.ts';
import { hasNoOrigin, isOneClick } from '#core/http/one-click.ts';
import { isOwnOrigin } from '#core/http/origin-check.ts';
import { problemDetails, problemHeaders } from '#core/problem.ts';
import { err, type Result } from '#core/result.ts';
import { localeOfPath, localPath } from '#config/locales.ts';
import type { Site } from '#config/site.ts';
import { wordsFor } from '#config/words/index.ts';
import type { OpenApi, READS } from './open-api.ts';

type HttpContext = Context<{ Bindings: HttpBindings }>;

/** What the API needs from the server around it. */
export type ApiDeps = {
  endpoints: Endpoint[];
  /** What `/api/openapi.json` answers. */
  openApi: OpenApi;
  site: Site;
  /** SITE_URL's origin; undefined: any loopback name is ours. */
  siteOrigin: string | undefined;
  trustedProxies: ReturnType<typeof parseNetworks>;
  /** Shows a page in place of the answer, with a failure and all that was typed. */
  renderFailure(http: HttpBindings, page: string, failure: PageFailure): Promise<void>;
  /** Whether a write was committed and read back just now. */
  isReady(): Promise<boolean>;
  logError(error: unknown, requestId: string): void;
};

const RETRY_AFTER_SECONDS = 2;

/** One Hono app, made of each feature's endpoints. Every failure leaves as `fail` says it. */
export function createApi(deps: ApiDeps): Hono<{ Bindings: HttpBindings }> {
  const app = new Hono<{ Bindings: HttpBindings }>();
  for (const endpoint of deps.endpoints) {
    const { readPage } = endpoint;
    if (readPage !== undefined) {
      app.get(endpoint.path, (c) => {
        c.header('Cache-Control', 'no-store');
        return c.redirect(readPage + new URL(c.req.url).search, 303);
      });
    }
    app.all(endpoint.path, (c) => answerWrite(deps, endpoint, c));
  }
  for (const [path, answer] of Object.entries(readsOf(deps))) {
    app.get(path, (c) => {
      c.header('Cache-Control', 'no-store');
      return answer(c);
    });
    app.all(path, (c) => fail(deps, c, { code: 'method-not-allowed', allow: ['GET', 'HEAD'] }, {}));
  }
  app.notFound((c) => fail(deps, c, { code: 'not-found' }, {}));
  app.onError((error, c) => {
    const unavailable = codeOf(error) === 'unavailable';
    if (!unavailable) deps.logError(error, requestIdOf(c));
    return fail(
      deps,
      c,
      unavailable
        ? { code: 'unavailable', retryAfterSeconds: RETRY_AFTER_SECONDS }
        : { code: 'unexpected' },
      {},
    );
  });
  return app;
}

/** How the server is, and what it offers. */
function readsOf(
  deps: ApiDeps,
): Record<keyof typeof READS, (c: HttpContext) => Response | Promise<Response>> {
  return {
    '/api/openapi.json': (c) => c.json(deps.openApi),
    '/healthz': (c) => c.json({ status: 'alive' }),
    '/readyz': async (c) =>
      (await deps.isReady()) ? c.json({ status: 'ready' }) : c.json({ status: 'not ready' }, 503),
  };
}

/** The order of CONTRACTS: 405, 403 cross-site, 413, 415, then what the handler finds. */
async function answerWrite(deps: ApiDeps, endpoint: Endpoint, c: HttpContext): Promise<Response> {
  const handler = endpoint.methods[c.req.method as WriteMethod];
  if (!handler) {
    return fail(deps, c, { code: 'method-not-allowed', allow: allowedMethods(endpoint) }, {});
  }
  const { headers } = c.req.raw;
  const facts = {
    secFetchSite: headers.get('sec-fetch-site'),
    origin: headers.get('origin'),
    host: headers.get('host'),
  };
  const isOwn = handler.origins
    ? handler.origins.includes(facts.origin ?? '')
    : isOwnOrigin(facts, deps.siteOrigin);
  const mayBeOneClick = handler.oneClick === true && hasNoOrigin(facts);
  const mayBeProgram = handler.bearer === true && hasNoOrigin(facts);
  if (!isOwn && !mayBeOneClick && !mayBeProgram) return fail(deps, c, { code: 'cross-site' }, {});

  const fields = await readFields(c.req.raw, handler.body);
  if (!isOwn && !mayBeProgram && !(fields.ok && isOneClick(headers, fields.value))) {
    return fail(deps, c, { code: 'cross-site' }, {});
  }
  if (!fields.ok) {
    const refused = fields.error.code === 'malformed' ? await handler.refuse?.(headers) : undefined;
    return fail(deps, c, refused ?? fields.error, {}, handler);
  }
  const call: Call = {
    fields: fields.value,
    params: c.req.param(),
    query: new URL(c.req.url).searchParams,
    headers,
    address: networkOf(addressOf(deps, c)),
    locale: localeOf(deps, c, fields.value),
  };
  const result = await handle(deps, handler, call, c);
  return result.ok
    ? respond(deps, c, result.value, call.locale)
    : fail(deps, c, result.error, call.fields, handler);
}

function allowedMethods({ methods, readPage }: Endpoint): string[] {
  return [...(readPage === undefined ? [] : ['GET', 'HEAD']), ...Object.keys(methods)];
}

/** A busy database and a bug leave like any other failure, so that a page keeps what was typed. */
async function handle(
  deps: ApiDeps,
  handler: Handler,
  call: Call,
  c: HttpContext,
): Promise<Result<Answer, AppError>> {
  try {
    return await handler.handle(call);
  } catch (error) {
    if (codeOf(error) === 'unavailable') {
      return err({ code: 'unavailable', retryAfterSeconds: RETRY_AFTER_SECONDS });
    }
    deps.logError(error, requestIdOf(c));
    return err({ code: 'unexpected' });
  }
}

function respond(deps: ApiDeps, c: HttpContext, answer: Answer, locale: string): Response {
  for (const cookie of answer.cookies ?? []) c.header('Set-Cookie', cookie, { append: true });
  c.header('Cache-Control', 'no-store');
  if (answer.seeOther !== undefined && wantsPage(c)) {
    return c.redirect(localPath(answer.seeOther, answer.locale ?? locale, deps.site.locales), 303);
  }
  return answer.status === 204 ? c.body(null, 204) : c.json(answer.body ?? {}, answer.status);
}

async function fail(
  deps: ApiDeps,
  c: HttpContext,
  error: AppError,
  fields: Fields,
  handler?: Handler,
): Promise<Response> {
  const headers = problemHeaders(error);
  const locale = localeOf(deps, c, fields);
  // Closing at once would reset the connection and take the answer away from whoever is still
  // sending. So it stays open, and the adapter reads on for half a second before it cuts.
  if (error.code === 'too-large') c.env.outgoing.shouldKeepAlive = true;
  if (wantsPage(c)) {
    const { incoming, outgoing } = c.env;
    for (const [name, value] of Object.entries(headers)) outgoing.setHeader(name, value);
    outgoing.setHeader('Cache-Control', 'no-store');
    const page = handler?.failurePages?.[error.code] ?? '/problem/';
    await deps.renderFailure({ incoming, outgoing }, localPath(page, locale, deps.site.locales), {
      error,
      fields,
      action: c.req.path,
    });
    return RESPONSE_ALREADY_SENT;
  }
  const problem = problemDetails(error, wordsFor(locale), requestIdOf(c));
  return c.body(JSON.stringify(problem), problem.status as 400, {
    ...headers,
    'Content-Type': 'application/problem+json',
    'Cache-Control': 'no-store',
  });
}

/** HTML only for who names it; everybody else gets JSON (CONTRACTS). */
function wantsPage(c: HttpContext): boolean {
  return (c.req.header('accept') ?? '').includes('text/html');
}

function addressOf(deps: ApiDeps, c: HttpContext): string {
  const peer = c.env.incoming.socket.remoteAddress;
  const forwardedFor = c.req.header('x-forwarded-for') ?? null;
  return networkOf(clientAddress(peer, forwardedFor, deps.trustedProxies));
}

/** The language a caller names, else that of the page the form stands on, else the source language. */
function localeOf({ site: { locales } }: ApiDeps, c: HttpContext, fields: Fields): string {
  const asked = fields['locale'];
  if (typeof asked === 'string' && locales.includes(asked)) return asked;
  return localeOfPath(URL.parse(c.req.header('referer') ?? '')?.pathname ?? '', locales);
}

function requestIdOf(c: HttpContext): string {
  return String(c.env.outgoing.getHeader('x-request-id') ?? '');
}
