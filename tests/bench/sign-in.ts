import { performance } from 'node:perf_hooks';
import { NO_LIMITS } from '../support/examples.ts';
import { signIn } from '../support/people.ts';
import { newReader } from '../support/reader.ts';
import { startTestServer } from '../support/server.ts';

/**
 * Whether the time of an answer tells who is known: asks for mails to known and to unknown addresses
 * in turn and compares the medians. Ends with 1 when they differ by 10 % or more.
 */
const ASKS = 200;
const MAX_DIFFERENCE = 0.1;

const server = await startTestServer({ env: { LIMITS: NO_LIMITS } });
try {
  const known = Array.from({ length: 10 }, (_, n) => `known${n}@example.com`);
  for (const email of known) await signIn(server, newReader(server, email), email);
  const times: Record<'known' | 'unknown', number[]> = { known: [], unknown: [] };
  for (let n = 0; n < ASKS; n++) {
    const emails = { known: known[n % known.length], unknown: `unknown${n}@example.com` };
    // Whoever goes first is cold, so they take turns.
    const order = n % 2 === 0 ? (['known', 'unknown'] as const) : (['unknown', 'known'] as const);
    for (const who of order) {
      const startedAt = performance.now();
      await newReader(server, 'bench').post('/api/sign-in', { email: emails[who] });
      times[who].push(performance.now() - startedAt);
    }
  }
  const [a, b] = [median(times.known), median(times.unknown)];
  const difference = Math.abs(a - b) / Math.max(a, b);
  const share = `${(difference * 100).toFixed(1)} %`;
  console.log(`known ${a.toFixed(2)} ms, unknown ${b.toFixed(2)} ms, medians of ${ASKS}: ${share}`);
  if (difference >= MAX_DIFFERENCE) process.exitCode = 1;
} finally {
  await server.stop();
}

function median(values: number[]): number {
  return values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}
