/**
 * `node db-writer.ts DATA_DIR MIGRATIONS RUN`: writes as fast as it can until it is killed, in single
 * rows and in pairs that must stand or fall together. Prints each id after its write was
 * acknowledged, straight to the pipe, so that nothing printed can be lost with the process.
 */
import { writeSync } from 'node:fs';
import { acquireLock, openDatabase } from '#db/index.ts';
import { notes } from './db-fixture.ts';

const [dataDir = '', migrationsFolder = '', run = ''] = process.argv.slice(2);
acquireLock(dataDir);
const { db } = await openDatabase({ url: `file:${dataDir}/waymark.db`, migrationsFolder });
writeSync(1, 'ready\n');

async function write(writer: number): Promise<never> {
  for (let i = 0; ; i++) {
    const id = `${run}-${writer}-${i}`;
    if (writer % 2 === 0) {
      await db.insert(notes).values({ id, body: 'alone' });
      writeSync(1, `${id}\n`);
    } else {
      await db.batch([
        db.insert(notes).values({ id: `${id}-a`, body: 'pair' }),
        db.insert(notes).values({ id: `${id}-b`, body: 'pair' }),
      ]);
      writeSync(1, `${id}-a\n${id}-b\n`);
    }
  }
}

await Promise.all(Array.from({ length: 20 }, (_, writer) => write(writer)));
