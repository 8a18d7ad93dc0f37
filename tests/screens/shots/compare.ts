import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import type { Difference } from '../compare.ts';
import type { ArticleShots } from './shot.ts';
import { takeShots } from './take.ts';

/**
 * Takes the pictures again, aside, and lists those in `dir` that are missing or of another size.
 * Their pixels may differ: a changed color is no reason to fail, and changes them all. What must
 * hold is that each state is still reached and that its picture shows what it is about.
 */
export async function compareShots(options: {
  browser: Browser;
  dir: string;
  articles: readonly ArticleShots[];
}): Promise<{ taken: string[]; differences: Difference[] }> {
  const fresh = await mkdtemp(join(tmpdir(), 'shots-'));
  try {
    const taken = await takeShots({ ...options, outDir: fresh });
    const differences: Difference[] = [];
    for (const path of taken) {
      const is = await sizeOf(join(options.dir, path)).catch(() => undefined);
      const becomes = await sizeOf(join(fresh, path));
      if (is === undefined) differences.push({ path, reason: 'the picture is missing' });
      else if (is !== becomes) {
        const reason = `the picture is ${is} pixels, taken again it is ${becomes}`;
        differences.push({ path, reason });
      }
    }
    return { taken, differences };
  } finally {
    await rm(fresh, { recursive: true });
  }
}

/** Width and height stand at a fixed place in every PNG: https://www.w3.org/TR/png-3/#11IHDR */
async function sizeOf(file: string): Promise<string> {
  const bytes = await readFile(file);
  return `${bytes.readUInt32BE(16)} × ${bytes.readUInt32BE(20)}`;
}
