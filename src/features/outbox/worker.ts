import type { Database } from '#db/index.ts';
import { codeOf } from '#core/app-error.ts';
import { later, type Clock } from '#core/clock.ts';
import { maskPersonalData } from '#core/text.ts';
import { MAX_ATTEMPTS, retryDelayMs } from './backoff.ts';
import { readMail } from './mail.ts';
import { isRefusedForGood, type MailTransport } from './mail-transport.ts';
import type { Seal } from './seal.ts';
import { claimNext, recordOutcome, requeueInterrupted, type Outcome } from './store.ts';
import type { OutboxRow } from './table.ts';

/** Where facts for the site's operator go. They never name a person. A pino logger is one. */
export type Log = {
  warn(facts: Record<string, unknown>, message: string): void;
  error(facts: Record<string, unknown>, message: string): void;
};

export type OutboxParts = {
  db: Database;
  transport: MailTransport;
  seal: Seal;
  clock: Clock;
  log: Log;
  /** How often to look for rows that have become due, in milliseconds. */
  intervalMs: number;
  /** Answers from [0, 1); `Math.random` unless a test decides. */
  random?: () => number;
};

export type Outbox = {
  /** Looks for due rows now; call it after committing one. Returns at once and never throws. */
  kick: () => void;
  /** Takes no further row, waits for the one under way, and resolves when its outcome is recorded. */
  stop(): Promise<void>;
};

/**
 * Delivers due rows one after another, each at least once: a crash or an unreachable database
 * between sending and recording means the row is sent again, under the same Message-ID.
 * One outbox per database file; the lock of `db` sees to that.
 */
export function startOutbox(parts: OutboxParts): Outbox {
  const { db, clock, log } = parts;
  let requeued = false;
  let stopped = false;
  let kicks = 0;
  let running: Promise<void> | undefined;
  let unrecorded: { id: string; outcome: Outcome } | undefined;

  async function pass(): Promise<void> {
    await recordLast();
    if (!requeued) await requeueInterrupted(db);
    requeued = true;
    for (;;) {
      if (stopped) return;
      const row = await claimNext(db, clock().toISOString());
      if (!row) return;
      unrecorded = { id: row.id, outcome: await attempt(row, parts) };
      await recordLast();
    }
  }

  // Kept until it is written, so that a database that is away for a moment costs no second mail.
  async function recordLast(): Promise<void> {
    if (!unrecorded) return;
    await recordOutcome(db, unrecorded.id, unrecorded.outcome);
    unrecorded = undefined;
  }

  async function passUntilQuiet(): Promise<void> {
    let answered: number;
    do {
      answered = kicks;
      try {
        await pass();
      } catch (error) {
        // A claim whose answer was lost may stand in the file as `sending`.
        requeued = false;
        log.error({ code: codeOf(error) ?? 'unknown' }, 'outbox: the database did not answer');
      }
    } while (kicks !== answered && !stopped);
    running = undefined;
  }

  function kick(): void {
    kicks++;
    if (!stopped) running ??= passUntilQuiet();
  }

  const timer = setInterval(kick, parts.intervalMs);
  timer.unref();
  kick();
  return {
    kick,
    async stop() {
      stopped = true;
      clearInterval(timer);
      await running;
    },
  };
}

async function attempt(row: OutboxRow, parts: OutboxParts): Promise<Outcome> {
  const { transport, seal, clock, log } = parts;
  try {
    const mail = readMail(row, seal);
    if (mail.notAfter !== undefined && mail.notAfter < clock().toISOString()) {
      return { state: 'dead', lastError: 'nobody waits for it any more' };
    }
    await transport.send({ id: row.id, writtenAt: new Date(row.createdAt), mail });
    return { state: 'delivered', at: clock().toISOString() };
  } catch (error) {
    const code = codeOf(error) ?? 'unknown';
    const outcome = afterFailure(error, row.attempts, parts);
    const facts = { delivery: row.id, kind: row.kind, attempts: row.attempts, code };
    log.warn(facts, outcome.state === 'dead' ? 'delivery given up' : 'delivery failed, will retry');
    return outcome;
  }
}

function afterFailure(error: unknown, attempts: number, parts: OutboxParts): Outcome {
  const message = error instanceof Error ? error.message : String(error);
  // Mail servers repeat the address they refuse.
  const lastError = maskPersonalData(`${codeOf(error) ?? 'error'}: ${message}`).slice(0, 500);
  if (attempts >= MAX_ATTEMPTS || isRefusedForGood(error)) return { state: 'dead', lastError };
  const delay = retryDelayMs(attempts, parts.random ?? Math.random);
  return { state: 'due', nextAttemptAt: later(parts.clock(), delay).toISOString(), lastError };
}
