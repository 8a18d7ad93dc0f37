import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readEnv, type Env } from '#config/env.ts';
import { acquireLock, backUpClosedDatabase } from '#db/index.ts';
import { askControl } from '../server/control.ts';

const HELP = `Usage: npm run backup -- <file> [--force]

Writes a whole, checked copy of the database to <file>, while the server runs or when it is stopped.
It reads DATA_DIR (default var) and DATABASE_URL as the server does.

  --force   replace an earlier backup of that name; any other file is kept
  --help    show this

To restore: stop the server, move the database and its -wal and -shm files away, copy the backup to
the database's place, start the server. Attachments and the secret in DATA_DIR are files: copy them too.`;

/** A mistake in the command itself; answered with the usage line and exit code 2. */
class UsageError extends Error {}

try {
  await main();
} catch (error) {
  const isUsage = error instanceof UsageError;
  const message = error instanceof Error ? error.message : String(error);
  console.error(isUsage ? `${message}\n\n${HELP}` : `No backup was made. ${message}`);
  process.exitCode = isUsage ? 2 : 1;
}

async function main(): Promise<void> {
  const { file, overwrite, help } = readArguments(process.argv.slice(2));
  if (help) {
    console.log(HELP);
    return;
  }
  const env = readEnv(process.env);
  const by = await backUp(env, file, overwrite);
  const size = (statSync(file).size / 1024).toFixed(0);
  console.log(`Backed up ${env.databaseUrl} to ${file} (${size} KiB, checked), ${by}.
Next: keep it on another machine, together with the files in ${env.dataDir} (attachments, secret).
To restore it: npm run backup -- --help`);
}

function readArguments(args: string[]) {
  const { values, positionals } = parse(args);
  const [file] = positionals;
  if (values.help) return { file: '', overwrite: false, help: true };
  if (file === undefined) throw new UsageError('Name the file to write the backup to.');
  if (positionals.length > 1) throw new UsageError('Name one file only.');
  // npm runs scripts in the project's folder; the file is meant where the command was typed.
  const typedIn = process.env.INIT_CWD ?? process.cwd();
  return { file: resolve(typedIn, file), overwrite: values.force, help: false };
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        force: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false, short: 'h' },
      },
    });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

/** Asks the running server, because only one process may open the file; else opens it itself. */
async function backUp(env: Env, file: string, overwrite: boolean): Promise<string> {
  if (!env.databaseUrl.startsWith('file:')) {
    throw new Error(
      'The database is on a server: back it up there, with the means of that server.',
    );
  }
  const answer = await askControl(env.dataDir, { command: 'backup', file, overwrite });
  if (answer) {
    if (!answer.ok) throw new Error(answer.message);
    return 'through the running server';
  }
  // Asking for the lock would make the directory.
  if (!existsSync(env.dataDir)) throw new Error(`There is no data directory ${env.dataDir}.`);
  const lock = acquireLock(env.dataDir);
  try {
    await backUpClosedDatabase(env.databaseUrl, file, { overwrite });
  } finally {
    lock.release();
  }
  return 'while no server was running';
}
