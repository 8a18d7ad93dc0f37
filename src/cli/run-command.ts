import { resolve } from 'node:path';
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { codeOf } from '#core/app-error.ts';

/** A mistake in the command itself: told with the usage, exit code 2. */
export class UsageError extends Error {
  readonly code = 'usage';
}

/** What kept a command from doing its work, in words for whoever typed it: exit code 1. */
export class CommandFailure extends Error {
  readonly code = 'command-failure';
}

/**
 * Runs a command: `--help` prints its usage, a wrong argument says so and exits 2, a failure the
 * owner can mend is one message and exits 1. A bug keeps its stack.
 */
export async function runCommand(command: {
  usage: string;
  run(args: string[]): Promise<void>;
  /** Unless this is set, any argument is a wrong one. */
  takesArguments?: boolean;
  args?: string[];
}): Promise<void> {
  const args = command.args ?? process.argv.slice(2);
  if (args.includes('--help') || args.includes('-h')) {
    console.log(command.usage);
    return;
  }
  try {
    if (args.length > 0 && command.takesArguments !== true) {
      throw new UsageError(`Unknown argument: ${args.join(' ')}`);
    }
    await command.run(args);
  } catch (error) {
    const isUsage = error instanceof UsageError;
    console.error(isUsage ? `${error.message}\n\n${command.usage}` : describe(error));
    process.exitCode = isUsage ? 2 : 1;
  }
}

/** Reads `--options` and names. Throws UsageError for one that is unknown or lacks its value. */
export function parseOptions<const T extends NonNullable<ParseArgsConfig['options']>>(
  args: string[],
  options: T,
) {
  try {
    return parseArgs({ args, options, allowPositionals: true });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

/** A file as it was typed: npm runs scripts in the project's folder, not where the command was. */
export function typedPath(file: string): string {
  return resolve(process.env['INIT_CWD'] ?? process.cwd(), file);
}

const MENDABLE = new Set(['config', 'start-failure', 'command-failure']);

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return MENDABLE.has(codeOf(error) ?? '') ? error.message : (error.stack ?? error.message);
}
