import { codeOf } from '#core/app-error.ts';

/**
 * Runs a command: `--help` prints its usage, a wrong argument says so and exits 2, a failure the
 * owner can mend is one message and exits 1. A bug keeps its stack.
 */
export async function runCommand(command: {
  usage: string;
  run(): Promise<void>;
  args?: string[];
}): Promise<void> {
  const args = command.args ?? process.argv.slice(2);
  if (args.includes('--help') || args.includes('-h')) {
    console.log(command.usage);
    return;
  }
  if (args.length > 0) {
    console.error(`Unknown argument: ${args.join(' ')}\n\n${command.usage}`);
    process.exitCode = 2;
    return;
  }
  try {
    await command.run();
  } catch (error) {
    console.error(describe(error));
    process.exitCode = 1;
  }
}

const MENDABLE = new Set(['config', 'start-failure']);

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return MENDABLE.has(codeOf(error) ?? '') ? error.message : (error.stack ?? error.message);
}
