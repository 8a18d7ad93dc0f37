import type { Env } from '#config/env.ts';
import { fingerprint, isBuilt } from './build-stamp.ts';

/** Builds unless `dist/` stands for the source and content of this moment. */
export async function ensureBuilt(env: Env): Promise<void> {
  if (isBuilt('dist', fingerprint(env.contentDir))) return;
  console.log('Building, because this is the first start or something changed.');
  const { build } = await import('./build.ts');
  await build(env);
}
