import { readEnv } from '#config/env.ts';
import { fingerprint, isBuilt } from './build-stamp.ts';
import { runCommand } from './run-command.ts';

type ServerEntry = { main: () => Promise<{ parts: { siteUrl: string } } | undefined> };

/** Builds when anything changed since the last build, then serves. */
export async function start(): Promise<void> {
  const env = readEnv(process.env);
  if (!isBuilt('dist', fingerprint(env.contentDir))) {
    console.log('Building, because this is the first start or something changed.');
    const { build } = await import('./build.ts');
    await build(env);
  }
  const { main } = (await import('../../dist/server.mjs')) as ServerEntry;
  const running = await main();
  if (running) console.log(`\n  Waymark is ready: ${running.parts.siteUrl}/   (Ctrl+C stops it)\n`);
}

if (import.meta.main) {
  await runCommand({
    usage:
      'npm start\n\nServes the help center, building it first when content or source changed.\nSettings come from the environment; .env.example lists them. Takes no arguments.',
    run: start,
  });
}
