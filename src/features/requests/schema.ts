import { z } from 'zod';
import { optionalText, requiredText, typedText } from '#core/fields.ts';

export const MAX_SUBJECT_CHARACTERS = 200;
export const MAX_DESCRIPTION_CHARACTERS = 20_000;
/** Room for a description of four-byte characters, percent-escaped by a form. */
export const MAX_REQUEST_BYTES = 256 * 1024;

const shortName = typedText(200).optional();

/** `POST /api/requests`. `key` makes sending twice harmless (the form's hidden field). */
export const REQUEST_SCHEMA = z.strictObject({
  subject: requiredText(MAX_SUBJECT_CHARACTERS).describe('What it is about, in a few words.'),
  description: requiredText(MAX_DESCRIPTION_CHARACTERS).describe('What happened.'),
  topic: shortName.describe('Id of a topic of the support page. Some are open to every plan.'),
  article: shortName.describe('Id of the article that was read.'),
  revision: shortName.describe('The revision of it that was read.'),
  locale: shortName.describe('The language of the requester.'),
  query: optionalText(200).describe('The search that led there. Stored masked.'),
  vote: shortName.describe(
    'Token of the vote that was given. It tells article, revision, reason and search.',
  ),
  key: shortName.describe('The same as `Idempotency-Key`, for a form.'),
  draft: shortName.describe('Token of the draft this was written from; it is deleted then.'),
});

/** What a stored request is answered with. */
export const REQUEST_ANSWER = z.object({
  request: z.object({
    reference: z.string().describe('What to call it by, e.g. `WM-2345ABCD`.'),
    status: z.literal('new'),
    url: z.string().describe('Its page.'),
  }),
});

/** What refusals of a request add to the problem document. */
export const REQUEST_REFUSALS = z.object({
  routes: z
    .array(z.object({ kind: z.string(), url: z.string() }))
    .describe('With `plan-without-support`: where help is found instead.'),
  draft: z
    .string()
    .describe('With `sign-in-required`: the token of what was sent, kept for 24 hours.'),
  continue: z.string().describe('With `sign-in-required`: the page where it is offered again.'),
});

export type RequestInput = z.infer<typeof REQUEST_SCHEMA>;
