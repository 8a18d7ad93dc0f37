import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { MACHINE_CATALOG, SITE } from './machines-fixture.ts';
import { writeSocialImages } from './social-images.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'waymark-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const write = (client: string) =>
  writeSocialImages(SITE, MACHINE_CATALOG.categories, join(folder, client), join(folder, 'cache'));

test('the site and each category have a picture of the size that is told, with something on it', async () => {
  await write('client');
  const names = readdirSync(join(folder, 'client/social'));
  expect(names.map((name) => name.split('.')[0]).sort()).toEqual(['account', 'site']);
  for (const name of names) {
    const picture = sharp(join(folder, 'client/social', name));
    expect(await picture.metadata()).toMatchObject({ format: 'png', width: 1200, height: 630 });
    const middle = await picture.extract({ left: 400, top: 100, width: 400, height: 400 }).stats();
    expect(middle.isOpaque).toBe(true);
    expect(middle.channels[0]?.min).toBeLessThan(60);
    expect(middle.channels[0]?.max).toBeGreaterThan(250);
  }
});

test('what was drawn before is not drawn again', async () => {
  await write('client');
  const kept = readdirSync(join(folder, 'cache/social'));
  const times = kept.map((name) => statSync(join(folder, 'cache/social', name)).mtimeMs);
  await write('again');
  expect(readdirSync(join(folder, 'cache/social'))).toEqual(kept);
  expect(kept.map((name) => statSync(join(folder, 'cache/social', name)).mtimeMs)).toEqual(times);
  expect(readdirSync(join(folder, 'again/social'))).toEqual(
    readdirSync(join(folder, 'client/social')),
  );
});
