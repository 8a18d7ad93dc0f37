/**
 * What an export costs: `npm run bench:export [-- <votes>]`. Fills a database of its own, runs the
 * command as an operator does, and looks at the memory of its process while it runs.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EXPORT_FORMATS } from '#features/insights/export-votes.ts';
import { addManyVotes } from '../support/many-votes.ts';

/** What `npm run export` runs; npm's own process is not measured. */
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
  scripts: { export: string };
};
const EXPORT = scripts.export.split(' ').slice(1);

const MAX_RESIDENT_MB = 150;
const LOOK_EVERY_MS = 20;

async function main(votes: number): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'waymark-bench-'));
  try {
    console.log(`filling a database with ${votes.toLocaleString('en')} votes …`);
    await addManyVotes(dataDir, votes);
    console.log(
      `| format | size | time | votes/s | memory at most (must be ≤ ${MAX_RESIDENT_MB} MB) |`,
    );
    console.log('| ------ | ---: | ---: | ------: | -----------------: |');
    for (const format of EXPORT_FORMATS) {
      const { megabytes, seconds, residentMb } = await measure(dataDir, format);
      const perSecond = Math.round(votes / seconds).toLocaleString('en');
      console.log(
        `| ${format} | ${megabytes.toFixed(0)} MB | ${seconds.toFixed(1)} s | ${perSecond} | ${residentMb.toFixed(0)} MB |`,
      );
      if (residentMb > MAX_RESIDENT_MB) process.exitCode = 1;
    }
  } finally {
    rmSync(dataDir, { recursive: true });
  }
}

async function measure(dataDir: string, format: string) {
  const out = join(dataDir, `votes.${format}`);
  const startedAt = performance.now();
  const child = spawn(process.execPath, [...EXPORT, 'votes', '--format', format, '--out', out], {
    env: { ...process.env, DATA_DIR: dataDir, DATABASE_URL: '' },
    stdio: 'inherit',
  });
  let residentMb = 0;
  const looking = setInterval(() => {
    residentMb = Math.max(residentMb, peakMb(child.pid));
  }, LOOK_EVERY_MS);
  const [code] = (await once(child, 'exit')) as [number | null];
  clearInterval(looking);
  if (code !== 0) throw new Error(`The export ended with ${code}.`);
  const seconds = (performance.now() - startedAt) / 1000;
  return { megabytes: statSync(out).size / 1e6, seconds, residentMb };
}

/** The most it ever had resident, as Linux keeps it. */
function peakMb(pid: number | undefined): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

const votes = Number(process.argv[2] ?? 1_000_000);
if (Number.isInteger(votes) && votes > 0) {
  await main(votes);
} else {
  console.error('npm run bench:export [-- <votes>]: found no whole number of votes.');
  process.exitCode = 2;
}
