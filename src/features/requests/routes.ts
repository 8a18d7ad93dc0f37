import { z } from 'zod';
import type { AppError } from '#core/app-error.ts';
import type { Answer, Call, Endpoint } from '#core/http/endpoint.ts';
import { err, ok, type Result } from '#core/result.ts';
import { wordsFor } from '#config/words/index.ts';
import { MAX_REQUEST_BYTES, REQUEST_ANSWER, REQUEST_REFUSALS, REQUEST_SCHEMA } from './schema.ts';
import { refuse, sendRequest, type RequestDeps, type Requester } from './service.ts';

/** The API of requests (CONTRACTS). `currentPerson` answers who the session belongs to. */
export function requestEndpoints(
  deps: RequestDeps & { currentPerson(headers: Headers): Promise<Requester | null> },
): Endpoint[] {
  return [
    {
      path: '/api/requests',
      methods: {
        POST: {
          body: { limitBytes: MAX_REQUEST_BYTES, multipart: true },
          failurePages: {
            invalid: '/support/new/',
            'unknown-article': '/support/new/',
            'idempotency-mismatch': '/support/new/',
            'too-many-requests': '/support/new/',
            unavailable: '/support/new/',
            'sign-in-required': '/sign-in/',
            'plan-without-support': '/support/',
          },
          describe: {
            summary: 'Write to the support team',
            details:
              'For those whose plan includes support, which is asked before anything else is looked at. Who is not signed in gets 401, and what was sent is kept.',
            body: REQUEST_SCHEMA,
            example: { subject: 'My new address is refused', description: 'I see this error: …' },
            parameters: [
              {
                name: 'Idempotency-Key',
                in: 'header',
                says: 'Sent again with the same key and fields, a request gets the answer given before and is stored once. With other fields: 422. Kept for 24 hours.',
                schema: z.string().max(200),
              },
            ],
            session: 'required',
            answers: { 201: { says: 'The request is stored.', body: REQUEST_ANSWER } },
            leadsTo: 'The page of the request.',
            failures: [
              'sign-in-required',
              'plan-without-support',
              'invalid',
              'unknown-article',
              'idempotency-mismatch',
              'too-many-requests',
              'unavailable',
            ],
            extensions: REQUEST_REFUSALS,
          },
          async refuse(headers) {
            const error = await refuse(deps, await deps.currentPerson(headers));
            return error && withRoutes(error);
          },
          handle: (call) => handleRequest(deps, call),
        },
      },
    },
  ];
}

async function handleRequest(
  deps: RequestDeps & { currentPerson(headers: Headers): Promise<Requester | null> },
  call: Call,
): Promise<Result<Answer, AppError>> {
  const key = call.headers.get('idempotency-key');
  const fields = { ...call.fields, ...(key !== null && { key }) };
  const person = await deps.currentPerson(call.headers);
  const sent = await sendRequest(deps, person, fields, {
    address: call.address,
    locale: call.locale,
    words: wordsFor(call.locale),
  });
  if (!sent.ok) return err(withRoutes(sent.error));
  return ok({ status: 201, body: { request: sent.value }, seeOther: `${sent.value.url}?sent=1` });
}

/** Where somebody whose plan has no support finds help instead (CONTRACTS: 403 with `routes`). */
function withRoutes(error: AppError): AppError {
  if (error.code !== 'plan-without-support') return error;
  const ways = {
    articles: '/articles/',
    manuals: '/support/#manuals',
    videos: '/support/#videos',
    webinars: '/support/#webinars',
    partners: '/support/partners/',
  };
  const routes = Object.entries(ways).map(([kind, url]) => ({ kind, url }));
  return { ...error, extensions: { routes } };
}
