import { Agent, request, type IncomingHttpHeaders } from 'node:http';

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
