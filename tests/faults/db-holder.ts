/**
 * `node db-holder.ts DATA_DIR MIGRATIONS`: a Waymark process as far as the database is concerned.
 * Takes the lock, opens the database, says `ready`, stays until its input ends, says `closed`. A StartFailure
 * is printed as `refused MESSAGE`, with exit code 1.
 */
import { once } from 'node:events';
import { acquireLock, openDatabase, StartFailure } from '#db/index.ts';

const [dataDir = '', migrationsFolder = ''] = process.argv.slice(2);

try {
  const lock = acquireLock(dataDir);
  const database = await openDatabase({ url: `file:${dataDir}/waymark.db`, migrationsFolder });
  // With the reader's thread running, too.
  console.log((await database.probe()) ? 'ready' : 'ill');
  await once(process.stdin.resume(), 'end');
  await database.close();
  lock.release();
  console.log('closed');
} catch (error) {
  if (!(error instanceof StartFailure)) throw error;
  console.log(`refused ${error.message}`);
  process.exitCode = 1;
}
