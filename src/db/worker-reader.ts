import { Worker } from 'node:worker_threads';
import { Unavailable } from './failures.ts';
import type { ReaderAnswer, ReaderTask } from './reader-messages.ts';
import type { Reader, ReaderRow } from './reader.ts';

export const QUERY_DEADLINE_MS = 10_000;
const BACKUP_DEADLINE_MS = 30 * 60_000;

/**
 * Run from source, the thread's file stands beside this one. Bundled, this module is part of
 * dist/server.mjs and the build writes reader-worker.mjs beside it.
 */
const WORKER_FILE = new URL(
  import.meta.url.endsWith('.ts') ? './reader-worker.ts' : './reader-worker.mjs',
  import.meta.url,
);

export type WorkerReader = Reader & {
  backup(toFile: string): Promise<void>;
  /** Whether a task is under way, so that a slow answer to another one is no sign of illness. */
  isBusy(): boolean;
  close(): Promise<void>;
};

type Job = {
  task: ReaderTask;
  resolve: (rows: ReaderRow[]) => void;
  reject: (error: Error) => void;
};

/**
 * The reader of a database file: one worker thread, started by the first task and replaced when it
 * dies or a task outlives its deadline. One task at a time, first come first served.
 */
export function workerReader(url: string): WorkerReader {
  const jobs: Job[] = [];
  let worker: Worker | undefined;
  let running: Job | undefined;
  let isClosed = false;

  function startWorker(): Worker {
    const started = new Worker(WORKER_FILE, { workerData: { url } });
    // Its connection must not keep a finished process alive.
    started.unref();
    started.on('message', (answer: ReaderAnswer) => {
      if (started === worker) finish(answer);
    });
    started.on('error', (error: unknown) => drop(started, error));
    started.on('exit', () => drop(started, new Error('The reader thread ended.')));
    return started;
  }

  function drop(dropped: Worker, reason: unknown): void {
    if (dropped !== worker) return;
    worker = undefined;
    const job = running;
    running = undefined;
    job?.reject(new Unavailable('The reader could not answer.', reason));
    next();
  }

  function finish(answer: ReaderAnswer): void {
    const job = running;
    running = undefined;
    if (answer.ok) job?.resolve(answer.rows);
    else job?.reject(Object.assign(new Error(answer.message), { code: answer.code }));
    next();
  }

  function next(): void {
    if (running) return;
    running = jobs.shift();
    if (!running) return;
    worker ??= startWorker();
    worker.postMessage(running.task);
  }

  function ask(task: ReaderTask, deadlineMs: number): Promise<ReaderRow[]> {
    if (isClosed) return Promise.reject(new Unavailable('The reader is closed.'));
    const { promise, resolve, reject } = Promise.withResolvers<ReaderRow[]>();
    const job: Job = { task, resolve, reject };
    const timer = setTimeout(() => expire(job, deadlineMs), deadlineMs);
    jobs.push(job);
    next();
    return promise.finally(() => clearTimeout(timer));
  }

  function expire(job: Job, deadlineMs: number): void {
    job.reject(new Unavailable(`No answer from the reader within ${deadlineMs} ms.`));
    if (job === running && worker) {
      const stuck = worker;
      drop(stuck, new Error('deadline'));
      void stuck.terminate();
    } else if (jobs.includes(job)) {
      jobs.splice(jobs.indexOf(job), 1);
    }
  }

  return {
    query: async <T extends ReaderRow>(
      sql: string,
      args: Parameters<Reader['query']>[1] = [],
      options: { deadlineMs?: number } = {},
    ) => (await ask({ kind: 'query', sql, args }, options.deadlineMs ?? QUERY_DEADLINE_MS)) as T[],
    backup: async (toFile) => {
      await ask({ kind: 'backup', toFile }, BACKUP_DEADLINE_MS);
    },
    isBusy: () => running !== undefined,
    close: async () => {
      if (worker) await ask({ kind: 'close' }, QUERY_DEADLINE_MS).catch(() => undefined);
      isClosed = true;
      await worker?.terminate();
    },
  };
}
