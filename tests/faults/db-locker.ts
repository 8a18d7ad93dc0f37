/**
 * `node db-locker.ts FILE`: holds the write lock of a database when told to, as a stranger's tool
 * would. Commands, one a line: `hold`, `release`, `cycle MILLISECONDS TIMES PAUSE`.
 */
import { DatabaseSync } from 'node:sqlite';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';

const database = new DatabaseSync(process.argv[2] ?? '', { timeout: 10_000 });
const hold = () => database.exec('BEGIN IMMEDIATE');
const release = () => database.exec('ROLLBACK');

for await (const line of createInterface({ input: process.stdin })) {
  const [command, milliseconds, times, pause] = line.split(' ');
  if (command === 'hold') hold();
  if (command === 'release') release();
  for (let i = 0; command === 'cycle' && i < Number(times); i++) {
    hold();
    await sleep(Number(milliseconds));
    release();
    await sleep(Number(pause));
  }
  console.log(`done ${line}`);
}
