import type { z } from 'zod';
import { parse, serialize } from 'hono/utils/cookie';
import type { AppError } from '#core/app-error.ts';
import { parseFields } from '#core/fields.ts';
import type { Answer, Call, Endpoint } from '#core/http/endpoint.ts';
import { DAY_MS, SECOND_MS } from '#core/clock.ts';
import { err, ok, type Result } from '#core/result.ts';
import { hasNullCharacter } from '#core/text.ts';
import { tellMissedNeed, type MissedNeed } from './missed-need.ts';
import { asksForNeed, nextStep } from './reasons.ts';
import {
  CAST,
  CHANGE,
  CHANGE_BY_POST,
  IDEMPOTENCY_KEY,
  TOKEN_PARAMETER,
  VOTER_COOKIE,
  WITHDRAW,
} from './operations.ts';
import {
  AMEND_SCHEMA,
  MAX_AMENDMENT_BYTES,
  MAX_QUERY_CHARACTERS,
  MAX_VOTE_BYTES,
  VOTE_SCHEMA,
  type VOTE_ANSWER,
} from './schema.ts';
import { amendVote, castVote, withdrawVote, type Vote, type VoteDeps } from './service.ts';
import { isSuspicious, takeTraces, type FormTraces } from './suspicion.ts';
import { askWatch, type WatchDeps } from './watches/index.ts';

const COOKIE_DAYS = 180;

type Deps = VoteDeps & {
  /** Whether the cookie is Secure. */
  https: boolean;
  watches: WatchDeps;
  /** Keeps what the sender of a vote was looking for; undefined: nothing, or not any more. */
  keepMissedNeed(voteId: string, need: MissedNeed | undefined): Promise<void>;
};

/** The API of votes (CONTRACTS). */
export function voteEndpoints(deps: Deps): Endpoint[] {
  const body = { limitBytes: MAX_AMENDMENT_BYTES };
  const amend = (call: Call) => handleAmendment(deps, call);
  const withdraw = async (call: Call) => {
    const withdrawn = await withdrawVote(deps, call.params['token'] ?? '');
    if (!withdrawn.ok) return withdrawn;
    await tellMissedNeed(deps, withdrawn.value.token);
    return ok(answer(withdrawn.value));
  };
  return [
    {
      path: '/api/votes',
      methods: {
        POST: {
          body: { limitBytes: MAX_VOTE_BYTES },
          describe: CAST,
          handle: (call) => handleVote(deps, call),
        },
      },
    },
    {
      path: '/api/votes/:token',
      parameters: [TOKEN_PARAMETER],
      methods: {
        POST: {
          body,
          describe: CHANGE_BY_POST,
          async handle(call) {
            const { action, ...fields } = call.fields;
            if (action === 'withdraw') return withdraw(call);
            if (action === 'amend' || action === undefined) return amend({ ...call, fields });
            return err({ code: 'invalid', fields: [{ field: 'action', code: 'not-in-list' }] });
          },
        },
        PATCH: { body, describe: CHANGE, handle: amend },
        DELETE: {
          body: { ...body, optional: true },
          describe: WITHDRAW,
          handle: withdraw,
        },
      },
    },
  ];
}

async function handleVote(deps: Deps, call: Call): Promise<Result<Answer, AppError>> {
  const key = call.headers.get('idempotency-key') ?? undefined;
  if (key !== undefined && !IDEMPOTENCY_KEY.test(key)) return err({ code: 'malformed' });
  const { traces, said } = takeTraces(newWish(withStuck(call.fields)));
  const query = said['query'] ?? queryOfReferer(call.headers);
  const input = parseFields(VOTE_SCHEMA, { ...said, ...(query !== undefined && { query }) });
  if (!input.ok) return input;
  const cast = await castVote(deps, input.value, {
    once: key === undefined ? undefined : { key, payload: call.fields },
    isSuspicious: isSuspicious(traces),
    traces: {
      cookie: parse(call.headers.get('cookie') ?? '', VOTER_COOKIE)[VOTER_COOKIE],
      address: call.address,
      userAgent: call.headers.get('user-agent') ?? '',
      globalPrivacyControl: call.headers.get('sec-gpc') === '1',
    },
  });
  if (!cast.ok) return cast;
  const { vote, isNew, cookie } = cast.value;
  // A new vote for another reason, which is nearly every one, has nothing to tell.
  if (!isNew || asksForNeed(vote.reason)) await tellMissedNeed(deps, vote.token);
  const email = emailToWatch(input.value.email, vote, traces);
  const asked = await askToHear(deps, call, vote, email);
  if (!asked.ok) return asked;
  return ok({
    ...answer(vote, email !== undefined),
    status: isNew ? 201 : 200,
    ...(cookie !== undefined && { cookies: [voterCookie(cookie, deps.https)] }),
  });
}

async function handleAmendment(deps: Deps, call: Call): Promise<Result<Answer, AppError>> {
  const { traces, said } = takeTraces(withWish(withStuck(call.fields)));
  const amendment = parseFields(AMEND_SCHEMA, said);
  if (!amendment.ok) return amendment;
  const token = call.params['token'] ?? '';
  const amended = await amendVote(deps, token, amendment.value, {
    isSuspicious: isSuspicious(traces),
    cleared: (['comment', 'anchor'] as const).filter((name) => said[name] === ''),
  });
  if (!amended.ok) return amended;
  await tellMissedNeed(deps, token);
  const email = emailToWatch(amendment.value.email, amended.value, traces);
  const asked = await askToHear(deps, call, amended.value, email);
  return asked.ok ? ok(answer(amended.value, email !== undefined)) : asked;
}

/** Nothing is to be mended after an up vote, and what a script filled in must not send mail. */
function emailToWatch(
  email: string | undefined,
  vote: Vote,
  traces: FormTraces,
): string | undefined {
  return vote.value === 'down' && !isSuspicious(traces) ? email : undefined;
}

/**
 * After the vote is stored: the wish to hear when the article is mended. When it fails, the vote
 * stands, and the answer says what about the address was wrong.
 */
async function askToHear(
  deps: Deps,
  { address }: Call,
  { article, locale, revision, reason }: Vote,
  email: string | undefined,
): Promise<Result<void, AppError>> {
  if (email === undefined) return ok(undefined);
  return askWatch(deps.watches, { article, locale, revision, reason, email, address });
}

/** The control beside a step is one button of the vote's form: `stuck=step-3` says down, and where. */
function withStuck({ stuck, ...fields }: Call['fields']): Call['fields'] {
  return stuck === undefined ? fields : { ...fields, value: 'down', anchor: stuck };
}

/**
 * The wish for a translation is one button of the vote's form too: `wish=de` says down, and why; and
 * of a new vote, that it is a German reader's.
 */
function withWish({ wish, ...fields }: Call['fields']): Call['fields'] {
  return wish === undefined ? fields : { ...fields, value: 'down', reason: 'want-my-language' };
}

function newWish(fields: Call['fields']): Call['fields'] {
  const { wish } = fields;
  return withWish(wish === undefined ? fields : { ...fields, locale: wish });
}

function answer(vote: Vote, isWatchAsked = false): Answer {
  const { withdrawn: _withdrawn, query: _query, ...shown } = vote;
  const feedback = `/feedback/${vote.token}/`;
  const body: z.infer<typeof VOTE_ANSWER> = {
    vote: shown,
    next: { kind: nextStep(vote.reason), url: feedback },
  };
  return {
    status: 200,
    body,
    seeOther: isWatchAsked ? `${feedback}?asked=1` : feedback,
  };
}

/**
 * The search that led to the article: results link to it with `?q=`, and our referrer policy sends
 * it back to us alone. Nobody typed it here, so what cannot be stored is left out, not refused.
 */
function queryOfReferer(headers: Headers): string | undefined {
  const page = URL.parse(headers.get('referer') ?? '');
  // The vote comes from our own page (core/http/origin-check.ts), so its origin is ours.
  const query = page?.origin === headers.get('origin') ? page.searchParams.get('q') : undefined;
  if (!query || hasNullCharacter(query)) return undefined;
  return Array.from(query).slice(0, MAX_QUERY_CHARACTERS).join('');
}

function voterCookie(value: string, https: boolean): string {
  return serialize(VOTER_COOKIE, value, {
    path: '/',
    maxAge: (COOKIE_DAYS * DAY_MS) / SECOND_MS,
    httpOnly: true,
    sameSite: 'Lax',
    secure: https,
  });
}
