import { z } from 'zod';
import type { AppError } from '#core/app-error.ts';
import { parseFields, requiredText, typedText } from '#core/fields.ts';
import type { Answer, Call, Endpoint } from '#core/http/endpoint.ts';
import { isOneClick } from '#core/http/one-click.ts';
import { ok, type Result } from '#core/result.ts';
import { confirmWatch, endWatch } from './answer-watch.ts';
import type { WatchDeps } from './watch-deps.ts';

const MAX_BODY_BYTES = 2 * 1024;
const TOKEN = z.strictObject({
  token: requiredText(200).describe('`token` of the link in the mail.'),
  locale: typedText(35).optional().describe('The language of what is answered.'),
});
/** What a form may send: the token, or what RFC 8058 §3.1 says. */
const ONE_CLICK_OR_TOKEN = z
  .strictObject({
    ...TOKEN.partial().shape,
    'List-Unsubscribe': z.literal('One-Click').optional().describe('For one click; then alone.'),
  })
  .meta({ anyOf: [{ required: ['token'] }, { required: ['List-Unsubscribe'] }] });

const CONFIRM_PAGE = '/watch/confirm';
const UNSUBSCRIBE_PAGE = '/watch/unsubscribe';

/** The API behind the links of a watch's mails. Opening a link changes nothing; its button posts here. */
export function watchEndpoints(deps: Pick<WatchDeps, 'db' | 'clock' | 'secret'>): Endpoint[] {
  return [
    {
      path: '/api/watches/confirm',
      methods: {
        POST: {
          body: { limitBytes: MAX_BODY_BYTES },
          failurePages: pagesOf(CONFIRM_PAGE),
          describe: {
            summary: 'Say yes to one mail when an article is mended',
            body: TOKEN,
            example: { token: 'the-token-of-the-link' },
            answers: {
              200: {
                says: 'The mail will come.',
                body: z.object({ status: z.literal('confirmed') }),
              },
            },
            leadsTo: 'The page that says so.',
            failures: ['invalid', 'not-found', 'unavailable'],
          },
          handle: (call) => handleConfirm(deps, call),
        },
      },
    },
    {
      path: '/api/watches/unsubscribe',
      readPage: UNSUBSCRIBE_PAGE,
      methods: {
        POST: {
          body: { limitBytes: MAX_BODY_BYTES, multipart: true },
          oneClick: true,
          failurePages: pagesOf(UNSUBSCRIBE_PAGE),
          describe: {
            summary: 'Take that wish back',
            details:
              'A mail provider may do it in one click (RFC 8058): the form `List-Unsubscribe=One-Click` and nothing else, without an origin, the token in the address.',
            body: TOKEN,
            form: ONE_CLICK_OR_TOKEN,
            example: { token: 'the-token-of-the-link' },
            parameters: [
              {
                name: 'token',
                in: 'query',
                says: 'The token, for one click.',
                schema: z.string().max(200),
              },
            ],
            answers: {
              200: {
                says: 'No mail will come, and the address is deleted.',
                body: z.object({ status: z.literal('unsubscribed') }),
              },
            },
            leadsTo: 'The page that says so; not for one click.',
            failures: ['invalid', 'not-found', 'unavailable'],
          },
          handle: (call) => handleUnsubscribe(deps, call),
        },
      },
    },
  ];
}

type Deps = Parameters<typeof watchEndpoints>[0];

async function handleConfirm(deps: Deps, call: Call): Promise<Result<Answer, AppError>> {
  const input = parseFields(TOKEN, call.fields);
  if (!input.ok) return input;
  const confirmed = await confirmWatch(deps, input.value.token);
  if (!confirmed.ok) return confirmed;
  const done = new URLSearchParams({ done: confirmed.value.article });
  return ok({
    status: 200,
    body: { status: 'confirmed' },
    seeOther: `${CONFIRM_PAGE}?${done.toString()}`,
  });
}

async function handleUnsubscribe(deps: Deps, call: Call): Promise<Result<Answer, AppError>> {
  const oneClick = isOneClick(call.headers, call.fields);
  const fields = oneClick ? { token: call.query.get('token') ?? '' } : call.fields;
  const input = parseFields(TOKEN, fields);
  if (!input.ok) return input;
  const ended = await endWatch(deps, input.value.token);
  if (!ended.ok) return ended;
  return ok({
    status: 200,
    body: { status: 'unsubscribed' },
    // RFC 8058 §3.1: the answer to a mail provider is no redirect.
    ...(!oneClick && { seeOther: `${UNSUBSCRIBE_PAGE}?done` }),
  });
}

function pagesOf(page: string) {
  return { 'not-found': page, invalid: page, unavailable: page };
}
