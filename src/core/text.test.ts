import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { characterCount, hasNullCharacter, maskPersonalData, normalizeText } from './text.ts';

describe('normalizeText', () => {
  test.each([
    ['one\r\ntwo\rthree\nfour', 'one\ntwo\nthree\nfour'],
    ['e\u0301', 'é'],
    ['  blanks \t stay  ', '  blanks \t stay  '],
    ['\u200b\ufeff‮🙂', '\u200b\ufeff‮🙂'],
  ])('%j is stored as %j', (typed, stored) => {
    expect(normalizeText(typed)).toBe(stored);
  });

  test('is the same the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(normalizeText(normalizeText(text))).toBe(normalizeText(text));
      }),
      { numRuns: 10_000 },
    );
  });
});

test.each([
  ['', 0],
  ['abc', 3],
  ['é', 1],
  ['🙂', 1],
  ['👩‍👩‍👧', 5],
])('%j counts %i code points', (text, count) => {
  expect(characterCount(text)).toBe(count);
});

test.each([
  ['a\u0000b', true],
  ['a\u0001b\\0', false],
])('%j has a null character: %s', (text, expected) => {
  expect(hasNullCharacter(text)).toBe(expected);
});

const JWT = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
const UUID = 'f47ac10b-58cc-4372-a567-0e02b2c3d479';

describe('maskPersonalData hides', () => {
  test.each([
    ['ana@example.com', '[email]'],
    ['Write to ana.new+crm@mail.example.co.uk, please.', 'Write to [email], please.'],
    ['<ana@example.com>;ben@example.com', '<[email]>;[email]'],
    ['mailto:ana@example.com?x=1', 'mailto:[email]?x=1'],
    ['o\u0027hara@example.com', '[email]'],
    ['jürgen@müller.example', '[email]'],
    ['ана@пример.рф', '[email]'],
    ['ana@example.xn--p1ai', '[email]'],
    ['ana@3x.example', '[email]'],
    ['email=ana%40example.com&x=1', 'email=[email]&x=1'],
    [`${UUID}@reply.example.com`, '[email]'],
    ['https://ana:pw@example.com/', 'https://ana:[email]/'],
  ])('the e-mail address in %j', (typed, stored) => {
    expect(maskPersonalData(typed)).toBe(stored);
  });

  test.each([
    [`Bearer ${JWT}`, 'Bearer [token]'],
    [`It says ${JWT}.`, 'It says [token].'],
    ['eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.', '[token].'],
    ['eyJhbGciOiJkaXIifQ..iv-iv-iv.Y2lwaGVy.dGFn', '[token]'],
    ['d41d8cd98f00b204e9800998ecf8427e', '[token]'],
    ['sha256:9F86D081884C7D659A2FEAA0C55AD015A3BF4F1B2B0B822CD15D6C15B0F00A08', 'sha256:[token]'],
    // Pieced together, or those who look for leaked keys would find one here.
    ['sk_live_'.concat('51H8exampleEXAMPLE00exampleE'), '[token]'],
    ['ghp_'.concat('16C7e42F292c6912E7710c838347Ae178B4a'), '[token]'],
    ['?sid=3q2-7wAAAAB1c2VyLWlkLTEyMzQ1Njc4OTA_x9Z&y=1', '?sid=[token]&y=1'],
    [
      'https://help.example.com/sign-in/confirm?token=Zk3v_0Qe-aBcDeFgHiJkLm.',
      'https://help.example.com/sign-in/confirm?token=[token].',
    ],
    ['/feedback/Zk3v_0Qe-aBcDeFgHiJkLm/', '/feedback/[token]/'],
  ])('the token in %j', (typed, stored) => {
    expect(maskPersonalData(typed)).toBe(stored);
  });

  test.each([
    ['4111111111111111', '[card]'],
    ['4111 1111 1111 1111', '[card]'],
    ['4111-1111-1111-1111', '[card]'],
    ['4111\u00a01111\u00a01111\u00a01111', '[card]'],
    ['(378282246310005)', '([card])'],
    ['3782 822463 10005', '[card]'],
    // 13 and 19 digits, the shortest and the longest.
    ['4222222222222', '[card]'],
    ['6304000000000000000', '[card]'],
    ['4111 1111 1111 1111 12/29 123', '[card] 12/29 123'],
    ['Invoice 17 4111 1111 1111 1111.', 'Invoice 17 [card].'],
    ['4111 1111 1111 1111 5500 0000 0000 0004', '[card] [card]'],
    ['order-for-a-new-phone-4111111111111111-thanks', 'order-for-a-new-phone-[card]-thanks'],
  ])('the card number in %j', (typed, stored) => {
    expect(maskPersonalData(typed)).toBe(stored);
  });

  test.each([
    ['+4930123456', '[phone]'],
    ['call +1 (555) 010-9999 now', 'call [phone] now'],
    ['+49 (0) 30 / 12 34 56.', '[phone].'],
    ['+49\u00a030\u00a0123456', '[phone]'],
    ['+44 20 7946‑0958', '[phone]'],
    ['tel:+380441234567', 'tel:[phone]'],
    // 7 and 15 digits, the shortest and the longest of E.164.
    ['+2902215', '[phone]'],
    ['+123456789012345', '[phone]'],
  ])('the phone number in %j', (typed, stored) => {
    expect(maskPersonalData(typed)).toBe(stored);
  });
});

describe('maskPersonalData leaves alone', () => {
  test.each([
    // Not an address.
    ['ana@localhost'],
    ['@bitrix24.com'],
    ['astro@7.3.4 and node@24.21.0'],
    ['logo@2x.png'],
    ['meet @ 10.30'],
    // Not a token.
    [UUID],
    [UUID.toUpperCase()],
    ['00000000-0000-0000-0000-000000000000'],
    ['12345678-1234-1234-1234-123456789012'],
    ['a-user-with-that-email-already-exists-in-bitrix24'],
    ['/articles/change-my-bitrix24-login/#a-user-with-that-email-already-exists-1'],
    ['ERR_HTTP2_STREAM_UNABLE_TO_CREATE_PUSH_STREAM'],
    ['Screenshot_2026-11-22_at_10-30-15_my-own-screen'],
    ['Donaudampfschifffahrtsgesellschaftskapitän'],
    ['0123456789012345678901234567890123456789'],
    ['d41d8cd98f00b204e9800998ecf8427'],
    ['eyJustAWord'],
    ['?token=[token]'],
    ['/feedback/how-to-vote/'],
    // Not a card: twelve and twenty digits, a wrong check digit, a fraction, part of a word.
    ['411111111111'],
    ['41111111111111111111'],
    ['4111111111111112'],
    ['order 1234567890123456'],
    ['4111 1111 1111 1112'],
    ['0.4111111111111111'],
    ['x4111111111111111'],
    ['192.168.100.100'],
    ['IBAN DE89370400440532013000'],
    // Not a phone number with +.
    ['030 123456'],
    ['004930123456'],
    ['+49301'],
    ['+123456'],
    ['+1234567890123456'],
    ['1.4.2+20261122'],
    ['q=foo+1234567890'],
    ['C++20 2017'],
    ['2+2=4'],
    // Plain words.
    ['Error 0x80070057 in module 12: see KB5031455 (build 10.0.19045.3570)'],
    ['2026-11-22T10:30:15.123Z'],
    ['<b>1 < 2 && "x"</b>\n\ttab ‮ 🙂'],
    [''],
  ])('%j', (typed) => {
    expect(maskPersonalData(typed)).toBe(typed);
  });
});

const luhnValid = fc
  .tuple(fc.integer({ min: 12, max: 18 }), fc.infiniteStream(fc.integer({ min: 0, max: 9 })))
  .map(([length, digits]) => {
    const body = [...digits.take(length)];
    const check = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].find(
      (last) => luhnSum([...body, last]) % 10 === 0,
    );
    return [...body, check].join('');
  });

/** By the textbook, apart from the code under test. */
function luhnSum(digits: number[]): number {
  let sum = 0;
  for (const [place, digit] of digits.toReversed().entries()) {
    const doubled = place % 2 === 1 ? digit * 2 : digit;
    sum += Math.floor(doubled / 10) + (doubled % 10);
  }
  return sum;
}

test('every Luhn-valid number of 13 to 19 digits is hidden, and none with another last digit', () => {
  fc.assert(
    fc.property(luhnValid, fc.integer({ min: 1, max: 9 }), (number, off) => {
      expect(maskPersonalData(`No. ${number}!`)).toBe('No. [card]!');
      const wrong = number.slice(0, -1) + String((Number(number.at(-1)) + off) % 10);
      expect(maskPersonalData(`No. ${wrong}!`)).toBe(`No. ${wrong}!`);
    }),
    { numRuns: 10_000 },
  );
});

test('text of short words and numbers stays byte for byte', () => {
  const word = fc.stringMatching(/^[\p{L}\d.,;:!?'"()/_#-]{1,11}$/u);
  fc.assert(
    fc.property(fc.array(word), (words) => {
      const text = words.join('\n');
      expect(maskPersonalData(text)).toBe(text);
    }),
    { numRuns: 10_000 },
  );
});

test('takes any text, and leaves nothing to hide for a second time', () => {
  const pieces = fc.constantFrom(
    ...['@', '+', '.', '-', '_', '/', '?token=', '%40', '[email]', '[card]', '[token]', '\u00a0'],
    ...['ana', 'example.com', 'ana@example.com', JWT, UUID, 'eyJ', '4111', '1111', '0', '49', 'ü'],
    ...['4111111111111111', 'd41d8cd98f00b204e9800998ecf8427e', '+49 30 123456', 'x', 'a@b.co'],
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 20 }), (parts) => {
      const once = maskPersonalData(parts.join(' '));
      expect(maskPersonalData(once)).toBe(once);
      expect(once).not.toMatch(/ana@|d41d8cd9|4111111111111111|eyJhbGci/);
      maskPersonalData(parts.join(''));
    }),
    { numRuns: 10_000 },
  );
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      maskPersonalData(text);
    }),
    { numRuns: 10_000 },
  );
});

test.each([
  ['letters', 'a'],
  ['words', 'ab-'],
  ['dots', 'a.'],
  ['at signs', 'a@'],
  ['digits', '1 '],
  ['plus signs', '+1'],
  ['token starts', 'eyJabcdefgh.'],
])('20,000 characters of %s take no noticeable time', (_what, piece) => {
  const startedAt = performance.now();
  maskPersonalData(piece.repeat(20_000 / piece.length));
  expect(performance.now() - startedAt).toBeLessThan(2000);
});
