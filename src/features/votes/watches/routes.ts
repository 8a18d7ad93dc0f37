import { z } from 'zod';
import type { AppError } from '#core/app-error.ts';
import { parseFields, requiredText, typedText } from '#core/fields.ts';
import type { Answer, Call, Endpoint } from '#core/http/endpoint.ts';
import { isOneClick } from '#core/http/one-click.ts';
import { ok, type Result } from '#core/result.ts';
import { confirmWatch, endWatch } from './answer-watch.ts';
import type { WatchDeps } from './watch-deps.ts';

const MAX_BODY_BYTES = 2 * 1024;
const TOKEN = z.strictObject({ token: requiredText(200), locale: typedText(35).optional() });

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
            responses: { 200: 'The mail will come' },
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
            summary: 'Take that wish back (also RFC 8058 one-click, with the token in the address)',
            body: TOKEN,
            responses: { 200: 'No mail will come, and the address is deleted' },
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
