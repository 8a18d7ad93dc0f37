import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  ARTICLE,
  exampleRequest,
  exampleVote,
  NO_LIMITS,
  voteAnswerOf,
} from '../support/examples.ts';
import { faultsOf, problemOf, type Answer } from '../support/http.ts';
import { addMember, signIn } from '../support/people.ts';
import { newReader, type Reader } from '../support/reader.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { sampleArticle } from '../support/votes.ts';

/** Requests of people whose plan includes support: what is stored, and what is never lost or doubled. */
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ env: { LIMITS: NO_LIMITS } });
});
afterAll(async () => {
  await server.stop();
});

let people = 0;

/** Somebody new on a commercial plan, signed in. */
async function customer(): Promise<{ reader: Reader; email: string; id: string }> {
  const email = `customer${++people}@example.com`;
  addMember(server.dataDir, email, 'professional');
  const reader = newReader(server, email);
  await signIn(server, reader, email);
  const [user] = server.rows<{ id: string }>(
    'select id from identity_users where email = ?',
    email,
  );
  return { reader, email, id: user?.id ?? '' };
}

function requestOf(answer: Answer): { reference: string; status: string; url: string } {
  return (
    JSON.parse(answer.text) as { request: { reference: string; status: string; url: string } }
  ).request;
}

/** Every row a request leaves, table by table. */
function rowsOf(): Record<string, Record<string, unknown>[]> {
  const tables = ['requests', 'messages', 'audit', 'outbox', 'idempotency', 'drafts'];
  return Object.fromEntries(tables.map((table) => [table, server.rows(`select * from ${table}`)]));
}

function countsOf(): Record<string, number> {
  return Object.fromEntries(Object.entries(rowsOf()).map(([table, rows]) => [table, rows.length]));
}

describe('a request', () => {
  test('is stored with all that belongs to it, or not at all', async () => {
    const { reader, email, id: person } = await customer();
    const before = countsOf();
    const answer = await reader.post('/api/requests', exampleRequest());
    expect([answer.status, answer.headers['cache-control']]).toEqual([201, 'no-store']);
    const { reference, status, url } = requestOf(answer);
    expect(reference).toMatch(/^WM-[2-9A-HJKMNP-TV-Z]{8}$/);
    expect([status, url]).toEqual(['new', `/support/requests/${reference}/`]);

    const more = { requests: 1, messages: 1, audit: 1, outbox: 1, idempotency: 1, drafts: 0 };
    for (const [table, n] of Object.entries(more)) {
      expect([table, countsOf()[table]]).toEqual([table, (before[table] ?? 0) + n]);
    }
    const [row] = server.rows('select * from requests where reference = ?', reference);
    expect(row).toMatchObject({
      requester: person,
      requester_email: email,
      plan: 'professional',
      account: `account-of-${email}`,
      subject: exampleRequest()['subject'],
      status: 'new',
      locale: 'en',
    });
    const id = String(row?.['id']);
    expect(server.rows('select author, body from messages where request = ?', id)).toEqual([
      { author: person, body: exampleRequest()['description'] },
    ]);
    expect(server.rows('select actor, action from audit where subject = ?', id)).toEqual([
      { actor: person, action: 'request.created' },
    ]);
    await mailAbout(reference);
  });

  test('is found by its reference, by whoever sent it and by nobody else', async () => {
    const [mine, other] = [await customer(), await customer()];
    const { url, reference } = requestOf(await mine.reader.post('/api/requests', exampleRequest()));
    const page = await mine.reader.get(url);
    expect([page.status, page.text.includes(reference)]).toEqual([200, true]);
    expect((await mine.reader.get('/support/requests/')).text).toContain(url);

    expect((await other.reader.get(url)).status).toBe(404);
    expect((await other.reader.get('/support/requests/')).text).not.toContain(reference);
    const stranger = await newReader(server, 'stranger').get(url);
    expect([stranger.status, stranger.headers.location]).toEqual([
      303,
      `/sign-in/?return_to=${encodeURIComponent(url)}`,
    ]);
  });

  test('carries the trail of the vote it came from', async () => {
    const { reader } = await customer();
    const voted = await reader.post(
      '/api/votes',
      exampleVote({ reason: 'did-not-work', query: 'new login' }),
    );
    const { vote } = voteAnswerOf(voted);
    const form = await reader.get(`/support/new/?vote=${vote.token}`);
    expect(form.text).toContain('Change my Bitrix24 login');
    const sent = await reader.post('/api/requests', exampleRequest({ vote: vote.token }));
    const { reference } = requestOf(sent);
    expect(server.rows('select * from requests where reference = ?', reference)).toMatchObject([
      {
        article: ARTICLE,
        revision: sampleArticle().revision,
        vote: vote.id,
        vote_value: 'down',
        reason: 'did-not-work',
        query: 'new login',
      },
    ]);
  });

  test.each([
    ['a vote that was taken back', { action: 'withdraw' }, {}, null],
    [
      'a vote on another article',
      {},
      { article: 'connect-a-social-login' },
      'connect-a-social-login',
    ],
  ])('carries nothing of %s', async (_, amendment, change, article) => {
    const { reader } = await customer();
    const { vote } = voteAnswerOf(await reader.post('/api/votes', exampleVote()));
    await reader.submit(`/api/votes/${vote.token}`, amendment);
    const sent = await reader.post(
      '/api/requests',
      exampleRequest({ vote: vote.token, ...change }),
    );
    const { reference } = requestOf(sent);
    expect(server.rows('select * from requests where reference = ?', reference)).toMatchObject([
      { article, vote: null, vote_value: null, reason: null },
    ]);
  });

  test('keeps what was typed byte for byte', async () => {
    const { reader } = await customer();
    const description = '<script>alert(1)</script>\n  "quoted", `=1+1`, ana@example.com, 😀\u202e';
    const { reference, url } = requestOf(
      await reader.post('/api/requests', exampleRequest({ description })),
    );
    const stored = server.rows(
      'select body from messages join requests on requests.id = request where reference = ?',
      reference,
    );
    expect(stored).toEqual([{ body: description }]);
    const page = await reader.get(url);
    expect(page.text).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(page.text).not.toContain('<script>alert(1)');
  });

  test('takes 20,000 characters of four bytes each, by a form', async () => {
    const { reader } = await customer();
    const description = '😀'.repeat(20_000);
    expect((await reader.submit('/api/requests', exampleRequest({ description }))).status).toBe(
      303,
    );
    const more = await reader.submit(
      '/api/requests',
      exampleRequest({ description: `${description}x` }),
    );
    expect(more.status).toBe(422);
  });
});

/** Mails on disk that name this; waits for the first one. */
async function mailAbout(text: string): Promise<string[]> {
  const folder = join(server.dataDir, 'mail');
  const found = () =>
    readdirSync(folder)
      .filter((file) => file.endsWith('.eml'))
      .map((file) => readFileSync(join(folder, file), 'utf8'))
      .filter((mail) => mail.includes(text));
  await expect.poll(() => found().length, { timeout: 5000 }).toBeGreaterThan(0);
  return found();
}

describe('C14: sent twice', () => {
  test('under one key it is one request, and the answer is the same', async () => {
    const { reader } = await customer();
    const first = await reader.post('/api/requests', exampleRequest({ key: 'form-1' }));
    const before = rowsOf();
    const again = await reader.post('/api/requests', exampleRequest({ key: 'form-1' }));
    expect([again.status, again.text]).toEqual([first.status, first.text]);
    const byHeader = await reader.post('/api/requests', exampleRequest(), {
      'Idempotency-Key': 'form-1',
    });
    expect(byHeader.text).toBe(first.text);
    expect(rowsOf()['requests']).toEqual(before['requests']);
    const form = await reader.submit('/api/requests', exampleRequest({ key: 'form-1' }));
    expect(form.headers.location).toBe(`${requestOf(first).url}?sent=1`);
    expect(rowsOf()['messages']).toEqual(before['messages']);
  });

  test('under one key with other content it is refused, and the page gives it a new key', async () => {
    const { reader } = await customer();
    await reader.post('/api/requests', exampleRequest({ key: 'form-2' }));
    const before = countsOf();
    const changed = exampleRequest({ key: 'form-2', subject: 'Something else' });
    const refused = await reader.post('/api/requests', changed);
    expect([refused.status, problemOf(refused).code]).toEqual([422, 'idempotency-mismatch']);
    expect(countsOf()).toEqual(before);

    const page = await reader.submit('/api/requests', changed);
    expect([page.status, page.text.includes('value="Something else"')]).toEqual([422, true]);
    const key = /name="key" value="([^"]+)"/.exec(page.text)?.[1] ?? '';
    expect(key).not.toBe('form-2');
    const sent = await reader.submit('/api/requests', { ...changed, key });
    expect(sent.status).toBe(303);
  });

  test('under one key by two people it is two requests', async () => {
    const [one, two] = [await customer(), await customer()];
    const first = await one.reader.post('/api/requests', exampleRequest({ key: 'shared' }));
    const second = await two.reader.post('/api/requests', exampleRequest({ key: 'shared' }));
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(requestOf(second).reference).not.toBe(requestOf(first).reference);
  });

  test('fifty times at once it is one request, one mail, and every sender learns its reference', async () => {
    const { reader } = await customer();
    const before = countsOf();
    const answers = await Promise.all(
      Array.from({ length: 50 }, () =>
        reader.post('/api/requests', exampleRequest({ key: 'tapped' })),
      ),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(answers.map((answer) => requestOf(answer).reference)).size).toBe(1);
    for (const table of ['requests', 'messages', 'audit', 'outbox', 'idempotency']) {
      expect([table, countsOf()[table]]).toEqual([table, (before[table] ?? 0) + 1]);
    }
    const [reference = ''] = answers.map((answer) => requestOf(answer).reference);
    expect(await mailAbout(reference)).toHaveLength(1);
  });
});

describe('C5: what is wrong: 422 that names it, no row, and the page keeps all that was typed', () => {
  test.each([
    [{ subject: ' ' }, 'subject: required'],
    [{ subject: 'x'.repeat(201) }, 'subject: too-long'],
    [{ description: '' }, 'description: required'],
    [{ description: 'cut\u0000here' }, 'description: has-null-character'],
    [{ subject: ['a', 'b'] }, 'subject: not-text'],
    [{ status: 'solved' }, 'status: unknown-field'],
    [{ plan: 'enterprise' }, 'plan: unknown-field'],
    [{ requester: 'somebody' }, 'requester: unknown-field'],
  ])('%j', async (change, fault) => {
    const { reader } = await customer();
    const before = countsOf();
    const answer = await reader.post('/api/requests', exampleRequest(change));
    expect([answer.status, faultsOf(answer)]).toEqual([422, [fault]]);
    expect(countsOf()).toEqual(before);
  });

  test('an article nobody has: 404, no row', async () => {
    const { reader } = await customer();
    const before = countsOf();
    const answer = await reader.post('/api/requests', exampleRequest({ article: 'nothing' }));
    expect([answer.status, problemOf(answer).code]).toEqual([404, 'unknown-article']);
    expect(countsOf()).toEqual(before);
  });

  test('the form comes back with subject, description, trail and key', async () => {
    const { reader } = await customer();
    const typed = {
      subject: '',
      description: 'All this & <b>that</b>\nwas typed',
      article: ARTICLE,
      revision: sampleArticle().revision,
      query: 'my "search"',
      key: 'the-same-key',
      locale: 'en',
    };
    const page = await reader.submit('/api/requests', typed);
    expect(page.status).toBe(422);
    expect(page.text).toContain('All this &amp; &lt;b&gt;that&lt;/b&gt;\nwas typed</textarea>');
    for (const [name, value] of [
      ['article', ARTICLE],
      ['revision', typed.revision],
      ['query', 'my &quot;search&quot;'],
      ['key', 'the-same-key'],
    ] as const) {
      expect(page.text.replaceAll('&#34;', '&quot;')).toContain(`name="${name}" value="${value}"`);
    }
    expect(page.text).toContain('Please fill this in.');
  });
});

test('C9: over the limit: 429, no row, and the form keeps the text; a repeat is no second request', async () => {
  const limited = await startTestServer({ env: { LIMITS: 'requestsPerPersonPerHour=1' } });
  const email = 'often@example.com';
  addMember(limited.dataDir, email, 'professional');
  const reader = newReader(limited, email);
  await signIn(limited, reader, email);
  const once = () => reader.post('/api/requests', exampleRequest({ key: 'one' }));
  const [first, ...twins] = await Promise.all([once(), once(), once(), once(), once()]);
  expect(twins.map(({ text }) => text)).toEqual(Array<string>(4).fill(first.text));
  const refused = await reader.submit('/api/requests', exampleRequest({ key: 'two' }));
  expect(refused.status).toBe(429);
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
  expect(refused.text).toContain('although I have one profile.</textarea>');
  expect((await reader.post('/api/requests', exampleRequest({ key: 'one' }))).text).toBe(
    first.text,
  );
  expect(limited.rows('select id from requests')).toHaveLength(1);
  await limited.stop();
});
