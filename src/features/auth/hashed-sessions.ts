import type { DBAdapter, Where } from 'better-auth/types';
import { hashToken } from '#core/ids.ts';

/** A session's token is in clear in the library's hands and a hash in the database. */
type PlainByHash = Map<string, string>;

/**
 * The identity library keeps session tokens in clear. Behind this it keeps their SHA-256 instead, so
 * that a copy of the database signs nobody in; and the address and user agent it wants to store are
 * dropped. A row found by its token shows the library that token again; one found otherwise shows
 * the hash.
 */
export function withHashedSessions(inner: DBAdapter): DBAdapter {
  const outer: DBAdapter = {
    ...inner,
    async create(call) {
      if (call.model !== 'session') return inner.create(call);
      const [token, plainByHash] = hashedToken('token' in call.data && call.data.token);
      const data = { ...call.data, token, ipAddress: undefined, userAgent: undefined };
      return withPlainToken(await inner.create({ ...call, data }), plainByHash);
    },
    async findOne(call) {
      const { where, plainByHash } = hashedWhere(call.model, call.where);
      return withPlainToken(await inner.findOne({ ...call, where }), plainByHash);
    },
    async findMany<T>(call: Parameters<DBAdapter['findMany']>[0]) {
      const { where, plainByHash } = hashedWhere(call.model, call.where ?? []);
      const rows = await inner.findMany<T>({ ...call, where });
      return rows.map((row) => withPlainToken(row, plainByHash));
    },
    async update(call) {
      refuseTokenChange(call);
      const { where, plainByHash } = hashedWhere(call.model, call.where);
      return withPlainToken(await inner.update({ ...call, where }), plainByHash);
    },
    updateMany(call) {
      refuseTokenChange(call);
      return inner.updateMany(withHashedWhere(call));
    },
    count: (call) =>
      inner.count(call.where ? withHashedWhere({ ...call, where: call.where }) : call),
    delete: (call) => inner.delete(withHashedWhere(call)),
    deleteMany: (call) => inner.deleteMany(withHashedWhere(call)),
    consumeOne: (call) => inner.consumeOne(withHashedWhere(call)),
    incrementOne: (call) => inner.incrementOne(withHashedWhere(call)),
    // The database refuses transactions, and the library's stand-in would hand out `inner`.
    transaction: (work) => work(outer),
  };
  return outer;
}

function withHashedWhere<Call extends { model: string; where: Where[] }>(call: Call): Call {
  return { ...call, where: hashedWhere(call.model, call.where).where };
}

function hashedWhere(model: string, where: Where[]) {
  const plainByHash: PlainByHash = new Map();
  const hash = (token: unknown) => {
    const [hashed, entry] = hashedToken(token);
    for (const [key, plain] of entry) plainByHash.set(key, plain);
    return hashed;
  };
  const hashed = where.map((condition): Where => {
    if (model !== 'session' || condition.field !== 'token') return condition;
    const { value, operator = 'eq' } = condition;
    if (operator === 'in' && Array.isArray(value)) return { ...condition, value: value.map(hash) };
    if (operator === 'eq') return { ...condition, value: hash(value) };
    throw new TypeError(`session tokens are hashed and cannot be compared by "${operator}"`);
  });
  return { where: hashed, plainByHash };
}

function hashedToken(token: unknown): [string, PlainByHash] {
  if (typeof token !== 'string') throw new TypeError('a session token is text');
  const hash = hashToken(token);
  return [hash, new Map([[hash, token]])];
}

function withPlainToken<Row>(row: Row, plainByHash: PlainByHash): Row {
  if (typeof row !== 'object' || row === null || !('token' in row)) return row;
  const plain = plainByHash.get(String(row.token));
  return plain === undefined ? row : { ...row, token: plain };
}

function refuseTokenChange(call: { model: string; update: Record<string, unknown> }): void {
  if (call.model === 'session' && 'token' in call.update) {
    throw new TypeError('a session keeps its token; make a new session instead');
  }
}
