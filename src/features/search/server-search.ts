import { Worker } from 'node:worker_threads';
import type { Answer, Asked } from './find-results.ts';
import type { SearchReply, SearchTask } from './search-worker.ts';

const DEADLINE_MS = 5000;
/** So many searches wait at most; each takes some 10 ms, the first one a second. */
const MAX_WAITING = 32;

/** Run from source the thread's file stands beside this one, built beside dist/server.mjs. */
const WORKER_FILE = new URL(
  import.meta.url.endsWith('.ts') ? './search-worker.ts' : './search-worker.mjs',
  import.meta.url,
);

/** Search for readers whose browser does not run it. */
export type ServerSearch = {
  /**
   * What the search page shows. Undefined when it cannot be told within 5 s, or too many ask at
   * once: the page then says so.
   */
  find(asked: Asked, locale: string): Promise<Answer | undefined>;
  close(): Promise<void>;
};

export type ServerSearchOptions = {
  /** Where the build put the index. */
  pagefindDir: string;
  /** The language that every article is there in. */
  source: string;
  /** Told why a search was not answered. */
  lost: (error: unknown) => void;
  deadlineMs?: number;
  workerFile?: URL;
};

/**
 * One thread that answers by the same index and the same rules as a browser, started by the first
 * search. A search that outlives its deadline takes its thread with it, and the next starts another.
 */
export function serverSearch(options: ServerSearchOptions): ServerSearch {
  const { pagefindDir, source, lost, deadlineMs = DEADLINE_MS, workerFile = WORKER_FILE } = options;
  const waiting = new Map<number, (reply: SearchReply) => void>();
  let worker: Worker | undefined;
  let lastId = 0;

  function start(): Worker {
    const started = new Worker(workerFile, { workerData: { pagefindDir, source } });
    started.unref();
    started.on('message', ({ id, ...reply }: SearchReply & { id: number }) => {
      waiting.get(id)?.(reply);
    });
    started.on('error', (error) => give(started, String(error)));
    started.on('exit', () => give(started, 'The search thread ended.'));
    return started;
  }

  /** The thread is gone: so are the answers to all it was asked. */
  function give(up: Worker, message: string): void {
    if (up !== worker) return;
    worker = undefined;
    for (const reply of waiting.values()) reply({ message });
    void up.terminate();
  }

  async function ask(asked: Asked, locale: string): Promise<SearchReply> {
    if (waiting.size >= MAX_WAITING) return { message: 'Too many searches at once.' };
    const thread = (worker ??= start());
    const id = ++lastId;
    const { promise, resolve } = Promise.withResolvers<SearchReply>();
    waiting.set(id, resolve);
    const late = setTimeout(() => give(thread, `No answer within ${deadlineMs} ms.`), deadlineMs);
    thread.postMessage({ id, asked, locale } satisfies SearchTask);
    return promise.finally(() => {
      clearTimeout(late);
      waiting.delete(id);
    });
  }

  return {
    async find(asked, locale) {
      const reply = await ask(asked, locale);
      if ('answer' in reply) return reply.answer;
      lost(new Error(reply.message));
      return undefined;
    },
    async close() {
      await worker?.terminate();
    },
  };
}
