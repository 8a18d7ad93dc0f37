import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { expectFaultsNamed, hostileFields } from '#core/fields-fixture.ts';
import { parseFields } from '#core/fields.ts';
import { err, ok } from '#core/result.ts';
import { ALL_REASONS, fits } from './reasons.ts';
import { AMEND_SCHEMA, MAX_VOTE_BYTES, VOTE_SCHEMA } from './schema.ts';

const VOTE = { article: 'change-my-login', locale: 'en', revision: '0123456789ab', value: 'up' };

const vote = (change: Record<string, unknown> = {}) =>
  parseFields(VOTE_SCHEMA, { ...VOTE, ...change });
const amendment = (fields: Record<string, unknown>) => parseFields(AMEND_SCHEMA, fields);
const refused = (field: string, code: string) =>
  err({ code: 'invalid', fields: [{ field, code }] });

describe('a vote may have', () => {
  test.each<[Record<string, unknown>]>([
    [{}],
    [{ article: 'a' }],
    [{ article: 'a'.repeat(120) }],
    [{ locale: 'pt-BR' }],
    [{ revision: 'abcdef' }],
    [{ revision: 'a'.repeat(64) }],
    [{ value: 'down' }],
    [{ value: 'down', reason: 'did-not-work' }],
    [{ value: 'up', reason: 'easy-to-follow' }],
    [{ value: 'up', reason: 'want-my-language' }],
    [{ reason: 'other', comment: 'It was the blue one.' }],
    [{ comment: '🙂'.repeat(2000) }],
    [{ email: 'ana@example.com' }],
    [{ query: 'x'.repeat(200) }],
    [{ anchor: 'step-3' }],
    [{ anchor: 'größe--überschritten_1' }],
    [{ anchor: 'a'.repeat(300) }],
  ])('%j', (change) => {
    expect(vote(change)).toEqual(ok({ ...VOTE, ...change }));
  });

  test('fields left empty, as a form sends them', () => {
    expect(vote({ reason: '', comment: '', anchor: '', query: '' })).toEqual(ok(VOTE));
  });
});

describe('a vote is refused with', () => {
  test.each([
    [{ article: undefined }, 'article', 'required'],
    [{ article: 'Change' }, 'article', 'not-in-list'],
    [{ article: '../etc' }, 'article', 'not-in-list'],
    [{ article: 'a'.repeat(121) }, 'article', 'not-in-list'],
    [{ article: 'a\n' }, 'article', 'not-in-list'],
    [{ article: ['a', 'b'] }, 'article', 'not-text'],
    [{ locale: 'english' }, 'locale', 'not-in-list'],
    [{ locale: 'pt-br' }, 'locale', 'not-in-list'],
    [{ locale: '' }, 'locale', 'required'],
    [{ revision: 'abcde' }, 'revision', 'not-in-list'],
    [{ revision: 'a'.repeat(65) }, 'revision', 'not-in-list'],
    [{ revision: 'ABCDEF' }, 'revision', 'not-in-list'],
    [{ revision: undefined }, 'revision', 'required'],
    [{ value: 'yes' }, 'value', 'not-in-list'],
    [{ value: undefined }, 'value', 'required'],
    [{ value: 1 }, 'value', 'not-in-list'],
    [{ reason: 'boring' }, 'reason', 'not-in-list'],
    [{ value: 'up', reason: 'did-not-work' }, 'reason', 'not-in-list'],
    [{ value: 'down', reason: 'solved-my-problem' }, 'reason', 'not-in-list'],
    [{ reason: 'other' }, 'comment', 'required'],
    [{ reason: 'other', comment: ' \n' }, 'comment', 'required'],
    [{ comment: 'x'.repeat(2001) }, 'comment', 'too-long'],
    [{ email: 'ana' }, 'email', 'not-an-email'],
    [{ comment: 'a\u0000' }, 'comment', 'has-null-character'],
    [{ query: 'x'.repeat(201) }, 'query', 'too-long'],
    [{ anchor: 'a b' }, 'anchor', 'not-in-list'],
    [{ anchor: '#step-1' }, 'anchor', 'not-in-list'],
    [{ anchor: 'a'.repeat(301) }, 'anchor', 'not-in-list'],
    [{ voterKey: 'mine' }, 'voterKey', 'unknown-field'],
    [{ state: 'counted' }, 'state', 'unknown-field'],
    [{ token: 'x' }, 'token', 'unknown-field'],
  ])('%j', (change, field, code) => {
    expect(vote(change)).toEqual(refused(field, code));
  });
});

describe('an amendment', () => {
  test.each<[Record<string, unknown>]>([
    [{}],
    [{ value: 'down' }],
    [{ value: 'down', reason: 'did-not-work' }],
    // What it does not say is compared with the stored vote.
    [{ reason: 'did-not-work' }],
    [{ reason: 'easy-to-follow' }],
    // A comment may have been sent before.
    [{ reason: 'other' }],
    [{ comment: 'x'.repeat(2000) }],
    [{ anchor: 'step-3' }],
  ])('may be %j', (fields) => {
    expect(amendment(fields)).toEqual(ok(fields));
  });

  test.each([
    [{ value: 'up', reason: 'did-not-work' }, 'reason', 'not-in-list'],
    [{ value: 'maybe' }, 'value', 'not-in-list'],
    [{ comment: 'x'.repeat(2001) }, 'comment', 'too-long'],
    [{ article: 'another' }, 'article', 'unknown-field'],
    [{ revision: '0123456789ab' }, 'revision', 'unknown-field'],
    [{ query: 'x' }, 'query', 'unknown-field'],
  ])('may not be %j', (fields, field, code) => {
    expect(amendment(fields)).toEqual(refused(field, code));
  });
});

describe('whatever fields come in, what is accepted is a vote, and what is not is named', () => {
  const said = {
    value: ['up', 'down'],
    reason: [...ALL_REASONS],
    comment: ['It was the blue one.', 'x'.repeat(2000), 'x'.repeat(2001)],
    anchor: ['step-3', 'größe--überschritten_1', '#step-3'],
    email: ['ana@example.com'],
  };
  const wholeVote = {
    ...said,
    article: ['change-my-login'],
    locale: ['en', 'pt-BR'],
    revision: ['0123456789ab'],
    query: ['new login'],
  };

  test.each([
    ['a new vote', VOTE_SCHEMA, wholeVote],
    ['an amendment', AMEND_SCHEMA, said],
  ])('%s', (_what, schema, known) => {
    let accepted = 0;
    const runs = 10_000;
    fc.assert(
      fc.property(hostileFields(known), (fields) => {
        const parsed = parseFields<Record<string, unknown>>(schema, fields);
        expectFaultsNamed(parsed, fields, Object.keys(known));
        if (!parsed.ok) return;
        accepted++;
        const { value, reason, comment, ...rest } = parsed.value as Record<string, string>;
        expect(Object.keys(known)).toEqual(expect.arrayContaining(Object.keys(rest)));
        expect(['up', 'down', undefined]).toContain(value);
        if (reason !== undefined && value !== undefined) {
          expect(fits(reason as never, value as never)).toBe(true);
        }
        expect(Array.from(comment ?? '').length).toBeLessThanOrEqual(2000);
        for (const text of Object.values(parsed.value).filter(Boolean)) {
          expect(String(text)).not.toContain('\u0000');
        }
      }),
      { numRuns: runs },
    );
    expect(accepted).toBeGreaterThan(runs / 100);
    expect(accepted).toBeLessThan(runs / 2);
  });
});

test('a vote is at most 8 kB', () => {
  expect(MAX_VOTE_BYTES).toBe(8192);
});
