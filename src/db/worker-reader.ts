import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { Unavailable } from './failures.ts';
import type { ReaderAnswer, ReaderMessage, ReaderTask } from './reader-messages.ts';
import type { Reader, ReaderRow } from './reader.ts';

const QUERY_DEADLINE_MS = 10_000;
const BACKUP_DEADLINE_MS = 30 * 60_000;
const CLOSE_DEADLINE_MS = 5000;
/** So many threads at most may still be busy with tasks nobody waits for. */
const MAX_ABANDONED = 2;

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
 * dies. One task at a time, first come first served.
 *
 * A thread is never terminated: doing so while it runs a statement makes the driver abort the whole
 * process (tried). One whose task outlives its deadline is left to end by itself, and another goes on.
 */
export function workerReader(file: string, workerFile: URL = WORKER_FILE): WorkerReader {
  const jobs: Job[] = [];
  const abandoned = new Set<Worker>();
  let worker: Worker | undefined;
  let running: Job | undefined;
  let isClosed = false;

  function startWorker(): Worker {
    const started = new Worker(workerFile, { workerData: { file } });
    // Its connection must not keep a finished process alive.
    started.unref();
    started.on('message', (answer: ReaderAnswer) => {
      if (started === worker) finish(answer);
      else tell(started, { kind: 'close' });
    });
    started.on('error', (error: unknown) => lose(started, error));
    started.on('exit', () => {
      abandoned.delete(started);
      lose(started, new Error('The reader thread ended.'));
      next();
    });
    return started;
  }

  function tell(to: Worker, message: ReaderMessage): void {
    to.postMessage(message);
  }

  function lose(lost: Worker, reason: unknown): void {
    if (lost !== worker) return;
    worker = undefined;
    const job = running;
    running = undefined;
    job?.reject(new Unavailable('The reader could not answer.', reason));
  }

  function finish(answer: ReaderAnswer): void {
    const job = running;
    running = undefined;
    if (answer.ok) job?.resolve(answer.rows);
    else job?.reject(Object.assign(new Error(answer.message), { code: answer.code }));
    next();
  }

  function next(): void {
    if (running || isClosed || abandoned.size >= MAX_ABANDONED) return;
    running = jobs.shift();
    if (!running) return;
    worker ??= startWorker();
    tell(worker, running.task);
  }

  async function ask(task: ReaderTask, deadlineMs: number): Promise<ReaderRow[]> {
    if (isClosed) throw new Unavailable('The reader is closed.');
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
      abandoned.add(worker);
      lose(worker, new Error('Its task took too long.'));
      next();
    } else if (jobs.includes(job)) {
      jobs.splice(jobs.indexOf(job), 1);
    }
  }

  /** A thread closes its connection after what it is doing, and ends. */
  async function close(): Promise<void> {
    isClosed = true;
    for (const job of jobs.splice(0)) job.reject(new Unavailable('The reader is closed.'));
    const threads = [...abandoned, ...(worker ? [worker] : [])];
    const ends = threads.map((thread) => once(thread, 'exit'));
    for (const thread of threads) {
      thread.ref();
      tell(thread, { kind: 'close' });
    }
    await Promise.race([Promise.all(ends), sleep(CLOSE_DEADLINE_MS, undefined, { ref: false })]);
    for (const thread of threads) thread.unref();
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
    close,
  };
}
