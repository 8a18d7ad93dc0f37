import { randomInt } from 'node:crypto';
import { and, eq, gt, lt, sql } from 'drizzle-orm';
import { DAY_MS, later, type Clock } from '#core/clock.ts';
import { hashToken, hmac, makeToken, type MakeId } from '#core/ids.ts';
import type { Database } from '#db/index.ts';
import type { Seal } from '#features/outbox/index.ts';
import { LINK_LIFE_MS } from './identity-library.ts';
import { signInCodes } from './table.ts';

const CODE_DIGITS = 6;
/** Wrong codes one mail bears, and all mails to one mailbox within a day. Then only links work. */
export const MAX_TRIES_PER_MAIL = 5;
export const MAX_TRIES_PER_MAILBOX = 20;

/** What one mail offers besides its link. */
export type IssuedCode = {
  /** Known to the browser that asked, in a cookie. */
  ask: string;
  code: string;
  row: typeof signInCodes.$inferInsert;
};

export type TriedCode =
  { outcome: 'right'; linkToken: string } | { outcome: 'wrong' } | { outcome: 'ended' };

export type SignInCodes = {
  /**
   * A code that stands for a link's token in the browser that asks. `earlierAsk` is what that
   * browser had from asking before: for the same mailbox it is kept, so that the codes of a first
   * mail that comes late and of a second one both work. The row is for the caller's batch.
   */
  issue(mail: { email: string; linkToken: string; earlierAsk?: string }): Promise<IssuedCode>;
  /** The link's token for a code typed in the browser that asked. Every try counts. */
  tryCode(ask: string, typed: string): Promise<TriedCode>;
  /** Forgets the codes of an ask that signed somebody in, and with them their tries. */
  forget(ask: string): Promise<void>;
};

/**
 * The link's token is stored sealed, and only cookie and code together open the seal: whoever reads
 * the database learns neither, and whoever did not ask has nothing to guess at.
 */
export function createSignInCodes(parts: {
  db: Database;
  secret: string;
  clock: Clock;
  makeId: MakeId;
  seal: Seal;
}): SignInCodes {
  const { db, secret, clock, makeId, seal } = parts;

  async function isSameAsk(ask: string, mailbox: string): Promise<boolean> {
    const row = await db
      .select({ mailbox: signInCodes.mailbox })
      .from(signInCodes)
      .where(and(eq(signInCodes.askHash, hashToken(ask)), isAlive(clock)))
      .get();
    return row?.mailbox === mailbox;
  }

  return {
    async issue({ email, linkToken, earlierAsk }) {
      const mailbox = hmac(secret, 'sign-in-code', email);
      const isKept = earlierAsk !== undefined && (await isSameAsk(earlierAsk, mailbox));
      const ask = isKept ? earlierAsk : makeToken();
      const code = String(randomInt(10 ** CODE_DIGITS)).padStart(CODE_DIGITS, '0');
      const now = clock();
      const row = {
        id: makeId(),
        askHash: hashToken(ask),
        mailbox,
        sealedLink: seal.close(linkToken, sealContext(ask, code)),
        tries: 0,
        expiresAt: later(now, LINK_LIFE_MS).toISOString(),
        createdAt: now.toISOString(),
      };
      return { ask, code, row };
    },
    async tryCode(ask, typed) {
      // Counted before it is looked at, in one statement: of many guesses at once none is free.
      const counted = await db
        .update(signInCodes)
        .set({ tries: sql`${signInCodes.tries} + 1` })
        .where(
          and(
            eq(signInCodes.askHash, hashToken(ask)),
            isAlive(clock),
            lt(signInCodes.tries, MAX_TRIES_PER_MAIL),
            lt(
              sql`(select sum(all_mails.tries) from ${signInCodes} as all_mails where all_mails.mailbox = ${signInCodes.mailbox})`,
              MAX_TRIES_PER_MAILBOX,
            ),
          ),
        )
        .returning({ sealedLink: signInCodes.sealedLink });
      if (counted.length === 0) return { outcome: 'ended' };
      for (const { sealedLink } of counted) {
        const linkToken = opened(seal, sealedLink, sealContext(ask, typedCode(typed)));
        if (linkToken !== undefined) return { outcome: 'right', linkToken };
      }
      return { outcome: 'wrong' };
    },
    async forget(ask) {
      await db.delete(signInCodes).where(eq(signInCodes.askHash, hashToken(ask)));
    },
  };
}

/** Codes a day old; until then their tries count for the mailbox. */
export function forgottenCodes(db: Database, now: Date) {
  return db.delete(signInCodes).where(lt(signInCodes.createdAt, later(now, -DAY_MS).toISOString()));
}

/** The digits as the mail has them: typed in groups, in full width, or as Arabic or Persian has them. */
export function typedCode(typed: string): string {
  return typed
    .normalize('NFKC')
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 0xf))
    .replace(/[\s\p{Pd}\p{Cf}]/gu, '');
}

function isAlive(clock: Clock) {
  return gt(signInCodes.expiresAt, clock().toISOString());
}

function sealContext(ask: string, code: string): string {
  return `sign-in ${ask} ${code}`;
}

function opened(seal: Seal, sealed: string, context: string): string | undefined {
  try {
    return seal.open(sealed, context);
  } catch {
    return undefined;
  }
}
