/**
 * The reader's thread: one connection of its own that cannot write and never checkpoints, so that
 * the writer's connection stays the only one that does (SQLite 3.45 loses writes when two
 * connections write and checkpoint at once).
 */
import { parentPort, workerData } from 'node:worker_threads';
import { BUSY_TIMEOUT_MS } from './connection-limits.ts';
import { openFileDriver } from './file-driver.ts';
import type { ReaderAnswer, ReaderMessage, ReaderTask } from './reader-messages.ts';
import { plainRows, type ReaderRow } from './reader.ts';

const { file } = workerData as { file: string };
const client = openFileDriver(file, BUSY_TIMEOUT_MS);

async function prepareConnection(): Promise<void> {
  await client.executeMultiple('PRAGMA query_only=ON; PRAGMA wal_autocheckpoint=0');
}

async function perform(task: ReaderTask): Promise<ReaderRow[]> {
  switch (task.kind) {
    case 'query':
      return plainRows(await client.execute({ sql: task.sql, args: task.args }));
    case 'backup':
      return backUp(task.toFile);
  }
}

/** SQLite counts VACUUM INTO as a write, although it only reads this database. */
async function backUp(toFile: string): Promise<ReaderRow[]> {
  await client.executeMultiple('PRAGMA query_only=OFF');
  try {
    await client.execute({ sql: 'VACUUM INTO ?', args: [toFile] });
  } finally {
    await client.executeMultiple('PRAGMA query_only=ON');
  }
  return checkCopy(toFile);
}

/** A backup that was never read back is a hope. Rejects when the copy is not whole. */
async function checkCopy(file: string): Promise<ReaderRow[]> {
  const copy = openFileDriver(file, BUSY_TIMEOUT_MS);
  try {
    const { rows } = await copy.execute('PRAGMA integrity_check');
    const verdict = rows[0]?.[0];
    if (verdict !== 'ok') throw new Error(`The copy is damaged: ${JSON.stringify(verdict)}`);
    return [];
  } finally {
    copy.close();
  }
}

function failure(error: unknown): ReaderAnswer {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return { ok: false, message: error instanceof Error ? error.message : String(error), code };
}

async function answer(task: ReaderTask): Promise<void> {
  const reply = await perform(task).then((rows): ReaderAnswer => ({ ok: true, rows }), failure);
  // A failed statement may have stayed open and poisoned the connection (decision 002).
  if (!reply.ok) {
    client.reconnect();
    await prepareConnection();
  }
  parentPort?.postMessage(reply);
}

function close(): void {
  client.close();
  parentPort?.close();
}

let ready = prepareConnection();

parentPort?.on('message', (message: ReaderMessage) => {
  ready = ready.then(() => (message.kind === 'close' ? close() : answer(message)));
});
