/** `node db-ask.ts FILE SQL`: what a process that shares nothing with the tested one sees, as JSON. */
import { DatabaseSync } from 'node:sqlite';

const [file = '', sql = ''] = process.argv.slice(2);
const database = new DatabaseSync(file, { timeout: 5000 });
console.log(
  JSON.stringify(
    database
      .prepare(sql)
      .all()
      .map((row) => Object.values(row)),
  ),
);
database.close();
