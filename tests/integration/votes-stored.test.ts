import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exampleVote, NO_LIMITS, voteAnswerOf, type VoteAnswer } from '../support/examples.ts';
import { problemOf, type Answer } from '../support/http.ts';
import { newReader, type Reader } from '../support/reader.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { sampleArticle } from '../support/votes.ts';

/** What a vote leaves behind, and how its token changes it. */
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ env: { LIMITS: NO_LIMITS } });
});
afterAll(async () => {
  await server.stop();
});

type Row = Record<string, string | number | null>;

let readers = 0;
function reader(): Reader {
  return newReader(server, `stored-vote/${++readers}`);
}

function voteRows(id: string): Row[] {
  return server.rows<Row>('select * from votes where id = ?', id);
}

function countVotes(): number {
  return server.rows<{ n: number }>('select count(*) as n from votes')[0]?.n ?? -1;
}

function voteOf(answer: Answer): VoteAnswer['vote'] {
  return voteAnswerOf(answer).vote;
}

/** The token a form's answer leads to. */
function tokenIn(answer: Answer): string {
  const location = answer.headers.location ?? '';
  return /^\/feedback\/([\w-]{22})\/$/.exec(location)?.[1] ?? `no token in "${location}"`;
}

async function castVote(change: Record<string, unknown> = {}) {
  const voter = reader();
  const answer = await voter.post('/api/votes', exampleVote(change));
  expect(answer.status).toBe(201);
  return { voter, ...voteOf(answer) };
}

describe('one vote', () => {
  test('is one row with all that was said, and the answer says the same', async () => {
    const said = { reason: 'did-not-work', comment: 'Step 3 shows no button', anchor: 'step-3' };
    const before = countVotes();
    const answer = await reader().post('/api/votes', exampleVote({ ...said, query: 'new login' }));
    expect(answer.status).toBe(201);
    expect(answer.headers['content-type']).toBe('application/json');
    expect(answer.headers['cache-control']).toBe('no-store');

    const { vote, next } = voteAnswerOf(answer);
    const { id, token, ...shown } = vote;
    const about = { ...sampleArticle(), value: 'down' };
    expect(shown).toEqual({ ...about, ...said });
    expect(token).toMatch(/^[\w-]{22}$/);
    expect(next).toEqual({ kind: 'request', url: `/feedback/${token}/` });
    expect(countVotes()).toBe(before + 1);
    expect(voteRows(id)).toEqual([
      expect.objectContaining({
        ...about,
        ...said,
        query: 'new login',
        state: 'counted',
        revision_known: 1,
        withdrawn_at: null,
      }),
    ]);
  });

  test('by a form gives the same row as by JSON, and leads to the feedback page', async () => {
    const said = exampleVote({
      reason: 'too-complicated',
      comment: 'Ünïcode & <b>"quotes"</b>\n2',
    });
    const byJson = voteOf(await reader().post('/api/votes', said));
    const submitted = await reader().submit('/api/votes', said);
    expect(submitted.status).toBe(303);
    const token = tokenIn(submitted);

    const page = await reader().get(`/feedback/${token}/`);
    expect(page.status).toBe(200);
    const [fromJson] = voteRows(byJson.id);
    const [fromForm] = server.rows<Row>('select * from votes order by created_at desc limit 1');
    const own = { id: '', voter_key: '', token_hash: '', created_at: '', updated_at: '' };
    expect({ ...fromForm, ...own }).toEqual({ ...fromJson, ...own });
  });

  test('V2: again by the same voter: 200, the same row, the last word wins', async () => {
    const { voter, id, token } = await castVote({ value: 'up', reason: 'easy-to-follow' });
    const again = await voter.post('/api/votes', exampleVote({ value: 'down' }));
    expect(again.status).toBe(200);
    expect(voteOf(again)).toMatchObject({ id, token, value: 'down', reason: null });
    expect(voteRows(id)).toMatchObject([{ value: 'down', reason: null }]);
  });

  test('for another revision of the article is another row', async () => {
    const { voter, id } = await castVote();
    const other = await voter.post('/api/votes', exampleVote({ revision: 'abcdef123456' }));
    expect(other.status).toBe(201);
    expect(voteOf(other).id).not.toBe(id);
  });

  test('V9: for a revision nobody knows is kept and marked', async () => {
    const { id } = await castVote({ revision: 'feedface0000' });
    expect(voteRows(id)).toMatchObject([{ revision: 'feedface0000', revision_known: 0 }]);
  });

  test('keeps a comment of 2,000 characters byte for byte', async () => {
    const comment = `${'😀'.repeat(1500)}<i>&\u202e'${'-'.repeat(494)}`;
    const { id } = await castVote({ comment });
    expect(voteRows(id)).toMatchObject([{ comment }]);
  });

  test('is masked: addresses, tokens, cards and phone numbers are not stored', async () => {
    const typed = 'ana@example.com, +49 30 1234567 and 4111 1111 1111 1111';
    const { id } = await castVote({ comment: typed, query: 'error for ana@example.com' });
    expect(voteRows(id)).toMatchObject([
      { comment: '[email], [phone] and [card]', query: 'error for [email]' },
    ]);
  });
});

describe('V9: a page that was kept from before a deploy', () => {
  // The fields of the first form; one that is taken away must still be understood for a version.
  const FIRST = ['article', 'locale', 'revision', 'value', 'reason', 'comment', 'anchor', 'query'];
  const said = { reason: 'did-not-work', comment: 'old', anchor: 'step-9', query: 'x' };

  test('posts what is understood, whatever revision it shows', async () => {
    const fields = exampleVote({ revision: 'feedface0001', ...said });
    expect(Object.keys(fields).sort()).toEqual(FIRST.toSorted());
    const before = countVotes();
    expect((await reader().post('/api/votes', fields)).status).toBe(201);
    expect((await reader().submit('/api/votes', fields)).status).toBe(303);
    expect(countVotes()).toBe(before + 2);
    expect(
      server.rows('select revision_known, anchor from votes where revision = ?', 'feedface0001'),
    ).toEqual(Array(2).fill({ revision_known: 0, anchor: 'step-9' }));
  });

  test('is told what is not: 422 that names it, never a 500, and no row', async () => {
    const before = countVotes();
    for (const change of [{ reason: 'a-reason-of-old' }, { rating: '5' }]) {
      const answer = await reader().submit('/api/votes', exampleVote(change));
      expect([answer.status, answer.text.includes('action="/api/votes"')]).toEqual([422, true]);
    }
    expect(countVotes()).toBe(before);
  });
});

describe('what sets a vote aside: stored and answered like any other', () => {
  test.each([
    ['a filled trap', { website: 'https://example.net' }, 'quarantined'],
    ['a comment typed in less than 3 s', { comment: 'Cheap watches', seconds: '2' }, 'quarantined'],
    ['a comment typed in 3 s', { comment: 'Step 3 is missing', seconds: '3' }, 'counted'],
    ['a comment without JavaScript', { comment: 'Step 3 is missing' }, 'counted'],
    ['an empty trap, and no comment', { website: '', seconds: '0' }, 'counted'],
  ])('%s', async (_, change, state) => {
    const cast = await reader().post('/api/votes', exampleVote(change));
    expect(cast.status).toBe(201);
    expect(Object.keys(voteOf(cast)).sort()).toEqual(Object.keys(voteOf(await plain())).sort());
    expect(voteRows(voteOf(cast).id)).toMatchObject([{ state }]);
  });

  const plain = () => reader().post('/api/votes', exampleVote());

  test('and it stays aside when it is sent again without', async () => {
    const { voter, id } = await castVote({ website: 'https://example.net' });
    expect((await voter.post('/api/votes', exampleVote())).status).toBe(200);
    expect(voteRows(id)).toMatchObject([{ state: 'quarantined' }]);
  });
});

describe('C14: under an Idempotency-Key', () => {
  const under = (key: string) => ({ 'Idempotency-Key': key });
  const keys = () => server.rows('select key from idempotency').length;

  test('the same again gets the same status and body; other content 422; one row', async () => {
    const [before, kept] = [countVotes(), keys()];
    const key = under(crypto.randomUUID());
    const voter = reader();
    const first = await voter.post('/api/votes', exampleVote(), key);
    await voter.post(`/api/votes/${voteOf(first).token}`, { value: 'up' });
    const again = await reader().post('/api/votes', exampleVote(), key);
    expect([again.status, again.text]).toEqual([201, first.text]);
    const other = await voter.post('/api/votes', exampleVote({ comment: 'more' }), key);
    expect([other.status, problemOf(other).code]).toEqual([422, 'idempotency-mismatch']);
    expect([countVotes(), keys()]).toEqual([before + 1, kept + 1]);
    expect(voteRows(voteOf(first).id)).toMatchObject([{ value: 'up', comment: null }]);
  });

  test('V1: fifty at once, from fifty tabs that know no cookie: one row, one answer', async () => {
    const [before, kept] = [countVotes(), keys()];
    const key = under(crypto.randomUUID());
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => reader().post('/api/votes', exampleVote(), key)),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(answers.map((answer) => voteOf(answer).token)).size).toBe(1);
    expect([countVotes(), keys()]).toEqual([before + 1, kept + 1]);
  });

  test.each([
    '',
    'short',
    'x'.repeat(15),
    'x'.repeat(201),
    'with a blank in it',
    "' or 1=1 --      ",
  ])('that is malformed: 400, no row: %j', async (key) => {
    const [before, kept] = [countVotes(), keys()];
    const answer = await reader().post('/api/votes', exampleVote(), under(key));
    expect([answer.status, problemOf(answer).code]).toEqual([400, 'malformed']);
    expect([countVotes(), keys()]).toEqual([before, kept]);
  });
});

describe('the search that led to the article', () => {
  const cases: [string, string | undefined, Record<string, unknown>, string | null][] = [
    ['is taken from our own address', '/articles/x/?q=new%20login', {}, 'new login'],
    ['gives way to the one that was sent', '/articles/x/?q=other', { query: 'sent' }, 'sent'],
    ['is left out without one', '/articles/x/', {}, null],
    [
      'is cut to 200 characters, not within one',
      `/?q=${'%F0%9F%98%80'.repeat(201)}`,
      {},
      '😀'.repeat(200),
    ],
    ['is left out when it cannot be stored', '/?q=a%00b', {}, null],
  ];
  test.each(cases)('%s', async (_, referer, change, stored) => {
    const headers: Record<string, string> =
      referer === undefined ? {} : { Referer: `${server.url}${referer}` };
    const answer = await reader().post('/api/votes', exampleVote(change), headers);
    expect(answer.status).toBe(201);
    expect(voteRows(voteOf(answer).id)).toMatchObject([{ query: stored }]);
  });

  test('is never taken from the address of another site', async () => {
    const headers = { Referer: 'https://evil.example/?q=injected' };
    const answer = await reader().post('/api/votes', exampleVote(), headers);
    expect(voteRows(voteOf(answer).id)).toMatchObject([{ query: null }]);
  });
});

describe('the token of a vote', () => {
  test('gives a reason, and later another value, which drops the reason that no longer fits', async () => {
    const { voter, id, token } = await castVote();
    const reason = await voter.post(`/api/votes/${token}`, {
      action: 'amend',
      reason: 'not-what-i-was-looking-for',
    });
    expect(reason.status).toBe(200);
    expect(voteAnswerOf(reason).next.kind).toBe('search');
    expect(voteRows(id)).toMatchObject([{ reason: 'not-what-i-was-looking-for' }]);

    const value = await voter.call('PATCH', `/api/votes/${token}`, { value: 'up' });
    expect(value.status).toBe(200);
    expect(voteRows(id)).toMatchObject([{ value: 'up', reason: null }]);
  });

  test('works from a form and without any cookie, for whoever holds it', async () => {
    const { id, token } = await castVote();
    const answer = await reader().submit(`/api/votes/${token}`, {
      action: 'amend',
      comment: 'mine is ana@example.com',
    });
    expect([answer.status, answer.headers.location]).toEqual([303, `/feedback/${token}/`]);
    expect(voteRows(id)).toMatchObject([{ comment: 'mine is [email]' }]);
  });

  test.each([
    ['POST', { action: 'withdraw' }],
    ['DELETE', undefined],
  ])('takes the vote back by %s, and a change brings it again', async (method, fields) => {
    const { voter, id, token } = await castVote();
    expect((await voter.call(method, `/api/votes/${token}`, fields)).status).toBe(200);
    const [withdrawn] = voteRows(id);
    expect(withdrawn?.['withdrawn_at']).toMatch(/^\d{4}-\d\d-\d\dT/);

    await voter.call('PATCH', `/api/votes/${token}`, { value: 'up' });
    expect(voteRows(id)).toMatchObject([{ withdrawn_at: null, value: 'up' }]);
  });

  test.each(['POST', 'PATCH', 'DELETE'])(
    'when it is wrong: %s answers 404, no row changes',
    async (method) => {
      const { voter, id } = await castVote();
      const before = server.rows('select * from votes order by id');
      for (const token of ['x'.repeat(22), id, '%00', 'a'.repeat(4000)]) {
        const fields = method === 'DELETE' ? undefined : { value: 'up' };
        expect((await voter.call(method, `/api/votes/${token}`, fields)).status).toBe(404);
      }
      expect(server.rows('select * from votes order by id')).toEqual(before);
    },
  );

  test('refuses what does not fit the vote it stands for', async () => {
    const { voter, id, token } = await castVote({ value: 'up' });
    const before = voteRows(id);
    for (const fields of [
      { reason: 'did-not-work' },
      { action: 'burn' },
      { value: 'sideways' },
      { id: 'mine' },
      { state: 'quarantined' },
    ]) {
      const refused = await voter.post(`/api/votes/${token}`, fields);
      expect([fields, refused.status]).toEqual([fields, 422]);
    }
    expect(voteRows(id)).toEqual(before);
  });
});

test('C1: reading never writes: GET and HEAD of every address of votes', async () => {
  const { voter, token } = await castVote();
  const before = server.rows('select * from votes order by id');
  const vote = new URLSearchParams(exampleVote() as Record<string, string>).toString();
  for (const method of ['GET', 'HEAD']) {
    expect((await voter.call(method, `/api/votes?${vote}`)).status).toBe(405);
    expect((await voter.call(method, `/api/votes/${token}?action=withdraw`)).status).toBe(405);
    expect((await voter.call(method, `/feedback/${token}/?action=withdraw&value=up`)).status).toBe(
      200,
    );
  }
  expect(server.rows('select * from votes order by id')).toEqual(before);
});
