import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import { systemClock } from '#core/clock.ts';
import { readEnv, type Env } from '#config/env.ts';
import { saveAccounts } from '#features/entitlements/index.ts';
import { makeParts, readManifest, type Parts } from '../server/parts.ts';
import { ensureBuilt } from './ensure-built.ts';
import { runCommand } from './run-command.ts';

/** People of the demonstration. Each shows another way through support. */
const PEOPLE = [
  { email: 'fred@example.com', name: 'Free Example', plan: 'free', shows: 'self-support' },
  {
    email: 'carla@example.org',
    name: 'Commercial Example',
    plan: 'professional',
    shows: 'the request form',
  },
];

/** The same site on a database of its own, with sample accounts and links to sign in with. */
async function demo(): Promise<void> {
  const dataDir = resolve('var/demo');
  const env = readEnv({ ...process.env, DATA_DIR: dataDir, DATABASE_URL: '', LOG_LEVEL: 'warn' });
  await ensureBuilt(env);
  const links = await prepare(env);
  const server = spawn(process.execPath, [join('dist', 'server.mjs')], {
    env: { ...process.env, DATA_DIR: dataDir, DATABASE_URL: '', LOG_LEVEL: 'warn' },
    stdio: 'inherit',
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => void server.kill(signal));
  }
  console.log(introduction(env, links));
  const [code] = (await once(server, 'exit')) as [number | null];
  process.exitCode = code ?? 0;
}

/** Writes accounts and sign-in links, then lets go of the database so that the server can have it. */
async function prepare(env: Env): Promise<{ person: (typeof PEOPLE)[number]; link: string }[]> {
  const { catalog } = readManifest(join('dist', 'manifest.json'));
  const parts = await makeParts(env, catalog);
  try {
    return await Promise.all(PEOPLE.map((person) => addPerson(parts, person)));
  } finally {
    await parts.close();
  }
}

async function addPerson(parts: Parts, person: (typeof PEOPLE)[number]) {
  const { email, name, plan } = person;
  const members = [{ email, role: 'manager' as const }];
  const account = { id: `demo-${plan}`, name, plan, domains: [], validUntil: null, members };
  await saveAccounts(parts.db, [account], { source: 'command', asOf: systemClock() });
  return { person, link: await parts.auth.makeSignInLink({ email, returnTo: '/support/' }) };
}

function introduction(env: Env, links: Awaited<ReturnType<typeof prepare>>): string {
  const site = env.siteUrl ?? `http://localhost:${env.port}`;
  return [
    '',
    `  The demonstration is at ${site}/ (Ctrl+C stops it)`,
    '',
    '  Start with the article:',
    `    ${site}/articles/change-my-bitrix24-login/`,
    '',
    '  Sign in as one of the sample people (each link works once, within 15 minutes):',
    ...links.flatMap(({ person, link }) => [
      `    ${person.email}, ${person.plan} plan: shows ${person.shows}`,
      `    ${link}`,
    ]),
    '',
    `  Mails are written to ${join(env.dataDir, 'mail')} as .eml files.`,
    '',
  ].join('\n');
}

if (import.meta.main) {
  await runCommand({
    usage:
      'npm run demo\n\nServes the help center on a database of its own (var/demo) with sample accounts,\nand prints links to sign in with. Takes no arguments.',
    run: demo,
  });
}
