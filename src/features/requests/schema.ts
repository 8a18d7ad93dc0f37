import { z } from 'zod';
import { optionalText, requiredText, typedText } from '#core/fields.ts';

export const MAX_SUBJECT_CHARACTERS = 200;
export const MAX_DESCRIPTION_CHARACTERS = 20_000;
/** Room for a description of four-byte characters, percent-escaped by a form. */
export const MAX_REQUEST_BYTES = 256 * 1024;

const shortName = typedText(200).optional();

/** `POST /api/requests`. `key` makes sending twice harmless (the form's hidden field). */
export const REQUEST_SCHEMA = z.strictObject({
  subject: requiredText(MAX_SUBJECT_CHARACTERS),
  description: requiredText(MAX_DESCRIPTION_CHARACTERS),
  article: shortName,
  revision: shortName,
  locale: shortName,
  query: optionalText(200),
  vote: shortName,
  key: shortName,
  draft: shortName,
});

export type RequestInput = z.infer<typeof REQUEST_SCHEMA>;
