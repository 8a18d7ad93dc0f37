import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import {
  emailAddress,
  oneOf,
  optionalText,
  parseFields,
  requiredText,
  typedText,
  wholeNumber,
} from './fields.ts';
import { parseForm } from './http/body.ts';
import { err, ok } from './result.ts';

const SCHEMA = z.strictObject({
  subject: requiredText(5),
  comment: optionalText(5),
  value: oneOf(['up', 'down']).optional(),
  email: emailAddress.optional(),
});

const refused = (...fields: [string, string][]) =>
  err({ code: 'invalid', fields: fields.map(([field, code]) => ({ field, code })) });

const parse = (fields: Record<string, unknown>) => parseFields(SCHEMA, fields);

describe('accepted is', () => {
  test.each([
    ['as many characters as the limit', { subject: '12345' }, { subject: '12345' }],
    ['astral characters, each counted once', { subject: '🙂🙂🙂🙂🙂' }, { subject: '🙂🙂🙂🙂🙂' }],
    [
      'letters with marks, counted after NFC',
      { subject: 'e\u0301'.repeat(5) },
      { subject: 'ééééé' },
    ],
    [
      'a line break of two characters, counted as one',
      { subject: 'a\r\nb\r\n' },
      { subject: 'a\nb\n' },
    ],
    ['blanks around text, as they are', { subject: ' a ' }, { subject: ' a ' }],
    ['an optional text left out', { subject: 'a' }, { subject: 'a' }],
    ['an optional text left empty', { subject: 'a', comment: '' }, { subject: 'a' }],
    ['a choice left empty', { subject: 'a', value: '' }, { subject: 'a' }],
    ['a choice', { subject: 'a', value: 'down' }, { subject: 'a', value: 'down' }],
    [
      'an address, in small letters and without blanks around it',
      { subject: 'a', email: ' Ana@Example.COM ' },
      { subject: 'a', email: 'ana@example.com' },
    ],
    ['whatever else is text', { subject: '<b>‮\u001b' }, { subject: '<b>‮\u001b' }],
  ])('%s', (_what, fields, expected) => {
    expect(parse(fields)).toEqual(ok(expected));
  });

  test('an optional text of blanks alone, as nothing', () => {
    expect(parse({ subject: 'a', comment: ' \n\t ' })).toEqual(
      ok({ subject: 'a', comment: undefined }),
    );
  });
});

describe('refused is', () => {
  test.each([
    ['one character more than the limit', { subject: '123456' }, 'subject', 'too-long'],
    ['one astral character more', { subject: '🙂'.repeat(6) }, 'subject', 'too-long'],
    [
      'an optional text that is too long',
      { subject: 'a', comment: '123456' },
      'comment',
      'too-long',
    ],
    // NFC makes two of this one.
    ['what NFC makes too long', { subject: '\u0958'.repeat(3) }, 'subject', 'too-long'],
    ['a required text left out', {}, 'subject', 'required'],
    ['a required text left empty', { subject: '' }, 'subject', 'required'],
    ['a required text of blanks', { subject: ' \n ' }, 'subject', 'required'],
    ['U+0000', { subject: 'a\u0000' }, 'subject', 'has-null-character'],
    [
      'U+0000 in an optional text',
      { subject: 'a', comment: '\u0000' },
      'comment',
      'has-null-character',
    ],
    ['half a surrogate pair', { subject: 'a\ud83d' }, 'subject', 'not-text'],
    ['a number', { subject: 5 }, 'subject', 'not-text'],
    ['true', { subject: true }, 'subject', 'not-text'],
    ['null', { subject: null }, 'subject', 'not-text'],
    ['a list, as a name given twice is', { subject: ['a', 'b'] }, 'subject', 'not-text'],
    ['an object', { subject: { $ne: '' } }, 'subject', 'not-text'],
    ['what is not in the list', { subject: 'a', value: 'UP' }, 'value', 'not-in-list'],
    ['a list of choices', { subject: 'a', value: ['up', 'down'] }, 'value', 'not-in-list'],
    ['no address', { subject: 'a', email: 'ana' }, 'email', 'not-an-email'],
    [
      'an address no server takes',
      { subject: 'a', email: `${'a'.repeat(65)}@example.com` },
      'email',
      'not-an-email',
    ],
    [
      'an address with a line break',
      { subject: 'a', email: 'ana@example.com\nBcc: eve@example.net' },
      'email',
      'not-an-email',
    ],
    [
      'an address with U+0000',
      { subject: 'a', email: 'ana\u0000@example.com' },
      'email',
      'has-null-character',
    ],
    ['a field nobody knows', { subject: 'a', admin: '1' }, 'admin', 'unknown-field'],
    ['toString', { subject: 'a', toString: 'x' }, 'toString', 'unknown-field'],
  ])('%s', (_what, fields, field, code) => {
    expect(parse(fields)).toEqual(refused([field, code]));
  });

  test.each([
    ['a form', parseForm('subject=a&__proto__=x&constructor=y')],
    ['JSON', JSON.parse('{"subject":"a","__proto__":"x","constructor":"y"}') as object],
  ])('__proto__ in %s, as any name nobody knows', (_what, fields) => {
    expect(parse({ ...fields })).toEqual(
      refused(['__proto__', 'unknown-field'], ['constructor', 'unknown-field']),
    );
  });

  test('every field at fault at once', () => {
    const parsed = parse({ comment: '123456', value: 'x', who: 'eve', where: 'here' });
    expect(parsed).toEqual(
      refused(
        ['subject', 'required'],
        ['comment', 'too-long'],
        ['value', 'not-in-list'],
        ['who', 'unknown-field'],
        ['where', 'unknown-field'],
      ),
    );
  });

  test('a message of zod that is no code of ours, as not-text', () => {
    const schema = z.strictObject({ count: z.number().max(3) });
    expect(parseFields(schema, { count: 'x' })).toEqual(refused(['count', 'not-text']));
    expect(parseFields(schema, { count: 4 })).toEqual(refused(['count', 'not-text']));
  });
});

describe('a whole number', () => {
  const schema = z.strictObject({ n: wholeNumber(100) });
  test.each([
    [0, 0],
    [100, 100],
    ['0', 0],
    ['100', 100],
    ['007', 7],
  ])('is %j', (n, expected) => {
    expect(parseFields(schema, { n })).toEqual(ok({ n: expected }));
  });

  test.each([
    ...[-1, 101, 1.5, '-1', '101', '1.5', '0x10', '1e1', ' 7', '٣', 'many', '9'.repeat(400)],
    ...[null, true, [5], ['5'], { valueOf: 5 }],
  ])('is not %j', (n) => {
    expect(parseFields(schema, { n })).toEqual(refused(['n', 'not-text']));
  });

  test.each([[{}], [{ n: '' }]])('is missing in %j', (fields) => {
    expect(parseFields(schema, fields)).toEqual(refused(['n', 'required']));
  });
});

test('an address may have 254 characters and no more', () => {
  const of = (length: number) => `a@${`${'d'.repeat(60)}.`.repeat(4)}`.padEnd(length, 'e');
  expect(of(254)).toHaveLength(254);
  expect(parse({ subject: 'a', email: of(254) })).toMatchObject({ ok: true });
  expect(parse({ subject: 'a', email: of(255) })).toEqual(refused(['email', 'too-long']));
});

test('what is accepted is in NFC, within the limit, and comes back from UTF-8 as it went', () => {
  const schema = z.strictObject({ text: typedText(20) });
  const letters = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }));
  let accepted = 0;
  fc.assert(
    fc.property(letters, (text) => {
      const parsed = parseFields(schema, { text });
      if (!parsed.ok) return;
      accepted++;
      const stored = parsed.value.text;
      expect(stored).toBe(stored.normalize('NFC'));
      expect(stored).not.toContain('\r');
      expect(Array.from(stored).length).toBeLessThanOrEqual(20);
      expect(Buffer.from(stored, 'utf8').toString('utf8')).toBe(stored);
    }),
    { numRuns: 10_000 },
  );
  expect(accepted).toBeGreaterThan(1000);
});

test('whatever JSON comes in, the answer is fields or the names of those at fault', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (extra) => {
      const parsed = parse({ subject: 'a', ...extra });
      if (parsed.ok) return;
      const names = new Set(['subject', ...Object.keys(extra)]);
      expect(parsed.error.fields?.length).toBeGreaterThan(0);
      for (const { field } of parsed.error.fields ?? []) expect(names).toContain(field);
    }),
    { numRuns: 10_000 },
  );
});
