import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';

export type Ended = { code: number | null; stdout: string; stderr: string };

/** Starts a command of src/cli as npm would, with no settings but these. */
export function startCli(command: string, args: string[], env: Record<string, string>) {
  const { PATH = '', HOME = '' } = process.env;
  return spawn(process.execPath, [`src/cli/${command}.ts`, ...args], {
    env: { PATH, HOME, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** Runs a command to its end. */
export async function runCli(
  command: string,
  args: string[],
  env: Record<string, string>,
): Promise<Ended> {
  return untilEnded(startCli(command, args, env));
}

/** All it still says, and how it ends. */
export async function untilEnded(child: ChildProcess): Promise<Ended> {
  let [stdout, stderr] = ['', ''];
  child.stdout?.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, stdout, stderr };
}
