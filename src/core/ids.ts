import { createHash, createHmac, randomBytes, randomUUID, timingSafeEqual } from 'node:crypto';

/** Makes row ids (UUIDv7, RFC 9562 §5.7: they sort by time). Handed in, so tests can foresee them. */
export type MakeId = () => string;

export const makeUuid: MakeId = createUuidMaker(Date.now);

const MAX_SEQUENCE = 0xfff;

/**
 * Ids of one maker sort in the order they were made, also within a millisecond and when the clock
 * goes back: twelve bits count what one millisecond made (RFC 9562 §6.2, method 1).
 */
export function createUuidMaker(nowMs: () => number): MakeId {
  let lastMs = 0;
  let sequence = 0;
  return () => {
    const isFull = sequence === MAX_SEQUENCE;
    const ms = Math.max(nowMs(), isFull ? lastMs + 1 : lastMs);
    sequence = ms === lastMs ? sequence + 1 : 0;
    lastMs = ms;
    const time = ms.toString(16).padStart(12, '0');
    const count = sequence.toString(16).padStart(3, '0');
    // Variant and random bits of a UUIDv4, which Node draws in bulk.
    return `${time.slice(0, 8)}-${time.slice(8)}-7${count}-${randomUUID().slice(19)}`;
  };
}

/** A secret that authorises whoever holds it: 128 random bits as 22 base64url characters. */
export function makeToken(): string {
  return randomBytes(16).toString('base64url');
}

/** What the database keeps of a token: its SHA-256 in hex, useless to whoever reads the file. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** HMAC-SHA-256 of the parts, each preceded by its length so that no two lists collide. Base64url. */
export function hmac(key: string, ...parts: string[]): string {
  const mac = createHmac('sha256', key);
  for (const part of parts) mac.update(`${Buffer.byteLength(part)}:`).update(part);
  return mac.digest('base64url');
}

/** Compares two secrets in time that does not depend on where they differ. */
export function sameSecret(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
