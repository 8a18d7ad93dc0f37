import { z } from 'zod';
import type { Clock } from '#core/clock.ts';
import type { MakeId } from '#core/ids.ts';
import { isHeaderText, isPlainAddress } from './mail-address.ts';
import type { Seal } from './seal.ts';
import type { outbox, OutboxRow } from './table.ts';

const MAIL = z.object({
  /** One plain address. Its owner is the only recipient. */
  to: z.string().refine(isPlainAddress, 'not one plain address'),
  subject: z.string().min(1).max(998).refine(isHeaderText, 'holds a control character'),
  text: z.string().min(1),
  html: z.string().min(1).optional(),
  /** Where one click ends such mails (RFC 8058). For mails that are not an answer to someone. */
  unsubscribeUrl: z
    .url({ protocol: /^https?$/ })
    .regex(/^[!-;=?-~]+$/, 'holds what no header may')
    .optional(),
  /** Language of the words, for Content-Language. */
  locale: z.string().regex(/^[A-Za-z0-9-]{1,35}$/, 'not a language tag'),
  /** Instant after which nobody wants this mail any more (ISO 8601). Without it: sent however late. */
  notAfter: z.iso.datetime().optional(),
});

/** A mail in our own words. Sender, date and Message-ID are added when it leaves. */
export type Mail = z.infer<typeof MAIL>;

const PAYLOAD = z.union([z.object({ sealed: z.string() }), z.object({ mail: MAIL })]);

export type MailRowParts = {
  clock: Clock;
  makeId: MakeId;
  /** Encrypts the payload at rest. For mails that hold a secret, such as a sign-in link. */
  seal?: Seal;
};

/**
 * The outbox row of a mail, for the batch that writes what the mail announces: both are stored or
 * neither. Call `kick()` after the commit to have it sent at once.
 * Throws ZodError for a mail that could carry a header of someone else's making: such text must be
 * refused or cleaned where a person typed it.
 */
export function mailRow(mail: Mail, parts: MailRowParts): typeof outbox.$inferInsert {
  const id = parts.makeId();
  const now = parts.clock().toISOString();
  const checked = MAIL.parse(mail);
  const payload = parts.seal
    ? { sealed: parts.seal.close(JSON.stringify(checked), id) }
    : { mail: checked };
  return {
    id,
    kind: 'mail',
    destination: checked.to,
    payload: JSON.stringify(payload),
    state: 'due',
    attempts: 0,
    nextAttemptAt: now,
    lastError: null,
    createdAt: now,
    deliveredAt: null,
  };
}

/** Reads a row's mail back. Throws when it does not parse or was sealed with another secret. */
export function readMail(row: Pick<OutboxRow, 'id' | 'payload'>, seal: Seal): Mail {
  const payload = PAYLOAD.parse(JSON.parse(row.payload));
  return 'mail' in payload
    ? payload.mail
    : MAIL.parse(JSON.parse(seal.open(payload.sealed, row.id)));
}
