import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** Makes row ids (UUIDv7, RFC 9562 §5.7: they sort by time). Handed in, so tests can foresee them. */
export type MakeId = () => string;

export const makeUuid: MakeId = () => {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(Date.now(), 0, 6);
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
};

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
