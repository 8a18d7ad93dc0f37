/**
 * What votes are measured against: a bare `node:http` server that parses the same body and commits
 * each vote by itself with libSQL, WAL, synchronous=FULL. `node bare-server.ts PORT DATABASE_FILE`.
 */
import { createServer } from 'node:http';
import { randomUUID } from 'node:crypto';
import { createClient } from '@libsql/client/sqlite3';

const [port = '0', file = ''] = process.argv.slice(2);
const client = createClient({ url: `file:${file}`, concurrency: 1 });
await client.execute('pragma journal_mode=wal');
await client.execute('pragma synchronous=full');
await client.execute(
  'create table votes(id text primary key, article text, locale text, revision text, value text)',
);

createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const fields = new URLSearchParams(Buffer.concat(chunks).toString());
    const args = ['article', 'locale', 'revision', 'value'].map((name) => fields.get(name) ?? '');
    client
      .execute({ sql: 'insert into votes values (?, ?, ?, ?, ?)', args: [randomUUID(), ...args] })
      .then(() =>
        response.writeHead(201, { 'Content-Type': 'application/json' }).end('{"ok":true}'),
      )
      .catch(() => response.writeHead(500).end());
  });
}).listen(Number(port), '127.0.0.1', () => console.log('ready'));
