import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exampleRequest, exampleVote } from '../support/examples.ts';
import type { Answer } from '../support/http.ts';
import { startLocker, type Locker } from '../support/locker.ts';
import { addMember, signIn } from '../support/people.ts';
import { newReader, type Reader } from '../support/reader.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

/** Each limit is one: an attempt that counted although it was refused would be the last. */
const LIMITS = [
  'votesPerVoterPerMinute=1',
  'votesPerAddressPerMinute=1',
  'requestsPerPersonPerHour=1',
  'signInMailsPerAddressPerHour=2',
  'signInMailsPerEmailPerHour=1',
];
const CUSTOMER = 'customer@example.com';

let server: TestServer;
let locker: Locker;
let customer: Reader;
let stranger: Reader;
beforeAll(async () => {
  const env = { LIMITS: LIMITS.join(','), TRUSTED_PROXIES: '127.0.0.1' };
  server = await startTestServer({ env });
  addMember(server.dataDir, CUSTOMER, 'professional');
  customer = newReader(server, 'customer');
  stranger = newReader(server, 'stranger');
  await signIn(server, customer, CUSTOMER);
  // The day's first vote also makes the day's salt; the one that is refused must come as far as the vote.
  const elsewhere = { 'X-Forwarded-For': '203.0.113.9' };
  await newReader(server, 'first').post('/api/votes', exampleVote(), elsewhere);
  locker = startLocker(server.dataDir);
});
afterAll(async () => {
  await locker.end();
  await server.stop();
});

const TABLES = ['votes', 'requests', 'messages', 'audit', 'drafts', 'outbox', 'idempotency'];

function rows(): number {
  const counts = TABLES.map((table) => server.rows(`select * from ${table}`).length);
  return counts.reduce((sum, count) => sum + count, 0);
}

const statuses = (answers: Answer[]) => answers.map(({ status }) => status);

describe('C13: when the database cannot commit', () => {
  /** A vote, a request, a draft of somebody not signed in, and a sign-in mail. */
  const askForAll = () =>
    Promise.all([
      stranger.post('/api/votes', exampleVote()),
      customer.post('/api/requests', exampleRequest({ key: crypto.randomUUID() })),
      stranger.post('/api/requests', exampleRequest()),
      stranger.post('/api/sign-in', { email: 'ana@example.com' }),
    ]);

  test('what is refused leaves no row, keeps what was typed, and counts toward no limit', async () => {
    const before = rows();
    await locker.tell('hold');
    const refused = await askForAll();
    const [vote, request] = await Promise.all([
      stranger.submit('/api/votes', exampleVote({ comment: 'typed & kept' })),
      customer.submit('/api/requests', exampleRequest({ subject: 'typed & kept' })),
    ]);
    await locker.tell('release');
    expect(statuses([...refused, vote, request])).toEqual([503, 503, 503, 503, 503, 503]);
    for (const { headers } of [...refused, vote, request]) {
      expect(Number(headers['retry-after'])).toBeGreaterThan(0);
    }
    expect(vote.text).toContain('typed &amp; kept</textarea>');
    expect(request.text.replaceAll('&#38;', '&amp;')).toContain('value="typed &amp; kept"');
    expect(rows()).toBe(before);

    expect(statuses(await askForAll())).toEqual([201, 201, 401, 202]);
    const stored = rows();
    // A vote; a request with message, audit, mail and key; a draft; a mail.
    expect(stored).toBe(before + 1 + 5 + 1 + 1);
    expect(statuses(await askForAll())).toEqual([429, 429, 429, 429]);
    expect(rows()).toBe(stored);
  });
});
