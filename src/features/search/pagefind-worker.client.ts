import type { Pagefind, PagefindResult } from './pagefind-engine.client.ts';

const WORKER = '/pagefind/pagefind-worker.js';

type Reply = { id: number; result?: unknown; error?: string };
type Call = { resolve: (result: never) => void; reject: (reason: Error) => void };
/** Of a result, the worker keeps what opens it, and sends a name for that. */
type Found = { results: (Omit<PagefindResult, 'data'> & { data: string })[] };

/**
 * Pagefind's own worker, spoken to as `pagefind.js` does (1.5), whose 12 kB and one way there and
 * back are saved. That script would also ask in the language of the page alone, and search in the
 * page where there is no worker, which the policy of our pages forbids. One worker holds one language.
 */
export function startPagefind(locale: string): Pagefind {
  const worker = new Worker(WORKER, { name: locale });
  const calls = new Map<number, Call>();
  let last = 0;
  let failure: Error | undefined;

  function call<T>(method: string, ...args: unknown[]): Promise<T> {
    const { promise, resolve, reject } = Promise.withResolvers<T>();
    if (failure) return Promise.reject(failure);
    calls.set(++last, { resolve, reject });
    worker.postMessage({ id: last, method, args });
    return promise;
  }

  worker.addEventListener('message', ({ data: { id, result, error } }: MessageEvent<Reply>) => {
    const waiting = calls.get(id);
    calls.delete(id);
    if (error === undefined) waiting?.resolve(result as never);
    else waiting?.reject(new Error(error));
  });
  worker.addEventListener('error', () => {
    failure = new Error(`${WORKER} does not run.`);
    for (const { reject } of calls.values()) reject(failure);
    calls.clear();
  });
  // What an answer was made of is kept in the worker as long as the answer here.
  const dropped = new FinalizationRegistry<string>((data) => void call('releaseData', data));
  void call('init', {
    basePath: '/pagefind/',
    language: locale.toLowerCase(),
    primary: true,
  }).catch(() => undefined);

  return {
    options: (options) => call('options', options),
    async search(query, options = {}) {
      const { results } = await call<Found>('search', query, options);
      return {
        results: results.map(({ data, ...rest }) => {
          const result = { ...rest, data: () => call<never>('getData', data) };
          dropped.register(result, data);
          return result;
        }),
      };
    },
  };
}
