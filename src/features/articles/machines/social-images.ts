import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import { ConfigError } from '#config/env.ts';
import type { Site } from '#config/site.ts';
import { socialImage } from '#ui/social-image.ts';
import type { Category } from '../categories.ts';

const CACHE = join('node_modules', '.cache', 'waymark');

/**
 * Writes the pictures that other sites show beside links: one for the site, one for each category.
 * A picture that was drawn before is taken from the cache. Throws ConfigError for a drawing that is
 * no XML.
 */
export async function writeSocialImages(
  { brand }: Site,
  categories: Category[],
  clientDir: string,
  cache = CACHE,
): Promise<void> {
  for (const category of [undefined, ...categories]) {
    const { path, svg } = socialImage(brand, category);
    const [kept, file] = [join(cache, path), join(clientDir, path)];
    await mkdir(dirname(kept), { recursive: true });
    await mkdir(dirname(file), { recursive: true });
    if (!existsSync(kept)) await draw(svg, kept, category?.icon ?? brand.logo);
    await copyFile(kept, file);
  }
}

/** Under another name until it is whole: another build may look for it. */
async function draw(svg: string, file: string, drawing: string): Promise<void> {
  const unfinished = `${file}.${randomUUID()}`;
  try {
    await sharp(Buffer.from(svg)).png({ palette: true }).toFile(unfinished);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new ConfigError(
      `public/${drawing}: found what cannot be drawn (${reason.trim()}), expected an SVG that is XML`,
      { cause },
    );
  }
  await rename(unfinished, file);
}
