import { expect, test } from 'vitest';
import { mailRow, readMail, type Mail } from './mail.ts';
import { createSeal } from './seal.ts';

const clock = () => new Date('2026-03-01T10:00:00.000Z');
const seal = createSeal('a secret of the test, long enough');
const mail: Mail = {
  to: 'ana@example.com',
  subject: 'Your request',
  text: 'We have it.\nThank you.',
  locale: 'en',
};

test('a row holds the mail and is due at once', () => {
  const row = mailRow(mail, { clock, makeId: () => 'id-1' });
  expect(row).toEqual({
    id: 'id-1',
    kind: 'mail',
    destination: 'ana@example.com',
    payload: JSON.stringify({ mail }),
    state: 'due',
    attempts: 0,
    nextAttemptAt: '2026-03-01T10:00:00.000Z',
    lastError: null,
    createdAt: '2026-03-01T10:00:00.000Z',
    deliveredAt: null,
  });
  expect(readMail(row, seal)).toEqual(mail);
});

test('a sealed row shows nothing of the mail and opens only with its secret and its id', () => {
  const row = mailRow(mail, { clock, makeId: () => 'id-1', seal });
  expect(row.payload).not.toContain('thank');
  expect(Buffer.from(row.payload, 'base64url').toString('latin1')).not.toContain('Thank you');
  expect(readMail(row, seal)).toEqual(mail);
  expect(() => readMail({ ...row, id: 'id-2' }, seal)).toThrow();
  expect(() => readMail(row, createSeal('another secret of the test'))).toThrow();
});

test('two seals of one text differ, and an altered one does not open', () => {
  const sealed = seal.close('token', 'id-1');
  expect(seal.close('token', 'id-1')).not.toBe(sealed);
  const bytes = Buffer.from(sealed, 'base64url');
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
  expect(() => seal.open(bytes.toString('base64url'), 'id-1')).toThrow();
  expect(() => seal.open('', 'id-1')).toThrow();
});

test.each([
  ['two recipients', { to: 'ana@example.com,eve@example.net' }],
  ['a header in the address', { to: 'ana@example.com\r\nBcc: eve@example.net' }],
  ['a header in the subject', { subject: 'Hello\r\nBcc: eve@example.net' }],
  ['a bare line feed in the subject', { subject: 'Hello\nBcc: eve@example.net' }],
  ['a header in the language', { locale: 'en\r\nBcc: eve@example.net' }],
  ['an empty text', { text: '' }],
  ['a header in a link', { unsubscribeUrl: 'https://example.com/\r\nBcc: eve@example.net' }],
  ['a second link in a link', { unsubscribeUrl: 'https://example.com/>,<mailto:eve@example.net' }],
  ['a link that is no address of the web', { unsubscribeUrl: 'javascript:alert(1)' }],
])('refuses %s', (_, change) => {
  expect(() => mailRow({ ...mail, ...change }, { clock, makeId: () => 'id-1' })).toThrow();
});
