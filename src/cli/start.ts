import { readEnv } from '#config/env.ts';
import { ensureBuilt } from './ensure-built.ts';
import { runCommand } from './run-command.ts';

/** Made by the build, so it is no module that types could be read from. */
const SERVER = new URL('../../dist/server.mjs', import.meta.url).href;

type ServerEntry = { main: () => Promise<{ parts: { siteUrl: string } } | undefined> };

/** Builds when anything changed since the last build, then serves. */
async function start(): Promise<void> {
  await ensureBuilt(readEnv(process.env));
  const { main } = (await import(SERVER)) as ServerEntry;
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
