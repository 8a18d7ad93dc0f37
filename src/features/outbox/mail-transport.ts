import nodemailer, { type SendMailOptions } from 'nodemailer';
import { SECOND_MS } from '#core/clock.ts';
import { writeEmlFile } from './eml-files.ts';
import type { Mail } from './mail.ts';
import { parseSender, type MailAddress } from './mail-address.ts';

/** A mail on its way out: the row it comes from gives it an identity that survives retries. */
export type OutgoingMail = { id: string; writtenAt: Date; mail: Mail };

export type MailTransport = {
  /** Resolves once the mail is accepted by the server, or on disk. Rejects with a `code` otherwise. */
  send(outgoing: OutgoingMail): Promise<void>;
};

export type MailTransportParts = {
  /** `smtp://` or `smtps://`; without it mail becomes files under `<dataDir>/mail`. */
  smtpUrl?: string | undefined;
  /** `Name <address>` or an address alone. */
  from: string;
  dataDir: string;
};

/** Text never makes the server read a file or fetch an address. */
const CLOSED = { disableFileAccess: true, disableUrlAccess: true } as const;

const TIMEOUTS = {
  dnsTimeout: 10 * SECOND_MS,
  connectionTimeout: 10 * SECOND_MS,
  greetingTimeout: 10 * SECOND_MS,
  socketTimeout: 30 * SECOND_MS,
};

/** Throws RangeError when `from` is not a sender. Connects only when something is sent. */
export function createMailTransport(parts: MailTransportParts): MailTransport {
  const from = parseSender(parts.from);
  if (parts.smtpUrl === undefined) return emlTransport(from, parts.dataDir);
  const smtp = nodemailer.createTransport({ url: parts.smtpUrl, ...CLOSED, ...TIMEOUTS });
  return {
    async send(outgoing) {
      await smtp.sendMail(messageOf(outgoing, from));
    },
  };
}

function emlTransport(from: MailAddress, dataDir: string): MailTransport {
  const composer = nodemailer.createTransport({
    streamTransport: true,
    buffer: true,
    newline: 'windows',
    ...CLOSED,
  });
  return {
    async send(outgoing) {
      const { message } = await composer.sendMail(messageOf(outgoing, from));
      if (!Buffer.isBuffer(message)) throw new TypeError('the composer was asked for a buffer');
      await writeEmlFile(dataDir, outgoing, message);
    },
  };
}

function messageOf(outgoing: OutgoingMail, from: MailAddress): SendMailOptions {
  const { id, writtenAt, mail } = outgoing;
  const domain = from.address.slice(from.address.lastIndexOf('@') + 1);
  return {
    ...CLOSED,
    from,
    to: { name: '', address: mail.to },
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    date: writtenAt,
    messageId: `<${id}@${domain}>`,
    headers: {
      // RFC 3834: keeps holiday answers and other robots from replying.
      'Auto-Submitted': 'auto-generated',
      'Content-Language': mail.locale,
      ...(mail.unsubscribeUrl !== undefined && unsubscribeHeaders(mail.unsubscribeUrl)),
    },
    xMailer: false,
  };
}

/** RFC 8058. Prepared, because a long address would be folded away from its header's name. */
function unsubscribeHeaders(url: string) {
  return {
    'List-Unsubscribe': { prepared: true, value: `<${new URL(url).href}>` },
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  };
}

/**
 * Whether the server refused this very mail or recipient (SMTP 5xx), so that sending it again is
 * useless. A refused password or connection is ours to mend: such mail waits.
 */
export function isRefusedForGood(error: unknown): boolean {
  if (!(error instanceof Error) || !('permanent' in error) || !('code' in error)) return false;
  return error.permanent === true && (error.code === 'EENVELOPE' || error.code === 'EMESSAGE');
}
