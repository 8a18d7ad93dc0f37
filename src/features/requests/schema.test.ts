import fc from 'fast-check';
import { expect, test } from 'vitest';
import { expectFaultsNamed, hostileFields } from '#core/fields-fixture.ts';
import { parseFields } from '#core/fields.ts';
import { draftOf } from './service.ts';
import { REQUEST_SCHEMA } from './schema.ts';

const KNOWN = {
  subject: ['My new address is refused', 'x'.repeat(200), 'x'.repeat(201)],
  description: ['I see the error\nalthough I have one profile.'],
  topic: ['billing', 'xx'],
  article: ['change-my-login'],
  revision: ['0123456789ab'],
  locale: ['en', 'xx'],
  query: ['new login'],
  vote: ['x'.repeat(22)],
  key: ['form-1'],
  draft: ['x'.repeat(22)],
};
const RUNS = 10_000;

test('whatever fields come in, what is accepted is a request, and what is not is named', () => {
  let accepted = 0;
  fc.assert(
    fc.property(hostileFields(KNOWN), (fields) => {
      const parsed = parseFields(REQUEST_SCHEMA, fields);
      expectFaultsNamed(parsed, fields, Object.keys(KNOWN));
      if (!parsed.ok) return;
      accepted++;
      const { subject, description, ...rest } = parsed.value;
      expect(Object.keys(KNOWN)).toEqual(expect.arrayContaining(Object.keys(rest)));
      expect([subject.trim(), description.trim()]).not.toContain('');
      expect(Array.from(subject).length).toBeLessThanOrEqual(200);
      for (const text of [subject, description, ...Object.values(rest)]) {
        expect(text ?? '').not.toContain('\u0000');
      }
    }),
    { numRuns: RUNS },
  );
  expect(accepted).toBeGreaterThan(RUNS / 100);
  expect(accepted).toBeLessThan(RUNS / 2);
});

test('whatever was typed, its draft is text that can be stored, and of our own fields alone', () => {
  fc.assert(
    fc.property(hostileFields(KNOWN), (fields) => {
      const draft = draftOf(fields);
      expect(Object.keys(KNOWN)).toEqual(expect.arrayContaining(Object.keys(draft)));
      expect(JSON.parse(JSON.stringify(draft))).toEqual(draft);
      for (const text of Object.values(draft)) expect(text).not.toContain('\u0000');
    }),
    { numRuns: RUNS },
  );
});
