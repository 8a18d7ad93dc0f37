import { API_KEY, exampleAccount, exampleRequest, exampleVote, voteAnswerOf } from './examples.ts';
import { addMember, mailedCode, mailedLink, signIn } from './people.ts';
import { newReader, type Fields, type Reader } from './reader.ts';
import type { TestServer } from './server.ts';
import { tokenOf, watchLinkIn } from './watches.ts';

/** An address that writes, with fields that it takes. */
export type Write = {
  method: 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Sent along with its own address, as whoever may write there does. */
  headers?: Record<string, string>;
  path: string;
  fields: Fields;
  /** What it answers to these fields. */
  status: number;
  /** The most bytes it takes. */
  limit: number;
  /** Whether it also takes multipart bodies. */
  multipart?: boolean;
  /** It reads nothing of its body, so no field can be wrong. */
  takesNothing?: boolean;
};

const KIB = 1024;

/**
 * Every address that writes, each ready to be used once by `reader`, who is signed in and may send
 * requests: with a vote, a mailed wish and a mailed link of their own.
 */
export async function allWrites(
  server: TestServer,
  reader = newReader(server, 'writes'),
): Promise<{ reader: Reader; writes: Write[] }> {
  const email = 'writes@example.com';
  addMember(server.dataDir, email, 'professional');
  await signIn(server, reader, email);
  const watcher = 'watcher@example.com';
  const cast = await reader.post('/api/votes', exampleVote({ email: watcher }));
  const { token } = voteAnswerOf(cast).vote;
  const wish = await server.mailTo(watcher);
  const link = await mailedLink(server, reader, 'second@example.com');
  const code = await mailedCode(server, reader, 'fourth@example.com');
  const watchToken = (path: string) => tokenOf(watchLinkIn(wish, path));
  const amend = { path: `/api/votes/${token}`, fields: { value: 'up' }, status: 200 };
  const writes: Write[] = [
    { method: 'POST', path: '/api/votes', fields: exampleVote(), status: 200, limit: 8 * KIB },
    { method: 'POST', ...amend, limit: 32 * KIB },
    { method: 'PATCH', ...amend, limit: 32 * KIB },
    { method: 'DELETE', ...amend, fields: {}, limit: 32 * KIB, takesNothing: true },
    {
      method: 'POST',
      path: '/api/searches',
      fields: { query: 'login', locale: 'en', results: 0 },
      status: 204,
      limit: 4 * KIB,
    },
    {
      method: 'POST',
      path: '/api/requests',
      fields: exampleRequest(),
      status: 201,
      limit: 256 * KIB,
      multipart: true,
    },
    {
      method: 'PUT',
      path: '/api/accounts/acme',
      headers: { Authorization: `Bearer ${API_KEY}` },
      fields: exampleAccount(),
      status: 201,
      limit: 256 * KIB,
    },
    {
      method: 'POST',
      path: '/api/watches/confirm',
      fields: { token: watchToken('/watch/confirm') },
      status: 200,
      limit: 2 * KIB,
    },
    {
      method: 'POST',
      path: '/api/watches/unsubscribe',
      fields: { token: watchToken('/watch/unsubscribe') },
      status: 200,
      limit: 2 * KIB,
      multipart: true,
    },
    // Before the next mail is asked for: a code is bound to the browser's last mailbox.
    {
      method: 'POST',
      path: '/api/sign-in/code',
      fields: { code },
      status: 200,
      limit: 4 * KIB,
    },
    {
      method: 'POST',
      path: '/api/sign-in',
      fields: { email: 'third@example.com' },
      status: 202,
      limit: 4 * KIB,
    },
    {
      method: 'POST',
      path: '/api/sign-in/confirm',
      fields: { token: link.searchParams.get('token') },
      status: 200,
      limit: 4 * KIB,
    },
    {
      method: 'POST',
      path: '/api/sign-out',
      fields: {},
      status: 200,
      limit: 4 * KIB,
      takesNothing: true,
    },
  ];
  return { reader, writes };
}

/** Written beside what readers do: counts of shown pages. */
const NOT_ASKED_FOR = ['reads'];

/** All rows of all tables, as text to compare: what no refused request may change. */
export function allRows(server: TestServer): string {
  const tables = server
    .rows<{ name: string }>("select name from sqlite_master where type = 'table' order by name")
    .filter(({ name }) => !name.startsWith('sqlite_') && !NOT_ASKED_FOR.includes(name));
  return tables
    .map(({ name }) => `${name}: ${JSON.stringify(server.rows(`select * from "${name}"`))}`)
    .join('\n');
}
