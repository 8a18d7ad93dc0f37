import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBrowser } from './support/ensure-browser.ts';

const USAGE = `npm test            formatting, types, lint, unit, integration, fault and browser tests
npm run test:full   the same, and the long ones

Ends with one line: N passed, N failed. A single part: npm run test:unit, test:integration,
test:faults, test:browser (the last three need npm run build first).`;

type Counts = { passed: number; failed: number };

const BIN = join('node_modules', '.bin');

/** Checks without cases of their own: each counts as one. */
const CHECKS: [string, string, string[]][] = [
  ['Formatting', 'prettier', ['--check', '--log-level', 'warn', '.']],
  ['Types', 'astro', ['check', '--minimumFailingSeverity', 'warning']],
  ['Lint', 'eslint', ['.', '--max-warnings', '0']],
  ['Build', 'node', ['src/cli/build.ts']],
];

async function main(args: string[]): Promise<void> {
  if (args.includes('--help')) {
    console.log(USAGE);
    return;
  }
  const unknown = args.filter((arg) => arg !== '--full');
  if (unknown.length > 0) {
    console.error(`Unknown argument: ${unknown.join(' ')}\n\n${USAGE}`);
    process.exitCode = 2;
    return;
  }
  await ensureBrowser();
  const total: Counts = { passed: 0, failed: 0 };
  for (const [name, command, rest] of CHECKS) add(total, await check(name, command, rest));
  const long = args.includes('--full') ? ['long'] : [];
  const projects = ['unit', 'integration', 'faults', 'browser', 'accessibility', ...long];
  for (const project of projects) add(total, await runProject(project));
  console.log(`\n${total.passed} passed, ${total.failed} failed`);
  process.exitCode = total.failed === 0 ? 0 : 1;
}

async function check(name: string, command: string, args: string[]): Promise<Counts> {
  console.log(`\n== ${name}`);
  return (await run(command, args)) === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

async function runProject(project: string): Promise<Counts> {
  console.log(`\n== ${project} tests`);
  const folder = mkdtempSync(join(tmpdir(), 'waymark-tests-'));
  const report = join(folder, 'report.json');
  const code = await run('vitest', [
    'run',
    '--project',
    project,
    '--reporter=dot',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ]);
  const counts = readCounts(report);
  rmSync(folder, { recursive: true });
  // A run that fails without a failing test (a broken file, an unhandled rejection) has failed too.
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

function readCounts(report: string): Counts {
  if (!existsSync(report)) return { passed: 0, failed: 1 };
  const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, 'utf8')) as {
    numPassedTests: number;
    numFailedTests: number;
  };
  return { passed: numPassedTests, failed: numFailedTests };
}

async function run(command: string, args: string[]): Promise<number> {
  const child = spawn(join(BIN, command), args, {
    stdio: 'inherit',
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' },
  });
  const [code] = (await once(child, 'exit')) as [number | null];
  return code ?? 1;
}

function add(total: Counts, more: Counts): void {
  total.passed += more.passed;
  total.failed += more.failed;
}

await main(process.argv.slice(2));
