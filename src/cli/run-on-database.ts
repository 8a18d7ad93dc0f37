import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Env } from '#config/env.ts';
import { readCatalog } from '#features/articles/catalog.ts';
import type { Catalog } from '#features/articles/index.ts';
import { commandsOf } from '../server/commands.ts';
import { askControl, type ControlCommand } from '../server/control.ts';
import { makeParts, readManifest } from '../server/parts.ts';
import { CommandFailure } from './run-command.ts';

const MANIFEST = join('dist', 'manifest.json');

/**
 * Runs commands on the database, in order: in the running server when there is one, because only
 * one process may open the file, else in this process. Rejects with the command's own message.
 */
export async function runOnDatabase(env: Env, commands: ControlCommand[]): Promise<unknown[]> {
  const [first] = commands;
  if (!first) return [];
  const answered = await askControl(env.dataDir, first);
  if (!answered) return runHere(env, commands);
  const results: unknown[] = [unwrap(answered)];
  for (const command of commands.slice(1)) {
    const answer = await askControl(env.dataDir, command);
    if (!answer) {
      throw new CommandFailure('The running server stopped in the middle. Run this again.');
    }
    results.push(unwrap(answer));
  }
  return results;
}

/** The build's catalog is what readers saw; before the first build the content is. */
export function servedCatalog(env: Env): Catalog {
  return existsSync(MANIFEST) ? readManifest(MANIFEST).catalog : readCatalog(env.contentDir);
}

function unwrap(answer: NonNullable<Awaited<ReturnType<typeof askControl>>>): unknown {
  if (!answer.ok) throw new CommandFailure(answer.message);
  return answer.result;
}

async function runHere(env: Env, commands: ControlCommand[]): Promise<unknown[]> {
  const parts = await makeParts({ ...env, logLevel: 'warn' }, servedCatalog(env));
  try {
    const handlers = commandsOf(parts);
    const results: unknown[] = [];
    for (const command of commands) {
      const handler = handlers[command.command];
      if (!handler) throw new Error(`There is no command ${command.command}.`);
      results.push(await handler(command));
    }
    return results;
  } finally {
    await parts.close();
  }
}
