import { z } from 'zod';
import { emailAddress, oneOf, optionalText } from '#core/fields.ts';
import {
  ALL_REASONS,
  fits,
  needsComment,
  NEXT_STEPS,
  type Reason,
  type VoteValue,
} from './reasons.ts';
import { SECONDS_FIELD, TRAP_FIELD } from './suspicion.ts';

export const MAX_COMMENT_CHARACTERS = 2000;
export const MAX_QUERY_CHARACTERS = 200;
/** CONTRACTS: a vote's body, form or JSON. */
export const MAX_VOTE_BYTES = 8 * 1024;
/** A whole comment of four-byte characters, each percent-escaped by a form. */
export const MAX_AMENDMENT_BYTES = 32 * 1024;

const name = (pattern: RegExp) => z.string('not-text').regex(pattern, 'not-in-list');

const said = {
  reason: oneOf(ALL_REASONS)
    .optional()
    .describe('Why. It must fit the value; `other` needs a comment.'),
  comment: optionalText(MAX_COMMENT_CHARACTERS).describe(
    'What there is to add. E-mail addresses, tokens, card and phone numbers are masked before it is stored.',
  ),
  anchor: name(/^[\p{L}\p{M}\p{N}_-]{1,300}$/u)
    .optional()
    .describe('The step or problem it is about, e.g. `step-3`.'),
  email: emailAddress
    .optional()
    .describe(
      'Opt-in: one mail asks for a yes, one tells when the article is mended. With a down vote only.',
    ),
};

const value = oneOf(['up', 'down']).describe('Whether the article helped.');

/** `POST /api/votes`. */
export const VOTE_SCHEMA = z
  .strictObject({
    article: name(/^[a-z0-9-]{1,120}$/).describe('Id of the article; the same in every language.'),
    locale: name(/^[a-z]{2}(-[A-Z]{2})?$/).describe('The language it was read in.'),
    revision: name(/^[a-f0-9]{6,64}$/).describe(
      'The revision that was read; it stands in the form of the article’s page. One that the server does not know is kept and marked.',
    ),
    value,
    query: optionalText(MAX_QUERY_CHARACTERS).describe(
      'The search that led to the article. Without it, `q` of a Referer of this site counts.',
    ),
    ...said,
  })
  .refine(reasonFits, { path: ['reason'], error: 'not-in-list' })
  .refine(saysWhat, { path: ['comment'], error: 'required' });

/** `POST /api/votes/<token>` with `action=amend` or `withdraw`; PATCH says it without `action`. */
export const AMEND_SCHEMA = z
  .strictObject({ value: value.optional(), ...said })
  .refine(reasonFits, { path: ['reason'], error: 'not-in-list' });

/** What only forms send besides, for the document of the API; `takeTraces`, `stuck` and `wish` are read. */
const formOnly = {
  stuck: said.anchor.describe(
    'Says `value=down` and `anchor` in one: the button beside a step or problem.',
  ),
  wish: z
    .string()
    .optional()
    .describe(
      'Says `value=down`, `reason=want-my-language` and, of a new vote, `locale` in one: the wish for a translation.',
    ),
  [TRAP_FIELD]: z
    .string()
    .optional()
    .describe(
      'Leave it empty. People do not see this field; a vote that fills it in is set aside.',
    ),
  [SECONDS_FIELD]: z
    .string()
    .optional()
    .describe(
      'Seconds the comment field was on screen. A comment after less than three is set aside.',
    ),
};

/** A vote as a form may say it. */
export const VOTE_FORM = z
  .strictObject({ ...VOTE_SCHEMA.shape, value: value.optional(), ...formOnly })
  .meta({ anyOf: [{ required: ['value'] }, { required: ['stuck'] }, { required: ['wish'] }] });

const action = oneOf(['amend', 'withdraw'])
  .optional()
  .describe('What to do; `amend` when it is left out.');
export const AMEND_BY_POST = z.strictObject({ action, ...AMEND_SCHEMA.shape });
export const AMEND_FORM = z.strictObject({ ...AMEND_BY_POST.shape, ...formOnly });

/** What a vote is answered with. */
export const VOTE_ANSWER = z.object({
  vote: z.object({
    id: z.string(),
    token: z.string().describe('Authorises changes of this vote, and nothing else. Keep it.'),
    article: z.string(),
    locale: z.string(),
    revision: z.string(),
    value: z.enum(['up', 'down']),
    reason: z.enum(ALL_REASONS).nullable(),
    comment: z.string().nullable().describe('As it is stored: masked.'),
    anchor: z.string().nullable(),
  }),
  next: z
    .object({
      kind: z.enum(NEXT_STEPS).describe('What to offer next; the reason decides.'),
      url: z.string().describe('The page that offers it.'),
    })
    .describe('The next step.'),
});

export type VoteInput = z.infer<typeof VOTE_SCHEMA>;
export type Amendment = z.infer<typeof AMEND_SCHEMA>;

/** A reason without a value is compared with the stored one later. */
function reasonFits(input: {
  value?: VoteValue | undefined;
  reason?: Reason | undefined;
}): boolean {
  return !input.reason || !input.value || fits(input.reason, input.value);
}

/** "Something else" alone says nothing. An amendment may rest on a comment sent before. */
function saysWhat(input: { reason?: Reason | undefined; comment?: string | undefined }): boolean {
  return !input.reason || !needsComment(input.reason) || input.comment !== undefined;
}
