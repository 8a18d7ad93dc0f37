import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort, startTestServer } from '../support/server.ts';
import { sampleArticle } from '../support/votes.ts';
import { closedLoop, openLoop, type Load, type Shot } from './load.ts';

const CONNECTIONS = 64;
const WARM_UP_MS = 2000;
const MEASURE_MS = 8000;
const VOTES_PER_SECOND = 300;
const PAGES_PER_SECOND = 200;
const STARTS = 7;
const IDLE_MS = 5000;
const UNLIMITED = 'votesPerAddressPerMinute=100000000,votesPerAddressPerHour=100000000';

type Row = [string, string];

async function main(): Promise<void> {
  if (process.argv.length > 2) {
    console.log('npm run bench\n\nMeasures the built site (npm run build first). About a minute.');
    process.exitCode = process.argv[2] === '--help' ? 0 : 2;
    return;
  }
  console.log(`${cpus().length} cores, Node ${process.versions.node}, loopback only\n`);
  const rows = [...(await startAndMemory()), ...(await throughput())];
  const width = Math.max(...rows.map(([name]) => name.length));
  console.log(`\n| ${'what'.padEnd(width)} | figure |\n| ${'-'.repeat(width)} | --- |`);
  for (const [name, figure] of rows) console.log(`| ${name.padEnd(width)} | ${figure} |`);
}

/** From spawning the process to the first 200 of an article, and memory when nothing happens. */
async function startAndMemory(): Promise<Row[]> {
  console.log('start and memory …');
  const starts: number[] = [];
  let idleMb = 0;
  for (let i = 0; i < STARTS; i++) {
    const dataDir = mkdtempSync(join(tmpdir(), 'waymark-bench-'));
    const port = await freePort();
    const env = { ...process.env, PORT: String(port), DATA_DIR: dataDir, LOG_LEVEL: 'error' };
    const startedAt = performance.now();
    const child = spawn(process.execPath, ['dist/server.mjs'], { env, stdio: 'ignore' });
    await firstAnswer(`http://localhost:${port}/articles/change-my-bitrix24-login/`);
    starts.push(performance.now() - startedAt);
    if (i === STARTS - 1) {
      await wait(IDLE_MS);
      idleMb = residentMb(child);
    }
    child.kill('SIGTERM');
    await once(child, 'exit');
    rmSync(dataDir, { recursive: true });
  }
  starts.sort((a, b) => a - b);
  const median = starts[Math.floor(STARTS / 2)] ?? NaN;
  return [
    [`start to first 200, median of ${STARTS} (must be < 600 ms)`, `${median.toFixed(0)} ms`],
    [`memory ${IDLE_MS / 1000} s later (must be < 160 MB)`, `${idleMb.toFixed(0)} MB`],
  ];
}

async function firstAnswer(url: string): Promise<void> {
  const endsAt = Date.now() + 15_000;
  while (Date.now() < endsAt) {
    const answer = await fetch(url).catch(() => undefined);
    if (answer?.ok) return;
    await wait(2);
  }
  throw new Error(`${url} did not answer within 15 s.`);
}

function residentMb(child: ChildProcess): number {
  const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? NaN) / 1024;
}

async function throughput(): Promise<Row[]> {
  const server = await startTestServer({ env: { LIMITS: UNLIMITED, LOG_LEVEL: 'error' } });
  const bare = await startBareServer();
  try {
    console.log('votes, bare server …');
    const floor = await measure(`${bare.url}/`, vote(bare.url));
    console.log('votes, Waymark …');
    const votes = await measure(`${server.url}/api/votes`, vote(server.url));
    console.log('pages …');
    const article = `${server.url}/articles/change-my-bitrix24-login/`;
    const page = () => ({ method: 'GET', headers: { 'Accept-Encoding': 'br' } });
    const pages = await measure(article, page);
    console.log('votes and pages at a steady rate …');
    const steady = { warmUpMs: WARM_UP_MS, measureMs: MEASURE_MS };
    const [steadyVotes, steadyPages] = await Promise.all([
      openLoop({
        ...steady,
        url: `${server.url}/api/votes`,
        perSecond: VOTES_PER_SECOND,
        shot: vote(server.url),
      }),
      openLoop({ ...steady, url: article, perSecond: PAGES_PER_SECOND, shot: page }),
    ]);
    return [
      [`bare node:http + libSQL, a commit each, ${CONNECTIONS} connections`, show(floor)],
      ['POST /api/votes', show(votes)],
      ['votes ÷ bare (must be ≥ 0.8)', (votes.perSecond / floor.perSecond).toFixed(2)],
      ['p99 of votes ÷ bare (must be ≤ 1)', (votes.p99Ms / floor.p99Ms).toFixed(2)],
      ['GET an article, brotli', show(pages)],
      [`votes sent at ${VOTES_PER_SECOND}/s (p99 must be < 50 ms)`, show(steadyVotes)],
      [`pages sent at ${PAGES_PER_SECOND}/s meanwhile (p99 must be < 50 ms)`, show(steadyPages)],
    ];
  } finally {
    await bare.stop();
    await server.stop();
  }
}

const measure = (url: string, shot: (n: number) => Shot) =>
  closedLoop({ url, shot, connections: CONNECTIONS, warmUpMs: WARM_UP_MS, measureMs: MEASURE_MS });

/** The same form body for both servers; each vote is another voter's. */
function vote(origin: string): (n: number) => Shot {
  const body = new URLSearchParams({ ...sampleArticle(), value: 'up' }).toString();
  return (n) => ({
    method: 'POST',
    headers: {
      'Content-Type': 'application/x-www-form-urlencoded',
      'Content-Length': String(body.length),
      Origin: origin,
      'User-Agent': `bench/${n}`,
    },
    body,
  });
}

async function startBareServer(): Promise<{ url: string; stop: () => Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'waymark-bare-'));
  const port = await freePort();
  const child = spawn(
    process.execPath,
    ['tests/bench/bare-server.ts', String(port), join(folder, 'bare.db')],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  await once(child.stdout, 'data');
  return {
    url: `http://127.0.0.1:${port}`,
    async stop() {
      child.kill('SIGTERM');
      await once(child, 'exit');
      rmSync(folder, { recursive: true });
    },
  };
}

function show({ perSecond, p50Ms, p99Ms, failed }: Load): string {
  const failures = failed === 0 ? '' : `, ${failed} FAILED`;
  return `${perSecond.toFixed(0)}/s, p50 ${p50Ms.toFixed(1)} ms, p99 ${p99Ms.toFixed(1)} ms${failures}`;
}

await main();
