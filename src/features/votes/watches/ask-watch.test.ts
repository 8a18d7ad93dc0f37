import { describe, expect, test, vi } from 'vitest';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '#core/clock.ts';
import { outbox } from '#features/outbox/index.ts';
import { askWatch } from './ask-watch.ts';
import { confirmWatch, endWatch } from './answer-watch.ts';
import { forgetOldWatches } from './store.ts';
import { ASK, tokenIn, useWatchSite } from './watch-fixture.ts';

const site = useWatchSite();
const ask = (change: Partial<typeof ASK> = {}) => askWatch(site.deps, { ...ASK, ...change });

describe('asking', () => {
  test('stores a watch that waits for a yes, and one mail that asks for it', async () => {
    expect(await ask({ email: ' Ana@Example.com ' })).toEqual({ ok: true, value: undefined });
    const { address: _address, ...kept } = ASK;
    expect(await site.rows()).toMatchObject([
      { ...kept, confirmedAt: null, createdAt: site.now.toISOString() },
    ]);
    const [mail, ...more] = await site.deliver();
    expect(more).toEqual([]);
    expect(mail?.to).toBe('ana@example.com');
    expect(mail?.subject).toContain('Change my login');
    const token = tokenIn(mail, '/watch/unsubscribe');
    expect(mail?.unsubscribeUrl).toBe(
      `https://help.example.com/api/watches/unsubscribe?token=${token}`,
    );
  });

  test('writes both or neither', async () => {
    const ids = ['watch-1', 'mail', 'watch-2', 'mail'];
    site.deps.makeId = () => ids.shift() ?? 'no more';
    await ask();
    // The second mail cannot be written, because its id is taken.
    await expect(ask({ email: 'ben@example.com' })).rejects.toThrow();
    expect(await site.rows()).toHaveLength(1);
  });

  test('that could not be stored counts toward no limit, one that was does', async () => {
    const batch = vi.spyOn(site.deps.db, 'batch').mockRejectedValue(new Error('unavailable'));
    for (let n = 0; n < 6; n++) await expect(ask()).rejects.toThrow('unavailable');
    batch.mockRestore();
    expect(await ask()).toEqual({ ok: true, value: undefined });
    expect(await ask({ locale: 'de' })).toMatchObject({ error: { code: 'too-many-requests' } });
    expect(await site.rows()).toHaveLength(1);
  });

  test('puts nothing a reader typed into the mail but its address', async () => {
    await ask();
    const [mail] = await site.deliver();
    expect(JSON.stringify(mail)).not.toContain(ASK.revision);
    expect(JSON.stringify(mail)).not.toContain(String(ASK.reason));
  });

  test('answers and works the same whether or not the address watches already', async () => {
    await site.watch();
    const [before] = await site.rows();
    site.pass(11 * MINUTE_MS);
    expect(await ask({ revision: 'newer', reason: null })).toEqual({ ok: true, value: undefined });
    const [mail, ...more] = await site.deliver();
    expect([mail?.to, more]).toEqual(['ana@example.com', []]);
    // Whoever typed the address again may be a stranger: what its owner said yes to stays.
    expect(await site.rows()).toEqual([before]);
    expect((await confirmWatch(site.deps, tokenIn(mail, '/watch/confirm'))).ok).toBe(true);
  });

  test.each([
    'ana@example.com\r\nBcc: eve@example.net',
    'ana@example.com\nX: y',
    'ana@example.com,eve@example.net',
    'Ana <ana@example.com>',
    `${'a'.repeat(65)}@example.com`,
    'ana',
    '',
  ])('refuses %j', async (email) => {
    expect(await ask({ email })).toMatchObject({
      ok: false,
      error: { code: 'invalid', fields: [{ field: 'email' }] },
    });
    expect(await site.rows()).toEqual([]);
    expect(await site.opened.db.$count(outbox)).toBe(0);
  });

  test('refuses an article nobody has', async () => {
    expect(await ask({ article: 'no-such' })).toEqual({
      ok: false,
      error: { code: 'unknown-article' },
    });
  });
});

describe('the limits', () => {
  test('a mailbox gets one mail, however many articles and networks ask', async () => {
    await ask();
    for (const address of ['192.0.2.2', '192.0.2.3', '192.0.2.4']) {
      const refused = await ask({ address, locale: 'de' });
      expect(refused).toEqual({
        ok: false,
        error: { code: 'too-many-requests', retryAfterSeconds: 600 },
      });
    }
    expect(await site.deliver()).toHaveLength(1);
    expect(await site.rows()).toHaveLength(1);
  });

  test('a double tap is no error and no second mail; another network is told to wait', async () => {
    await ask();
    expect(await ask({ revision: 'newer' })).toEqual({ ok: true, value: undefined });
    expect(await ask({ address: '192.0.2.2' })).toMatchObject({
      error: { code: 'too-many-requests' },
    });
    const [mail, ...more] = await site.deliver();
    expect(more).toEqual([]);
    expect(await site.rows()).toMatchObject([{ revision: ASK.revision }]);

    // Nothing is claimed that is not stored.
    await endWatch(site.deps, tokenIn(mail, '/watch/unsubscribe'));
    expect(await ask()).toMatchObject({ error: { code: 'too-many-requests' } });
    site.pass(10 * MINUTE_MS);
    expect((await ask()).ok).toBe(true);
  });

  test('fifty asks at once are one mail', async () => {
    const strangers = Array.from({ length: 50 }, (_, n) => ask({ address: `192.0.2.${n}` }));
    const codes = (await Promise.all(strangers)).map((asked) => (asked.ok ? 'asked' : 'refused'));
    expect(codes.filter((code) => code === 'asked')).toEqual(['asked']);
    const taps = Array.from({ length: 50 }, () => ask({ email: 'ben@example.com' }));
    expect((await Promise.all(taps)).filter(({ ok }) => !ok)).toEqual([]);
    expect((await site.deliver()).map(({ to }) => to)).toEqual([
      'ana@example.com',
      'ben@example.com',
    ]);
  });

  test('one network asks for five mails, and what is refused uses up no mailbox', async () => {
    for (let n = 0; n < 6; n++) await ask({ email: `reader.${n}@example.com` });
    expect(await site.deliver()).toHaveLength(5);
    const elsewhere = await ask({ email: 'reader.5@example.com', address: '192.0.2.9' });
    expect(elsewhere.ok).toBe(true);
  });
});

describe('the yes', () => {
  test('counts once, and saying it twice changes nothing', async () => {
    await site.watch();
    const [confirmed] = await site.rows();
    expect(confirmed?.confirmedAt).toBe(site.now.toISOString());
    site.pass(MINUTE_MS);
    await ask({ email: 'ben@example.com' });
    expect((await site.rows())[0]).toEqual(confirmed);
  });

  test('is refused for an invented token, one for something else, and one of nobody', async () => {
    await ask();
    const [mail] = await site.deliver();
    const token = tokenIn(mail, '/watch/confirm');
    const other = tokenIn(mail, '/watch/unsubscribe');
    const last = token.endsWith('A') ? 'B' : 'A';
    const wrong = ['', 'x', other, token.slice(0, -1) + last, `${token}x`, token.slice(1)];
    for (const invented of wrong) {
      expect(await confirmWatch(site.deps, invented)).toEqual({
        ok: false,
        error: { code: 'not-found' },
      });
    }
    expect(await endWatch(site.deps, token)).toMatchObject({ error: { code: 'not-found' } });
    expect(await site.rows()).toMatchObject([{ confirmedAt: null }]);
  });

  test('comes too late after 48 hours, even before the row is gone', async () => {
    await ask();
    const [mail] = await site.deliver();
    site.pass(48 * HOUR_MS + 1);
    const late = await confirmWatch(site.deps, tokenIn(mail, '/watch/confirm'));
    expect(late).toEqual({ ok: false, error: { code: 'not-found' } });
  });
});

test('taking it back deletes the address, and works again and after that', async () => {
  await ask();
  const [mail] = await site.deliver();
  const token = tokenIn(mail, '/watch/unsubscribe');
  expect((await endWatch(site.deps, token)).ok).toBe(true);
  expect(await site.rows()).toEqual([]);
  expect((await endWatch(site.deps, token)).ok).toBe(true);
  expect(await confirmWatch(site.deps, tokenIn(mail, '/watch/confirm'))).toMatchObject({
    error: { code: 'not-found' },
  });
});

describe('an address is kept only as long as it is needed', () => {
  test('48 hours without a yes, a year with one', async () => {
    await site.watch({ email: 'yes@example.com' });
    await ask({ email: 'silent@example.com' });
    site.pass(48 * HOUR_MS);
    await forgetOldWatches(site.deps.db, site.now);
    expect(await site.rows()).toHaveLength(2);
    site.pass(1);
    await forgetOldWatches(site.deps.db, site.now);
    expect((await site.rows()).map(({ email }) => email)).toEqual(['yes@example.com']);
    site.pass(365 * DAY_MS);
    await forgetOldWatches(site.deps.db, site.now);
    expect(await site.rows()).toEqual([]);
  });

  test('asking tidies up too', async () => {
    await ask({ email: 'silent@example.com' });
    site.pass(3 * DAY_MS);
    await ask();
    expect((await site.rows()).map(({ email }) => email)).toEqual(['ana@example.com']);
  });

  test('in no byte of the closed file once it is gone', async () => {
    const email = 'findme.anywhere@example.com';
    await ask({ email });
    const [mail] = await site.deliver();
    await endWatch(site.deps, tokenIn(mail, '/watch/unsubscribe'));
    const bytes = await site.bytesWhenClosed();
    expect(bytes.length).toBeGreaterThan(10_000);
    expect(bytes.includes('findme')).toBe(false);
  });
});
