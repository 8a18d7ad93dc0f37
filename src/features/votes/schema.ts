import { z } from 'zod';
import { emailAddress, oneOf, optionalText } from '#core/fields.ts';
import { ALL_REASONS, fits, needsComment, type Reason, type VoteValue } from './reasons.ts';

export const MAX_COMMENT_CHARACTERS = 2000;
export const MAX_QUERY_CHARACTERS = 200;
/** CONTRACTS: a vote's body, form or JSON. */
export const MAX_VOTE_BYTES = 8 * 1024;
/** A whole comment of four-byte characters, each percent-escaped by a form. */
export const MAX_AMENDMENT_BYTES = 32 * 1024;

const name = (pattern: RegExp) => z.string('not-text').regex(pattern, 'not-in-list');

const said = {
  reason: oneOf(ALL_REASONS).optional(),
  comment: optionalText(MAX_COMMENT_CHARACTERS),
  anchor: name(/^[\p{L}\p{M}\p{N}_-]{1,300}$/u).optional(),
  /** Opt-in to hear when the article is mended. */
  email: emailAddress.optional(),
};

/** `POST /api/votes`. */
export const VOTE_SCHEMA = z
  .strictObject({
    article: name(/^[a-z0-9-]{1,120}$/),
    locale: name(/^[a-z]{2}(-[A-Z]{2})?$/),
    revision: name(/^[a-f0-9]{6,64}$/),
    value: oneOf(['up', 'down']),
    query: optionalText(MAX_QUERY_CHARACTERS),
    ...said,
  })
  .refine(reasonFits, { path: ['reason'], error: 'not-in-list' })
  .refine(saysWhat, { path: ['comment'], error: 'required' });

/** `POST /api/votes/<token>` with `action=amend` or `withdraw`; PATCH says it without `action`. */
export const AMEND_SCHEMA = z
  .strictObject({ value: oneOf(['up', 'down']).optional(), ...said })
  .refine(reasonFits, { path: ['reason'], error: 'not-in-list' });

/** What the form of a vote sends: JSON clients have PATCH and DELETE instead of `action`. */
export const AMEND_FORM = z.strictObject({
  ...AMEND_SCHEMA.shape,
  action: oneOf(['amend', 'withdraw']).optional(),
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
