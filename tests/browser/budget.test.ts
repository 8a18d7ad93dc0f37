import { brotliCompressSync } from 'node:zlib';
import type { CDPSession, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readCatalog } from '../../src/features/articles/catalog.ts';
import { articlePath, type CatalogArticle } from '../../src/features/articles/index.ts';
import { openTestSite, type TestSite } from '../support/site.ts';

/**
 * What it takes to read an article: ten TCP segments of 1,460 bytes, which a server sends before it
 * waits for the first answer (RFC 6928). Everything but pictures, headers included, as it comes over
 * the wire.
 */
const READ_BYTES = 14_600;
const SCRIPT_BYTES = 4_000;
const LATE_MS = 150;

let site: TestSite;
beforeAll(async () => {
  site = await openTestSite();
});
afterAll(async () => {
  await site.close();
});

type Asked = { url: string; type: string; bytes: number };

/** Every request a page makes, with what its answer weighed on the wire. */
async function watchNetwork(session: CDPSession): Promise<Map<string, Asked>> {
  const asked = new Map<string, Asked>();
  session.on('Network.requestWillBeSent', ({ requestId, request, type = '' }) => {
    if (!request.url.startsWith('data:'))
      asked.set(requestId, { url: request.url, type, bytes: 0 });
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const one = asked.get(requestId);
    if (one) one.bytes = encodedDataLength;
  });
  await session.send('Network.enable');
  return asked;
}

/** Reads on to the end as a reader does, so that every picture comes, and sums what moved by itself. */
async function shiftWhileReading(page: Page): Promise<number> {
  return page.evaluate(async () => {
    let moved = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) moved += (entry as unknown as { value: number }).value;
    }).observe({ type: 'layout-shift', buffered: true });
    const isInSight = (image: HTMLImageElement) => {
      const { top, bottom, width } = image.getBoundingClientRect();
      return image.checkVisibility() && width > 0 && bottom > 0 && top < innerHeight;
    };
    for (let y = 0; y < document.documentElement.scrollHeight; y += innerHeight / 2) {
      scrollTo({ top: y, behavior: 'instant' });
      await new Promise(requestAnimationFrame);
      await Promise.all(
        Array.from(document.images)
          .filter(isInSight)
          .map((i) => i.decode()),
      );
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
    return moved;
  });
}

const { articles } = readCatalog('content');
const pathOf = (article: CatalogArticle) => articlePath(article, 'en');

describe.each([
  // A translation has the source's layout, and other words; a phone is where those matter.
  ['a desktop', 1280, articles.filter(({ locale }) => locale === 'en').map(pathOf)],
  ['a phone', 390, articles.map(pathOf)],
] as const)(
  'on %s, reading takes ten segments, one request beside pictures, and nothing moves:',
  (_, width, paths) => {
    test.each(paths)('%s', async (path) => {
      const { page, context, complaints } = await site.newReader({ javaScript: true, width });
      const asked = await watchNetwork(await context.newCDPSession(page));
      // Pictures come late, as over a slow line, so that what moves for them is seen to move.
      await page.route('**/*.webp', async (route) => {
        await new Promise((resolve) => setTimeout(resolve, LATE_MS));
        await route.continue();
      });
      await page.goto(path, { waitUntil: 'domcontentloaded' });
      expect(await shiftWhileReading(page)).toBe(0);
      const others = [...asked.values()].filter(({ type }) => type !== 'Image');
      expect(others.map(({ url }) => new URL(url).pathname)).toEqual([path]);
      const [{ bytes } = { bytes: 0 }] = others;
      expect(bytes).toBeGreaterThan(2_000);
      expect(bytes).toBeLessThanOrEqual(READ_BYTES);
      const scripts = await page.evaluate(() => Array.from(document.scripts, ({ text }) => text));
      const scriptBytes = brotliCompressSync(scripts.join('\n')).length;
      expect(scriptBytes).toBeGreaterThan(500);
      expect(scriptBytes).toBeLessThanOrEqual(SCRIPT_BYTES);
      expect(complaints).toEqual([]);
      await context.close();
    });
  },
);
