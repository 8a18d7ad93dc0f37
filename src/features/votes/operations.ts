import { z } from 'zod';
import type { OperationWords, ParameterWords } from '#core/http/endpoint.ts';
import {
  AMEND_BY_POST,
  AMEND_FORM,
  AMEND_SCHEMA,
  VOTE_ANSWER,
  VOTE_FORM,
  VOTE_SCHEMA,
} from './schema.ts';

/** Signed, first-party; set by the answer to a vote alone. */
export const VOTER_COOKIE = 'waymark_voter';

/** Long enough that nobody guesses another's; a UUID is what our own pages send. */
export const IDEMPOTENCY_KEY = /^[\w-]{16,200}$/;

const COOKIE_WORDS = 'Sets `waymark_voter`, unless the request said `Sec-GPC: 1`.';

const PARAMETERS: ParameterWords[] = [
  {
    name: 'Idempotency-Key',
    in: 'header',
    says: 'Sent again with the same key and body, a vote gets the answer given before and does not count twice. With another body: 422. Kept for 24 hours. Draw it at random: whoever knows it gets the answer.',
    schema: z.string().regex(IDEMPOTENCY_KEY),
  },
  {
    name: VOTER_COOKIE,
    in: 'cookie',
    says: 'Says that two votes are of the same voter. Without it, address and user agent of the last minutes do; neither is stored.',
    schema: z.string(),
  },
  {
    name: 'Sec-GPC',
    in: 'header',
    says: '`1`: no cookie is read or set (Global Privacy Control).',
    schema: z.enum(['1']),
  },
];

/** The token in the path of a vote. */
export const TOKEN_PARAMETER: ParameterWords = {
  name: 'token',
  in: 'path',
  says: 'The token in the answer to the vote.',
  schema: z.string(),
};

export const CAST: OperationWords = {
  summary: 'Say whether an article helped',
  details:
    'One vote counts for each article, language, revision and voter: the last word wins. Reason, comment and address may come now or later.',
  body: VOTE_SCHEMA,
  form: VOTE_FORM,
  example: {
    article: 'change-my-login',
    locale: 'en',
    revision: '0123456789ab',
    value: 'down',
    reason: 'did-not-work',
  },
  parameters: PARAMETERS,
  answers: {
    200: { says: 'The earlier vote was changed.', body: VOTE_ANSWER, cookie: COOKIE_WORDS },
    201: { says: 'The vote is recorded.', body: VOTE_ANSWER, cookie: COOKIE_WORDS },
  },
  leadsTo: 'The page that asks for the reason and offers the next step, `/feedback/<token>/`.',
  failures: [
    'invalid',
    'idempotency-mismatch',
    'unknown-article',
    'too-many-requests',
    'unavailable',
  ],
};

const CHANGED: Pick<OperationWords, 'answers' | 'leadsTo' | 'failures'> = {
  answers: { 200: { says: 'The vote as it is now.', body: VOTE_ANSWER } },
  leadsTo: 'The page of the vote, `/feedback/<token>/`.',
  failures: ['invalid', 'not-found', 'unknown-article', 'too-many-requests', 'unavailable'],
};
const CHANGE_DETAILS =
  'What is left out stays as it was; an empty comment or anchor is taken away; another value takes the reason with it. A withdrawn vote counts again. Changes are not limited; mails are: with an `email` it may answer 429, and the rest is stored then.';

export const CHANGE_BY_POST: OperationWords = {
  summary: 'Change or withdraw a vote',
  details: `What a form can send; PATCH and DELETE do the same. ${CHANGE_DETAILS}`,
  body: AMEND_BY_POST,
  form: AMEND_FORM,
  example: { action: 'withdraw' },
  ...CHANGED,
};

export const CHANGE: OperationWords = {
  summary: 'Change a vote',
  details: CHANGE_DETAILS,
  body: AMEND_SCHEMA,
  example: { reason: 'missing-information', comment: 'Where is the menu?', anchor: 'step-3' },
  ...CHANGED,
};

export const WITHDRAW: OperationWords = {
  summary: 'Withdraw a vote',
  details: 'The vote counts no more, and what was typed with it is deleted.',
  answers: { 200: { says: 'The withdrawn vote.', body: VOTE_ANSWER } },
  leadsTo: 'The page of the vote, where it can be given again.',
  failures: ['not-found', 'unavailable'],
};
