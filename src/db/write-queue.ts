import type { ResultSet } from '@libsql/client';
import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import { MAX_WAITING_GROUPS, type CommitSize } from './connection-limits.ts';
import type { Connection } from './connection.ts';
import { failedStatement, isSqlError, isStorageFault, Unavailable } from './failures.ts';
import type { Statement } from './statement.ts';

/** Statements that commit together or not at all, and the caller who waits for them. */
type Group = {
  statements: Statement[];
  resolve: (results: ResultSet[]) => void;
  reject: (error: unknown) => void;
  /** Set once the caller has an answer, so that no answer is given twice. */
  isSettled: boolean;
};

export type WriteQueue = {
  /** Resolves after the commit; rejects with the statement's own error, or `unavailable`. */
  write(statements: Statement[]): Promise<ResultSet[]>;
  /** Takes no more writes and resolves once the waiting ones are answered. */
  drain(): Promise<void>;
};

export type WriteQueueOptions = { deadlineMs: number; commitSize: CommitSize };

/**
 * All writes of the process, first come first served. Groups that wait at the same time share one
 * commit, because the commit's fsync is what a write costs.
 */
export function writeQueue(connection: Connection, options: WriteQueueOptions): WriteQueue {
  const waiting: Group[] = [];
  let working: Promise<void> | undefined;
  let isClosed = false;

  function write(statements: Statement[]): Promise<ResultSet[]> {
    if (isClosed) return Promise.reject(new Unavailable('The database is closing.'));
    if (waiting.length >= MAX_WAITING_GROUPS) {
      return Promise.reject(new Unavailable('Too many writes are waiting for the database.'));
    }
    const { group, answer } = makeGroup(statements, options.deadlineMs);
    waiting.push(group);
    working ??= work().finally(() => (working = undefined));
    return answer;
  }

  async function work(): Promise<void> {
    do {
      // One turn of the event loop, so that all requests of this turn share the commit.
      await nextTurn();
      await commitInOrder(connection, takeGroups(waiting, options.commitSize));
    } while (waiting.length > 0);
  }

  return {
    write,
    drain: async () => {
      isClosed = true;
      await working;
    },
  };
}

function makeGroup(statements: Statement[], deadlineMs: number) {
  const { promise: answer, resolve, reject } = Promise.withResolvers<ResultSet[]>();
  const settle =
    <T>(answerWith: (value: T) => void) =>
    (value: T) => {
      if (group.isSettled) return;
      group.isSettled = true;
      clearTimeout(timer);
      answerWith(value);
    };
  const group: Group = {
    statements,
    resolve: settle(resolve),
    reject: settle(reject),
    isSettled: false,
  };
  // Also fires while a remote commit is under way: then the outcome is unknown, so not acknowledged.
  const timer = setTimeout(
    () => group.reject(new Unavailable(`No commit within ${deadlineMs} ms.`)),
    deadlineMs,
  );
  return { group, answer };
}

function takeGroups(waiting: Group[], size: CommitSize): Group[] {
  let statements = 0;
  let count = 0;
  for (const group of waiting) {
    statements += group.statements.length;
    // A group larger than the limit still goes, alone: it is atomic.
    if (count > 0 && (count >= size.groups || statements > size.statements)) break;
    count++;
  }
  return waiting.splice(0, count);
}

/** Commits the groups together; if one is at fault, it fails alone and the others keep their order. */
async function commitInOrder(connection: Connection, all: Group[]): Promise<void> {
  for (;;) {
    const groups = all.filter((group) => !group.isSettled);
    if (groups.length === 0) return;
    try {
      const results = await connection.commit(groups.flatMap((group) => group.statements));
      handOut(results, groups);
      return;
    } catch (error) {
      if (connection.mayRetry(error)) {
        await sleep(retryDelayMs());
        continue;
      }
      await answerFailure(connection, groups, error);
      return;
    }
  }
}

/** Spread out so that processes waiting for the same lock do not collide again and again. */
function retryDelayMs(): number {
  return 10 + Math.random() * 30;
}

function handOut(results: ResultSet[], groups: Group[]): void {
  let next = 0;
  for (const group of groups) {
    group.resolve(results.slice(next, (next += group.statements.length)));
  }
}

async function answerFailure(connection: Connection, groups: Group[], error: unknown) {
  if (isStorageFault(error) || (connection.protocol !== 'file' && !isSqlError(error))) {
    // Full or broken disk, or an answer that got lost: whatever was written, nothing is acknowledged.
    const refusal = new Unavailable('The database could not commit.', error);
    for (const group of groups) group.reject(refusal);
    return;
  }
  const [only] = groups;
  if (only && groups.length === 1) {
    only.reject(error);
    return;
  }
  for (const part of around(groups, failedStatement(error))) await commitInOrder(connection, part);
}

/** Those before the group at fault, itself, and those after it; each alone when it is not known. */
function around(groups: Group[], statementIndex: number | undefined): Group[][] {
  if (statementIndex === undefined) return groups.map((group) => [group]);
  let seen = 0;
  const culprit = groups.findIndex((group) => (seen += group.statements.length) > statementIndex);
  return [groups.slice(0, culprit), groups.slice(culprit, culprit + 1), groups.slice(culprit + 1)];
}
