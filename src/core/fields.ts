import { z } from 'zod';
import {
  FIELD_ERROR_CODES,
  type AppError,
  type FieldError,
  type FieldErrorCode,
} from './app-error.ts';
import type { Fields } from './http/body.ts';
import { err, ok, type Result } from './result.ts';
import { characterCount, hasNullCharacter, normalizeText } from './text.ts';

/** zod's messages carry our permanent codes, so that words stay in the dictionaries. */
function says(code: FieldErrorCode): { error: string; abort: true } {
  return { error: code, abort: true };
}

/**
 * A line or text a person typed, at most `max` characters after NFC. Half a surrogate pair, which
 * only JSON can hold, is no text: it could not be stored as it came.
 */
export function typedText(max: number) {
  return z
    .string('not-text')
    .meta({ maxLength: max })
    .refine((text) => text.isWellFormed(), says('not-text'))
    .refine((text) => !hasNullCharacter(text), says('has-null-character'))
    .transform(normalizeText)
    .refine((text) => characterCount(text) <= max, says('too-long'));
}

/** The same for text that may be left out; blanks alone are nothing. */
export function optionalText(max: number) {
  return typedText(max)
    .transform((text) => (text.trim() === '' ? undefined : text))
    .optional();
}

export function requiredText(max: number) {
  return typedText(max)
    .refine((text) => text.trim() !== '', says('required'))
    .meta({ minLength: 1 });
}

export function oneOf<const T extends readonly string[]>(values: T) {
  return z.enum(values, 'not-in-list');
}

/** A whole number from 0 on, as JSON says it or as a form does: digits alone, no list of one, no `0x10`. */
export function wholeNumber(max: number) {
  const number = z.int().min(0).max(max);
  const digits = z.string().regex(/^\d{1,15}$/);
  return z.union([number, digits.transform(Number).pipe(number)], 'not-text');
}

/** No mail server takes more before the @ (RFC 5321 §4.5.3.1.1). */
const MAX_LOCAL_PART = 64;

export const emailAddress = typedText(254)
  .transform((text) => text.trim().toLowerCase())
  .pipe(
    z
      .email('not-an-email')
      .refine((text) => text.indexOf('@') <= MAX_LOCAL_PART, says('not-an-email')),
  );

const CODES = new Set<string>(FIELD_ERROR_CODES);

/**
 * Parses fields by a schema. An empty field, which is what a form sends for one left alone, counts
 * as absent. A refusal names each field at fault with a permanent code.
 */
export function parseFields<T>(schema: z.ZodType<T>, fields: Fields): Result<T, AppError> {
  const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(given, { reportInput: true });
  if (parsed.success) return ok(parsed.data);
  return err({ code: 'invalid', fields: parsed.error.issues.flatMap(fieldErrors) });
}

function fieldErrors(issue: z.core.$ZodIssue): FieldError[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      field: [...issue.path, key].map(String).join('.'),
      code: 'unknown-field',
    }));
  }
  const field = issue.path.map(String).join('.');
  if (issue.input === undefined) return [{ field, code: 'required' }];
  return [
    { field, code: CODES.has(issue.message) ? (issue.message as FieldErrorCode) : 'not-text' },
  ];
}
