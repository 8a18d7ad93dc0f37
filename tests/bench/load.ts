import { Agent, request, type IncomingHttpHeaders } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

export type Load = {
  requests: number;
  failed: number;
  /** Answers a second over the measured time. */
  perSecond: number;
  p50Ms: number;
  p99Ms: number;
};

export type Shot = { method: string; headers: Record<string, string>; body?: string };

/** Sends shots over `connections` kept-alive connections, each the next as soon as one is answered. */
export async function closedLoop(options: {
  url: string;
  connections: number;
  warmUpMs: number;
  measureMs: number;
  shot: (n: number) => Shot;
}): Promise<Load> {
  const { url, connections, warmUpMs, measureMs, shot } = options;
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const startsAt = performance.now() + warmUpMs;
  const endsAt = startsAt + measureMs;
  const latencies: number[] = [];
  let failed = 0;
  let sent = 0;
  const worker = async () => {
    while (performance.now() < endsAt) {
      const before = performance.now();
      const { status } = await send(agent, url, shot(sent++));
      const after = performance.now();
      if (before < startsAt || after > endsAt) continue;
      if (status < 400) latencies.push(after - before);
      else failed++;
    }
  };
  await Promise.all(Array.from({ length: connections }, worker));
  agent.destroy();
  return loadOf(latencies, failed, measureMs);
}

/**
 * Sends so many shots a second whether or not earlier ones are answered, as readers do. Latencies
 * count from the moment a shot was due, so a server that stalls cannot hide it.
 */
export async function openLoop(options: {
  url: string;
  perSecond: number;
  warmUpMs: number;
  measureMs: number;
  shot: (n: number) => Shot;
}): Promise<Load> {
  const { url, perSecond, warmUpMs, measureMs, shot } = options;
  const agent = new Agent({ keepAlive: true, maxSockets: 256 });
  const latencies: number[] = [];
  let failed = 0;
  const startedAt = performance.now();
  const total = Math.round(((warmUpMs + measureMs) * perSecond) / 1000);
  const answers: Promise<void>[] = [];
  for (let n = 0; n < total; n++) {
    const dueMs = (n * 1000) / perSecond;
    const waitMs = startedAt + dueMs - performance.now();
    if (waitMs > 0) await sleep(waitMs);
    const answer = send(agent, url, shot(n)).then(({ status }) => {
      if (dueMs < warmUpMs) return;
      if (status < 400) latencies.push(performance.now() - startedAt - dueMs);
      else failed++;
    });
    answers.push(answer);
  }
  await Promise.all(answers);
  agent.destroy();
  return loadOf(latencies, failed, measureMs);
}

function loadOf(latencies: number[], failed: number, measureMs: number): Load {
  latencies.sort((a, b) => a - b);
  const at = (quantile: number) => latencies[Math.floor(latencies.length * quantile)] ?? NaN;
  return {
    requests: latencies.length,
    failed,
    perSecond: (latencies.length * 1000) / measureMs,
    p50Ms: at(0.5),
    p99Ms: at(0.99),
  };
}

function send(
  agent: Agent,
  url: string,
  shot: Shot,
): Promise<{ status: number; headers: IncomingHttpHeaders }> {
  return new Promise((resolve, reject) => {
    const call = request(url, { agent, method: shot.method, headers: shot.headers }, (answer) => {
      answer.resume();
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers }));
    });
    call.on('error', reject);
    call.end(shot.body);
  });
}
