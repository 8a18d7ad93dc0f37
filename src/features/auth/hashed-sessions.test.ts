import type { DBAdapter } from 'better-auth/types';
import { expect, test, vi } from 'vitest';
import { hashToken } from '#core/ids.ts';
import { withHashedSessions } from './hashed-sessions.ts';

const hash = hashToken('plain');
const row = { id: 's1', token: hash, userId: 'u1' };
const byToken = [{ field: 'token', value: 'plain' }];
const byHash = [{ field: 'token', value: hash }];

function fakeAdapter() {
  const fake = {
    create: vi.fn(() => Promise.resolve(row)),
    findOne: vi.fn(() => Promise.resolve(row)),
    findMany: vi.fn(() => Promise.resolve([row])),
    update: vi.fn(() => Promise.resolve(row)),
    updateMany: vi.fn(() => Promise.resolve(1)),
    count: vi.fn(() => Promise.resolve(1)),
    delete: vi.fn(() => Promise.resolve()),
    deleteMany: vi.fn(() => Promise.resolve(1)),
    consumeOne: vi.fn(() => Promise.resolve(row)),
    incrementOne: vi.fn(() => Promise.resolve(row)),
  };
  return { fake, adapter: withHashedSessions(fake as unknown as DBAdapter) };
}

test('a new session is stored hashed, without address and user agent, and shown in clear', async () => {
  const { fake, adapter } = fakeAdapter();
  const data = { token: 'plain', userId: 'u1', ipAddress: '203.0.113.7', userAgent: 'Example/1' };
  const created = await adapter.create({ model: 'session', data });
  expect(fake.create).toHaveBeenCalledExactlyOnceWith({
    model: 'session',
    data: { token: hash, userId: 'u1', ipAddress: undefined, userAgent: undefined },
  });
  expect(created).toEqual({ ...row, token: 'plain' });
});

test.each(['findOne', 'update', 'updateMany', 'count', 'delete', 'deleteMany'] as const)(
  '%s looks for the hash',
  async (method) => {
    const { fake, adapter } = fakeAdapter();
    await adapter[method]({ model: 'session', where: byToken, update: {} });
    expect(fake[method]).toHaveBeenCalledExactlyOnceWith({
      model: 'session',
      where: byHash,
      update: {},
    });
  },
);

test('rows found by their tokens show them, rows found otherwise show the hash', async () => {
  const { adapter } = fakeAdapter();
  const list = [{ field: 'token', value: ['plain', 'other'], operator: 'in' as const }];
  expect(await adapter.findOne({ model: 'session', where: byToken })).toMatchObject({
    token: 'plain',
  });
  expect(await adapter.findMany({ model: 'session', where: list })).toMatchObject([
    { token: 'plain' },
  ]);
  const byUser = [{ field: 'userId', value: 'u1' }];
  expect(await adapter.findMany({ model: 'session', where: byUser })).toMatchObject([
    { token: hash },
  ]);
});

test('work in a transaction is hashed too', async () => {
  const { fake, adapter } = fakeAdapter();
  await adapter.transaction((within) => within.delete({ model: 'session', where: byToken }));
  expect(fake.delete).toHaveBeenCalledExactlyOnceWith({ model: 'session', where: byHash });
});

test('other tables are left alone', async () => {
  const { fake, adapter } = fakeAdapter();
  await adapter.create({ model: 'verification', data: { token: 'plain' } });
  await adapter.findOne({ model: 'verification', where: byToken });
  expect(fake.create).toHaveBeenCalledWith({ model: 'verification', data: { token: 'plain' } });
  expect(fake.findOne).toHaveBeenCalledWith({ model: 'verification', where: byToken });
});

test('what hashing cannot answer throws instead of finding nothing', async () => {
  const { adapter } = fakeAdapter();
  const where = [{ field: 'token', value: 'pl', operator: 'starts_with' as const }];
  await expect(adapter.findOne({ model: 'session', where })).rejects.toThrow(TypeError);
  const update = { token: 'other' };
  await expect(adapter.update({ model: 'session', where: byToken, update })).rejects.toThrow(
    TypeError,
  );
  await expect(adapter.create({ model: 'session', data: { userId: 'u1' } })).rejects.toThrow(
    TypeError,
  );
});
