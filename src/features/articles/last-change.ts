import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { utcDay } from '#core/clock.ts';

/** The UTC day of the last commit that touched anything in a folder; undefined when not known. */
export type LastChange = (folder: string) => string | undefined;

const SEPARATOR = '\u0001';

/**
 * Asks git once for a whole content folder. In a shallow clone the oldest commit seems to have made
 * every file that is older, so what that commit touched is not known. Without git nothing is.
 */
export function lastChanges(contentDir: string): LastChange {
  const git = (...args: string[]) => {
    const { status, stdout } = spawnSync('git', ['-C', contentDir, ...args], {
      encoding: 'utf8',
      maxBuffer: 1024 * 1024 * 1024,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return status === 0 ? stdout : undefined;
  };
  const top = git('rev-parse', '--show-toplevel')?.trim();
  const shallowFile = git('rev-parse', '--git-path', 'shallow')?.trim();
  const log = git(
    'log',
    '--no-renames',
    '-z',
    `--format=${SEPARATOR}%H %cI`,
    '--name-only',
    '--',
    '.',
  );
  if (top === undefined || shallowFile === undefined || log === undefined) return () => undefined;
  const days = readLog(log, readLines(resolve(contentDir, shallowFile)), top);
  return (folder) => days.get(resolve(folder));
}

/** Each folder with the day of the newest commit in it; newest commits come first. */
function readLog(log: string, grafted: Set<string>, top: string): Map<string, string | undefined> {
  const days = new Map<string, string | undefined>();
  for (const entry of log.split(SEPARATOR).slice(1)) {
    const [head = '', ...rest] = entry.split('\0');
    const [commit = '', instant = ''] = head.trim().split(' ');
    const day = grafted.has(commit) ? undefined : utcDay(new Date(instant));
    for (const name of rest) {
      const path = name.trim();
      if (path === '') continue;
      const folder = resolve(join(top, path), '..');
      if (!days.has(folder)) days.set(folder, day);
    }
  }
  return days;
}

function readLines(file: string): Set<string> {
  try {
    return new Set(readFileSync(file, 'utf8').split('\n'));
  } catch {
    return new Set();
  }
}
