import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { acceptAll, startFakeSmtpServer } from './fake-smtp-server.ts';
import { createMailTransport, isRefusedForGood, type OutgoingMail } from './mail-transport.ts';

const from = 'Help Center <help@example.com>';
const link = `https://help.example.com/sign-in/confirm?token=${'t'.repeat(22)}&return_to=%2Fsupport`;
const outgoing: OutgoingMail = {
  id: '019a0000-0000-7000-8000-000000000001',
  writtenAt: new Date('2026-03-01T10:00:00.000Z'),
  mail: {
    to: 'ana@example.com',
    subject: 'Grüße aus dem Hilfezentrum',
    text: `Öffnen:\n${link}\n.\nEnde`,
    locale: 'de',
  },
};

/** What the row would have refused already; the last door must hold on its own. */
const forgeries: [string, Partial<OutgoingMail['mail']>][] = [
  ['subject', { subject: 'Hello\r\nBcc: eve@example.net\r\n\r\nOther body' }],
  ['address', { to: 'ana@example.com\r\nBcc: eve@example.net' }],
  ['address list', { to: 'ana@example.com,eve@example.net' }],
  ['language', { locale: 'en\r\nBcc: eve@example.net' }],
];

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'waymark-mail-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('without SMTP_URL', () => {
  test('mail becomes one file that only the owner can read', async () => {
    const transport = createMailTransport({ from, dataDir: folder });
    await transport.send(outgoing);
    await transport.send(outgoing);
    const names = await readdir(join(folder, 'mail'));
    expect(names).toEqual([`2026-03-01T10-00-00.000Z-${outgoing.id}.eml`]);
    expect((await stat(join(folder, 'mail'))).mode & 0o777).toBe(0o700);
    expect((await stat(join(folder, 'mail', names[0] ?? ''))).mode & 0o777).toBe(0o600);
  });

  test('the file is a message any mail program reads', async () => {
    const { headers, text } = await sendToFile(outgoing);
    expect(headers).toMatchObject({
      from: 'Help Center <help@example.com>',
      to: 'ana@example.com',
      subject: 'Grüße aus dem Hilfezentrum',
      'message-id': `<${outgoing.id}@example.com>`,
      date: 'Sun, 01 Mar 2026 10:00:00 +0000',
      'auto-submitted': 'auto-generated',
      'content-language': 'de',
    });
    expect(text).toBe(`Öffnen:\n${link}\n.\nEnde`);
  });

  test.each(forgeries)('a forged %s makes no second header', async (_, change) => {
    const { headers } = await sendToFile({ ...outgoing, mail: { ...outgoing.mail, ...change } });
    expect(Object.keys(headers)).not.toContain('bcc');
    expect(Object.keys(headers)).toHaveLength(10);
  });

  test('a mail one can unsubscribe from says how, in one piece', async () => {
    const unsubscribeUrl = `https://help.example.com/api/watches/unsubscribe?token=${'t'.repeat(59)}`;
    const { headers } = await sendToFile({
      ...outgoing,
      mail: { ...outgoing.mail, unsubscribeUrl },
    });
    expect(headers).toMatchObject({
      'list-unsubscribe': `<${unsubscribeUrl}>`,
      'list-unsubscribe-post': 'List-Unsubscribe=One-Click',
    });
    const [name = ''] = await readdir(join(folder, 'mail'));
    const raw = await readFile(join(folder, 'mail', name), 'utf8');
    expect(raw).toContain(`\r\nList-Unsubscribe: <${unsubscribeUrl}>\r\n`);
  });

  test('a forged link makes no second header', async () => {
    const unsubscribeUrl = 'https://example.com/?a>\r\nBcc: eve@example.net\r\n\r\nOther body';
    const mail = { ...outgoing.mail, unsubscribeUrl };
    const { headers } = await sendToFile({ ...outgoing, mail });
    expect(headers['list-unsubscribe']).toMatch(/^<https:[^<>\s]+>$/);
    expect(Object.keys(headers)).toHaveLength(12);
  });

  test('text that looks like a file or an address is only text', async () => {
    const { text } = await sendToFile({
      ...outgoing,
      mail: { ...outgoing.mail, text: '/etc/hostname', html: 'data:text/plain,hello' },
    });
    expect(text).toContain('/etc/hostname');
  });
});

describe('with SMTP_URL', () => {
  test('hands the server one envelope and the same message', async () => {
    const server = await startFakeSmtpServer();
    await createMailTransport({ smtpUrl: server.url, from, dataDir: folder }).send(outgoing);
    expect(server.envelopes.map((line) => line.split(' ', 2).join(' '))).toEqual([
      'MAIL FROM:<help@example.com>',
      'RCPT TO:<ana@example.com>',
    ]);
    expect(server.messages).toHaveLength(1);
    expect(server.messages[0]).toContain(`Message-ID: <${outgoing.id}@example.com>`);
    await server.close();
    expect(await readdir(folder)).toEqual([]);
  });

  test.each(forgeries)('a forged %s makes no second recipient or header', async (_, change) => {
    const server = await startFakeSmtpServer();
    const transport = createMailTransport({ smtpUrl: server.url, from, dataDir: folder });
    const forged = { ...outgoing, mail: { ...outgoing.mail, ...change } };
    await transport.send(forged).catch(() => undefined);
    await server.close();
    expect(server.envelopes.filter((line) => line.startsWith('RCPT')).length).toBeLessThan(2);
    expect(server.messages.join()).not.toMatch(/^bcc:/im);
  });

  test.each([
    ['an unknown recipient', 'RCPT', '550 5.1.1 nobody here', true],
    ['refused content', 'end of data', '554 5.7.1 no', true],
    ['greylisting', 'RCPT', '451 4.7.1 later', false],
    ['a busy server', 'greeting', '421 4.3.2 busy', false],
    ['a connection lost before the answer', 'end of data', 'hang up', false],
  ])('%s: rejects, for good %4$s', async (_, at, reply, forGood) => {
    const server = await startFakeSmtpServer((c) => (c.startsWith(at) ? reply : acceptAll(c)));
    const transport = createMailTransport({ smtpUrl: server.url, from, dataDir: folder });
    const error = await transport.send(outgoing).then(
      () => undefined,
      (e: unknown) => e,
    );
    expect(error).toBeInstanceOf(Error);
    expect(isRefusedForGood(error)).toBe(forGood);
    await server.close();
  });

  test('nobody listening: rejects, but not for good', async () => {
    const server = await startFakeSmtpServer();
    await server.close();
    const transport = createMailTransport({ smtpUrl: server.url, from, dataDir: folder });
    const error: unknown = await transport.send(outgoing).catch((e: unknown) => e);
    expect(error).toMatchObject({ code: 'ESOCKET' });
    expect(isRefusedForGood(error)).toBe(false);
  });
});

test('a refused password is ours to mend, so mail waits', () => {
  const error = Object.assign(new Error('535'), { code: 'EAUTH', permanent: true });
  expect(isRefusedForGood(error)).toBe(false);
});

async function sendToFile(mail: OutgoingMail) {
  await createMailTransport({ from, dataDir: folder }).send(mail);
  const [name = ''] = await readdir(join(folder, 'mail'));
  return parseMessage(await readFile(join(folder, 'mail', name), 'utf8'));
}

/** Reads headers (RFC 5322, RFC 2047) and a quoted-printable text body. */
function parseMessage(source: string) {
  const split = source.indexOf('\r\n\r\n');
  const head = source.slice(0, split).replaceAll(/\r\n[ \t]+/g, ' ');
  const body = source.slice(split + 4);
  const headers = Object.fromEntries(
    head.split('\r\n').map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).toLowerCase(), decodeWords(line.slice(colon + 1).trim())];
    }),
  );
  return { headers, text: decodeQuoted(body).replaceAll('\r\n', '\n').trimEnd() };
}

function decodeWords(value: string): string {
  return value
    .replaceAll(/\?= =\?/g, '?==?')
    .replaceAll(/=\?UTF-8\?Q\?(.*?)\?=/g, (_, text: string) =>
      decodeQuoted(text.replaceAll('_', ' ')),
    );
}

function decodeQuoted(text: string): string {
  const bytes = text
    .replaceAll(/=\r\n/g, '')
    .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
