import { afterEach, beforeEach, expect, test, vi } from 'vitest';

beforeEach(() => vi.resetModules());
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** Whether a part of the page is hidden once the page has run at this moment. */
async function isHidden(dataset: { from?: string; until?: string }, at: string): Promise<boolean> {
  const part = { dataset, hidden: dataset.from !== undefined };
  vi.stubGlobal('document', { querySelectorAll: () => [part] });
  vi.useFakeTimers({ now: new Date(at) });
  await import('./dated-listener.ts');
  return part.hidden;
}

test.each([
  ['2026-12-21T23:59:59.999Z', true],
  ['2026-12-22T00:00:00.000Z', false],
  ['2027-01-01T00:00:00.000Z', false],
])('what is told from a day on: at %s hidden is %s', async (at, hidden) => {
  expect(await isHidden({ from: '2026-12-22' }, at)).toBe(hidden);
});

test.each([
  ['2026-11-22T17:59:59.999Z', false],
  ['2026-11-22T18:00:00.000Z', true],
  ['2026-11-23T00:00:00.000Z', true],
])('what is over at an instant: at %s hidden is %s', async (at, hidden) => {
  expect(await isHidden({ until: '2026-11-22T18:00:00.000Z' }, at)).toBe(hidden);
});
