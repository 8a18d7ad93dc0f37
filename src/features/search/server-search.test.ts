import { afterEach, describe, expect, test } from 'vitest';
import { serverSearch, type ServerSearch } from './server-search.ts';

/** The search thread's keeper, with threads that fail in each way. */
const ASKED = { query: 'login', exact: false };

let search: ServerSearch;
const lost: string[] = [];
afterEach(async () => {
  await search.close();
  lost.length = 0;
});

function withThread(onTask: string, deadlineMs = 500): void {
  const code = `import { parentPort } from 'node:worker_threads';
    parentPort.on('message', (task) => { ${onTask} });`;
  search = serverSearch({
    pagefindDir: '.',
    source: 'en',
    lost: (error) => lost.push(String(error)),
    deadlineMs,
    workerFile: new URL(`data:text/javascript,${encodeURIComponent(code)}`),
  });
}

const ANSWERS =
  'parentPort.postMessage({ id: task.id, answer: { total: task.asked.query.length } })';
const find = (query = ASKED.query) => search.find({ ...ASKED, query }, 'en');

test('each search gets its own answer', async () => {
  withThread(ANSWERS);
  expect(await Promise.all([find('a'), find('bbb')])).toEqual([{ total: 1 }, { total: 3 }]);
});

describe('there is no answer, and the next search has one,', () => {
  const unless = (fault: string) => `if (task.asked.query === 'bad') { ${fault} } else ${ANSWERS}`;

  test.each([
    ['when the thread dies', 'process.exit(1)', 'ended'],
    ['when it throws', 'throw new Error("broken")', 'broken'],
    ['when it never ends', 'for (;;);', 'No answer within 500 ms'],
    [
      'when the search fails',
      'parentPort.postMessage({ id: task.id, message: "No index." })',
      'No',
    ],
  ])('%s', async (_, fault, reason) => {
    withThread(unless(fault));
    expect(await find('bad')).toBeUndefined();
    expect(lost).toEqual([expect.stringContaining(reason)]);
    expect(await find('good')).toEqual({ total: 4 });
  });
});

test('of too many at once the last get none, and nobody waits for them', async () => {
  withThread(`setTimeout(() => ${ANSWERS}, 50)`, 5000);
  const answers = await Promise.all(Array.from({ length: 40 }, () => find()));
  expect(answers.filter((answer) => answer)).toHaveLength(32);
  expect(new Set(lost)).toEqual(new Set(['Error: Too many searches at once.']));
});
