/** The reader's thread, but one that a query can kill. */
import { parentPort } from 'node:worker_threads';

parentPort?.on('message', ({ sql }: { sql?: string }) => {
  if (sql === 'die') process.exit(1);
});
await import('../../src/db/reader-worker.ts');
