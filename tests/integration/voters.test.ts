import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exampleVote, NO_LIMITS, voteAnswerOf } from '../support/examples.ts';
import type { Answer } from '../support/http.ts';
import { newReader } from '../support/reader.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

/** Who counts as one voter, and that nothing on disk says who it was. */
const ADDRESS = '203.0.113.77';
const OTHER_ADDRESS = '198.51.100.9';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ env: { LIMITS: NO_LIMITS, TRUSTED_PROXIES: '127.0.0.1/32' } });
});
afterAll(async () => {
  await server.stop();
});

const from = (address: string) => ({ 'X-Forwarded-For': address });

function votes(): number {
  return server.rows<{ n: number }>('select count(*) as n from votes')[0]?.n ?? -1;
}

function idOf(answer: Answer): string {
  return voteAnswerOf(answer).vote.id;
}

function statuses(answers: Answer[]): number[] {
  return answers.map(({ status }) => status).sort();
}

describe('one voter', () => {
  test('V1: 50 times at once: one row, every answer 2xx, one of them 201', async () => {
    const before = votes();
    const voter = newReader(server, 'parallel');
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => voter.post('/api/votes', exampleVote())),
    );
    expect(statuses(answers)).toEqual([...Array<number>(49).fill(200), 201]);
    expect(new Set(answers.map(idOf)).size).toBe(1);
    expect(votes()).toBe(before + 1);
  });

  test('V1: a double click before any cookie came back is one row', async () => {
    const before = votes();
    const answers = await Promise.all(
      [1, 2].map(() => newReader(server, 'double-click').post('/api/votes', exampleVote())),
    );
    expect(statuses(answers)).toEqual([200, 201]);
    expect(votes()).toBe(before + 1);
  });

  test('V2: without a cookie and then with the one it was given is the same', async () => {
    const voter = newReader(server, 'first-then-cookie');
    const first = await voter.post('/api/votes', exampleVote());
    expect(voter.cookies.has('waymark_voter')).toBe(true);
    const second = await voter.post('/api/votes', exampleVote({ value: 'up' }));
    expect([second.status, idOf(second)]).toEqual([200, idOf(first)]);
  });

  test('V2: keeps its cookie when address and browser change', async () => {
    const voter = newReader(server, 'before-update');
    const first = await voter.post('/api/votes', exampleVote(), from(ADDRESS));
    const updated = newReader(server, 'after-update');
    for (const [name, value] of voter.cookies) updated.cookies.set(name, value);
    const second = await updated.post('/api/votes', exampleVote(), from(OTHER_ADDRESS));
    expect([second.status, idOf(second)]).toEqual([200, idOf(first)]);
  });

  test('in one /64 of IPv6 is one, in the next /64 another', async () => {
    const vote = (address: string) =>
      newReader(server, 'ipv6').post('/api/votes', exampleVote(), from(address));
    const first = await vote('2001:db8:1:2::10');
    expect(idOf(await vote('2001:db8:1:2:ffff::99'))).toBe(idOf(first));
    expect(idOf(await vote('2001:db8:1:3::10'))).not.toBe(idOf(first));
  });
});

describe('two voters', () => {
  test('are colleagues behind one address with different browsers', async () => {
    const before = votes();
    for (const userAgent of ['colleague/1', 'colleague/2']) {
      const answer = await newReader(server, userAgent).post(
        '/api/votes',
        exampleVote(),
        from(ADDRESS),
      );
      expect(answer.status).toBe(201);
    }
    expect(votes()).toBe(before + 2);
  });

  test.each([
    ['invented', () => 'abc.def'],
    [
      'with another id under a real signature',
      (real: string) => real.replace(/^[^.]*/, 'x'.repeat(43)),
    ],
    ['with its signature cut', (real: string) => real.slice(0, -1)],
    ['without a signature', (real: string) => real.replace(/\..*$/, '')],
  ])('are not made one by a forged cookie: %s', async (name, forge) => {
    const victim = newReader(server, `victim of ${name}`);
    const theirs = await victim.post('/api/votes', exampleVote());
    const forger = newReader(server, `forger ${name}`);
    forger.cookies.set('waymark_voter', forge(victim.cookies.get('waymark_voter') ?? ''));
    const answer = await forger.post('/api/votes', exampleVote({ value: 'up' }));
    expect(answer.status).toBe(201);
    expect(idOf(answer)).not.toBe(idOf(theirs));
    expect(server.rows('select value from votes where id = ?', idOf(theirs))).toEqual([
      { value: 'down' },
    ]);
  });
});

describe('the cookie', () => {
  test('is set by the answer, first-party, out of reach of scripts, with no address in it', async () => {
    const answer = await newReader(server, 'cookie').post('/api/votes', exampleVote());
    const [cookie = ''] = answer.headers['set-cookie'] ?? [];
    expect(cookie).toMatch(/^waymark_voter=[\w-]+\.[\w-]+; /);
    expect(cookie.split('; ').slice(1).sort()).toEqual([
      'HttpOnly',
      'Max-Age=15552000',
      'Path=/',
      'SameSite=Lax',
    ]);
  });

  test('R7: is not set with Sec-GPC: 1, and a double click is still one row', async () => {
    const before = votes();
    for (const status of [201, 200]) {
      const voter = newReader(server, 'gpc');
      const answer = await voter.post('/api/votes', exampleVote(), { 'Sec-GPC': '1' });
      expect(answer.status).toBe(status);
      expect(answer.headers['set-cookie']).toBeUndefined();
    }
    expect(votes()).toBe(before + 1);
  });

  test('is set by no page', async () => {
    const reader = newReader(server, 'only-reading');
    for (const path of ['/', '/articles/change-my-bitrix24-login/', '/support/', '/nowhere']) {
      expect((await reader.get(path)).headers['set-cookie']).toBeUndefined();
    }
  });
});
