import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { emailAddress, parseFields } from '#core/fields.ts';
import { isHeaderText, isPlainAddress, parseSender } from './mail-address.ts';

test.each([
  ['ana@example.com', true],
  ["o'hara+help@mail.example.co.uk", true],
  ['ana@bücher.example', true],
  ['', false],
  ['ana', false],
  ['@example.com', false],
  ['ana@', false],
  ['ana@example.com,eve@example.net', false],
  ['ana@example.com;eve@example.net', false],
  ['ana@example.com eve@example.net', false],
  ['ana@eve@example.net', false],
  ['Ana <ana@example.com>', false],
  ['"a"@b>,<eve@example.net', false],
  ['"ana smith"@example.com', false],
  ['(note)ana@example.com', false],
  ['team:ana@example.com', false],
  ['ana@[127.0.0.1]', false],
  ['ana@example.com\r\nBcc: eve@example.net', false],
  ['ana@example.com\n', false],
  ['ana\u0000@example.com', false],
  ['ana\u202e@example.com', false],
  ['ana\u2028@example.com', false],
  [`${'a'.repeat(65)}@example.com`, false],
  [`ana@${'a'.repeat(255)}.com`, false],
])('%j is one plain address: %s', (text, expected) => {
  expect(isPlainAddress(text)).toBe(expected);
});

test.each([
  ['Sign in to Waymark', true],
  ['Grüße: 100 % 🙂', true],
  ['a\r\nBcc: eve@example.net', false],
  ['a\nb', false],
  ['a\tb', false],
  ['a\u0000b', false],
  ['a\u0085b', false],
  ['a\u2028b', false],
])('%j may stand in a header: %s', (text, expected) => {
  expect(isHeaderText(text)).toBe(expected);
});

test.each([
  ['help@example.com', '', 'help@example.com'],
  ['Help Center <help@example.com>', 'Help Center', 'help@example.com'],
  ['"Help, at last" <help@example.com>', 'Help, at last', 'help@example.com'],
  ['<help@example.com>', '', 'help@example.com'],
])('MAIL_FROM %j', (from, name, address) => {
  expect(parseSender(from)).toEqual({ name, address });
});

test.each(['', 'help', 'A <a@example.com>, B <b@example.com>', 'A\nB <a@example.com>', 'a@b@c'])(
  'MAIL_FROM %j stops the start',
  (from) => {
    expect(() => parseSender(from)).toThrow('MAIL_FROM: found');
  },
);

const pieces = fc.constantFrom(
  ...['@', '@', '.', ',', ';', ':', '<', '>', '"', '(', ')', '[', ']', '\\', ' ', '\r\n', '\u0000'],
  ...[
    'ana',
    'eve',
    'example.com',
    'example.net',
    '+tag',
    'ü',
    '\u202e',
    '\u2028',
    'Bcc:',
    '%',
    "'",
  ],
);
const almostAddresses = fc.oneof(
  fc.array(pieces, { maxLength: 8 }).map((parts) => parts.join('')),
  fc.array(pieces, { maxLength: 3 }).map((parts) => `ana${parts.join('')}@example.com`),
  fc.string({ unit: 'binary' }),
);

test('whatever a reader types as an address, what is accepted is one recipient and no header', () => {
  const schema = z.strictObject({ email: emailAddress });
  let accepted = 0;
  fc.assert(
    fc.property(almostAddresses, (typed) => {
      const parsed = parseFields(schema, { email: typed });
      if (!parsed.ok) return;
      accepted++;
      const { email } = parsed.value;
      expect([email, isPlainAddress(email), isHeaderText(email)]).toEqual([email, true, true]);
      expect(email.split('@')).toHaveLength(2);
    }),
    { numRuns: 10_000 },
  );
  expect(accepted).toBeGreaterThan(100);
});

test('whatever MAIL_FROM is, it is one sender or stops the start', () => {
  fc.assert(
    fc.property(almostAddresses, (from) => {
      try {
        const { name, address } = parseSender(from);
        expect([isHeaderText(name), isPlainAddress(address)]).toEqual([true, true]);
      } catch (error) {
        expect(error).toBeInstanceOf(RangeError);
      }
    }),
    { numRuns: 10_000 },
  );
});
