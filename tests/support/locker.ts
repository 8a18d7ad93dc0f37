import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export type Locker = {
  /** Sends one command of tests/faults/db-locker.ts and waits until it is done. */
  tell(command: string): Promise<void>;
  end(): Promise<void>;
};

/** A second process that can hold the database's write lock, as a stranger's tool would. */
export function startLocker(dataDir: string): Locker {
  const child = spawn(
    process.execPath,
    ['tests/faults/db-locker.ts', join(dataDir, 'waymark.db')],
    {
      stdio: ['pipe', 'pipe', 'inherit'],
    },
  );
  const lines = createInterface({ input: child.stdout });
  return {
    async tell(command) {
      const done = once(lines, 'line');
      child.stdin.write(`${command}\n`);
      await done;
    },
    async end() {
      child.stdin.end();
      if (child.exitCode === null) await once(child, 'exit');
    },
  };
}
