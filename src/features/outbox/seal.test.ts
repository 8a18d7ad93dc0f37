import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createSeal } from './seal.ts';

const seal = createSeal('a secret of at least 32 characters');

test('what was sealed is opened again with its context, and never without', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string(), fc.string(), (text, own, other) => {
      const sealed = seal.close(text, own);
      expect(seal.open(sealed, own)).toBe(text);
      if (other !== own) expect(() => seal.open(sealed, other)).toThrow();
    }),
    { numRuns: 10_000 },
  );
});

test('whatever was altered or made up does not open', () => {
  const bytes = Buffer.from(seal.close('text', 'context'), 'base64url');
  const flipped = fc.tuple(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }));
  const altered = flipped.map(([at, by]) =>
    Buffer.from(bytes.map((byte, index) => (index === at ? byte ^ by : byte))).toString(
      'base64url',
    ),
  );
  fc.assert(
    fc.property(fc.oneof(altered, fc.string({ unit: 'binary' })), (sealed) => {
      expect(() => seal.open(sealed, 'context')).toThrow();
    }),
    { numRuns: 10_000 },
  );
});
