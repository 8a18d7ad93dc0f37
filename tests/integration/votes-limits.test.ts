import { afterEach, describe, expect, test } from 'vitest';
import { runCli } from '../support/cli.ts';
import { exampleVote, voteAnswerOf } from '../support/examples.ts';
import { problemOf, type Answer } from '../support/http.ts';
import { newReader } from '../support/reader.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

/** How often one may vote; each test on a server of its own, because limits live in its memory. */
let server: TestServer;
afterEach(async () => {
  await server.stop();
});

async function startWith(limits: Record<string, number>, env: Record<string, string> = {}) {
  const LIMITS = Object.entries(limits).map(([name, amount]) => `${name}=${amount}`);
  server = await startTestServer({ env: { LIMITS: LIMITS.join(','), ...env } });
}

function votes(): number {
  return server.rows<{ n: number }>('select count(*) as n from votes')[0]?.n ?? -1;
}

function expectTooMany(answer: Answer): void {
  expect(answer.status).toBe(429);
  const wait = Number(answer.headers['retry-after']);
  expect(wait).toBeGreaterThan(0);
  expect(wait).toBeLessThanOrEqual(3600);
  expect(answer.headers['ratelimit']).toBe(`"default";r=0;t=${wait}`);
}

/** A vote of a voter of their own for each name. */
function voteAs(name: string, change = {}, headers = {}): Promise<Answer> {
  return newReader(server, name).post('/api/votes', exampleVote(change), headers);
}

describe('one voter', () => {
  test('C9: is stopped after so many a minute: 429, no row changes, the reason given at once', async () => {
    await startWith({ votesPerVoterPerMinute: 3 });
    const voter = newReader(server, 'eager');
    for (const status of [201, 200, 200]) {
      expect((await voter.post('/api/votes', exampleVote())).status).toBe(status);
    }
    const before = server.rows('select * from votes');
    const refused = await voter.post('/api/votes', exampleVote({ value: 'up' }));
    expectTooMany(refused);
    expect(problemOf(refused).code).toBe('too-many-requests');
    expect(server.rows('select * from votes')).toEqual(before);
    expect((await voteAs('somebody else')).status).toBe(201);
  });

  test('may change the vote by its token as often as they like', async () => {
    await startWith({ votesPerVoterPerMinute: 1 });
    const voter = newReader(server, 'amends');
    const { token } = voteAnswerOf(await voter.post('/api/votes', exampleVote())).vote;
    for (const value of ['up', 'down', 'up', 'down', 'up']) {
      expect((await voter.post(`/api/votes/${token}`, { value })).status).toBe(200);
    }
  });

  test('C9: sees on the page of a 429 what they had typed, and can send it again', async () => {
    await startWith({ votesPerVoterPerMinute: 1 });
    const voter = newReader(server, 'typed');
    await voter.submit('/api/votes', exampleVote());
    const refused = await voter.submit('/api/votes', exampleVote({ comment: 'all I had typed' }));
    expectTooMany(refused);
    expect(refused.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(refused.text).toContain('>all I had typed</textarea>');
    for (const [name, value] of Object.entries(exampleVote())) {
      expect(refused.text).toContain(`name="${name}" value="${String(value)}"`);
    }
  });

  test('C9: is not charged for what was refused for another reason', async () => {
    await startWith({ votesPerVoterPerMinute: 1 });
    const voter = newReader(server, 'mistaken');
    for (const change of [{ value: 'x' }, { article: 'nothing' }, { comment: 'x'.repeat(2001) }]) {
      expect((await voter.post('/api/votes', exampleVote(change))).status).toBeGreaterThan(400);
    }
    expect((await voter.post('/api/votes', exampleVote())).status).toBe(201);
  });
});

describe('one address', () => {
  test('V3, C7: is stopped, however many browsers it claims to be', async () => {
    await startWith({ votesPerAddressPerMinute: 5 });
    const statuses: number[] = [];
    for (let n = 0; n < 8; n++) {
      // Without TRUSTED_PROXIES these headers are a stranger's word.
      const forged = `198.51.100.${n}`;
      const headers = {
        'X-Forwarded-For': forged,
        'X-Real-IP': forged,
        Forwarded: `for=${forged}`,
      };
      statuses.push((await voteAs(`stuffing/${n}`, {}, headers)).status);
    }
    expect(statuses).toEqual([201, 201, 201, 201, 201, 429, 429, 429]);
    expect(votes()).toBe(5);
  });

  test('V3: leaves totals that tell raw and counted: what a script filled in does not count', async () => {
    await startWith({ votesPerAddressPerMinute: 4 });
    for (const [n, status] of [201, 201, 201, 201, 429].entries()) {
      const website = n > 0 ? { website: 'https://example.net' } : {};
      expect((await voteAs(`stuffing/${n}`, website)).status).toBe(status);
    }
    const { stdout } = await runCli('export', ['totals', '--format', 'ndjson'], {
      DATA_DIR: server.dataDir,
    });
    const counts = { up_raw: 0, down_raw: 4, up_counted: 0, down_counted: 1 };
    expect(JSON.parse(stdout.split('\n')[0] ?? '')).toMatchObject(counts);
    expect(server.rows('select state, count(*) as n from votes group by state')).toEqual([
      { state: 'counted', n: 1 },
      { state: 'quarantined', n: 3 },
    ]);
  });

  test('is not charged for what a voter was refused', async () => {
    await startWith({ votesPerVoterPerMinute: 1, votesPerAddressPerMinute: 3 });
    const eager = newReader(server, 'eager');
    await eager.post('/api/votes', exampleVote());
    for (let n = 0; n < 5; n++) expectTooMany(await eager.post('/api/votes', exampleVote()));
    expect((await voteAs('second')).status).toBe(201);
    expect((await voteAs('third')).status).toBe(201);
    expectTooMany(await voteAs('fourth'));
  });

  test('that is full charges no voter for what it refused', async () => {
    await startWith(
      { votesPerVoterPerMinute: 2, votesPerAddressPerMinute: 1 },
      { TRUSTED_PROXIES: '127.0.0.1' },
    );
    const voter = newReader(server, 'moves');
    const voteFrom = (address: string) =>
      voter.post('/api/votes', exampleVote(), { 'X-Forwarded-For': address });
    expect((await voteFrom('203.0.113.1')).status).toBe(201);
    for (let n = 0; n < 3; n++) expectTooMany(await voteFrom('203.0.113.1'));
    expect((await voteFrom('203.0.113.2')).status).toBe(200);
  });

  test('C7: is the one a trusted proxy names: the right-most it did not add itself', async () => {
    await startWith({ votesPerAddressPerMinute: 1 }, { TRUSTED_PROXIES: '127.0.0.0/8,10.0.0.0/8' });
    const via = async (name: string, hops: string) =>
      (await voteAs(name, {}, { 'X-Forwarded-For': hops })).status;
    expect(await via('a', '203.0.113.1')).toBe(201);
    expect(await via('b', '203.0.113.1')).toBe(429);
    expect(await via('c', '203.0.113.2')).toBe(201);
    expect(await via('d', '1.2.3.4, 203.0.113.2, 10.1.1.1')).toBe(429);
    expect(await via('e', '203.0.113.2, 203.0.113.3, 10.1.1.1')).toBe(201);
  });

  test('C7: of IPv6 is its /64', async () => {
    await startWith({ votesPerAddressPerMinute: 1 }, { TRUSTED_PROXIES: '127.0.0.1' });
    const via = async (name: string, address: string) =>
      (await voteAs(name, {}, { 'X-Forwarded-For': address })).status;
    expect(await via('a', '2001:db8:1:2::1')).toBe(201);
    expect(await via('b', '2001:db8:1:2:3::9')).toBe(429);
    expect(await via('c', '2001:db8:1:3::1')).toBe(201);
  });
});
