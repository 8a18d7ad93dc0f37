import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ARTICLE, exampleVote, NO_LIMITS } from '../support/examples.ts';
import { faultsOf, problemOf, send, type Answer } from '../support/http.ts';
import { encodeForm, newReader, type Reader } from '../support/reader.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

/** The same valid vote with one thing broken: each refusal has its status, its words, and no row. */
let server: TestServer;
let voter: Reader;
beforeAll(async () => {
  server = await startTestServer({ env: { LIMITS: NO_LIMITS } });
  voter = newReader(server, 'refused-vote');
});
afterAll(async () => {
  await server.stop();
});

function votes(): number {
  return server.rows<{ n: number }>('select count(*) as n from votes')[0]?.n ?? -1;
}

function postText(type: string, body: string): Promise<Answer> {
  const headers = { Origin: server.url, 'Content-Type': type };
  return send(server, '/api/votes', { method: 'POST', headers, body });
}

const LONGEST = 'é'.repeat(1000) + 'x'.repeat(1000);

describe('C5, C11, V5: a field at fault: 422 that names it, and no row', () => {
  const cases: [string, Record<string, unknown>, string][] = [
    ['no article', { article: undefined }, 'article: required'],
    ['an empty article', { article: '' }, 'article: required'],
    ['no locale', { locale: undefined }, 'locale: required'],
    ['no revision', { revision: undefined }, 'revision: required'],
    ['a revision that is none', { revision: '../etc' }, 'revision: not-in-list'],
    ['no value', { value: undefined }, 'value: required'],
    ['a value that is none', { value: 'sideways' }, 'value: not-in-list'],
    ['a list for a value', { value: ['up', 'down'] }, 'value: not-in-list'],
    ['an object for a comment', { comment: { deep: { deeper: {} } } }, 'comment: not-text'],
    ['a number for a comment', { comment: 7 }, 'comment: not-text'],
    ['a reason nobody knows', { reason: 'boredom' }, 'reason: not-in-list'],
    ['a reason of the other value', { reason: 'easy-to-follow' }, 'reason: not-in-list'],
    ['a comment of 2,001 characters', { comment: `${LONGEST}x` }, 'comment: too-long'],
    ['a query of 201 characters', { query: 'x'.repeat(201) }, 'query: too-long'],
    ['U+0000 in a comment', { comment: 'cut\u0000here' }, 'comment: has-null-character'],
    ['U+0000 in a query', { query: '\u0000' }, 'query: has-null-character'],
    ['half a character', { comment: 'half \ud83d' }, 'comment: not-text'],
    ['an anchor that is an address', { anchor: '"><a href=//evil>' }, 'anchor: not-in-list'],
    ['a field nobody knows', { colour: 'red' }, 'colour: unknown-field'],
    ['a field of the row', { state: 'quarantined' }, 'state: unknown-field'],
    ['its own id', { id: 'mine' }, 'id: unknown-field'],
  ];
  test.each(cases)('%s', async (_, change, fault) => {
    const before = votes();
    const answer = await voter.post('/api/votes', exampleVote(change));
    expect(answer.status).toBe(422);
    expect(answer.headers['content-type']).toBe('application/problem+json');
    expect(faultsOf(answer)).toEqual([fault]);
    expect(votes()).toBe(before);
  });

  test('several at once are all named', async () => {
    const answer = await voter.post('/api/votes', exampleVote({ value: 'x', comment: 7 }));
    expect(faultsOf(answer)).toEqual(['value: not-in-list', 'comment: not-text']);
  });

  test('a name that came twice in a form', async () => {
    const before = votes();
    const form = `${encodeForm(exampleVote())}&value=up`;
    const answer = await postText('application/x-www-form-urlencoded', form);
    expect(answer.status).toBe(422);
    expect(faultsOf(answer)).toEqual(['value: not-in-list']);
    expect(votes()).toBe(before);
  });

  test('__proto__ and constructor are fields like any other, and unknown', async () => {
    const before = votes();
    for (const name of ['__proto__', 'constructor', 'prototype', 'toString']) {
      const polluted = `${JSON.stringify(exampleVote()).slice(0, -1)},"${name}":{"isStaff":true}}`;
      const answer = await postText('application/json', polluted);
      expect([name, answer.status]).toEqual([name, 422]);
    }
    expect(votes()).toBe(before);
  });
});

describe('V4: an article or a language that is not there: 404, and no row', () => {
  test.each([
    ['article', { article: 'no-such-article' }],
    ['article, though a prototype has it', { article: 'constructor' }],
    ['locale', { locale: 'xx' }],
    ['locale in another case', { locale: 'pt-BR' }],
  ])('%s', async (_, change) => {
    const before = votes();
    const answer = await voter.post('/api/votes', exampleVote(change));
    expect(answer.status).toBe(404);
    expect(problemOf(answer).code).toBe('unknown-article');
    expect(votes()).toBe(before);
  });
});

describe('what a reader had typed comes back', () => {
  const typed = 'I typed all this & <b>that</b>';

  test.each([
    [422, { reason: 'easy-to-follow' }],
    [404, { article: 'no-such-article' }],
  ])('on the page of a %i', async (status, change) => {
    const answer = await voter.submit('/api/votes', exampleVote({ comment: typed, ...change }));
    expect(answer.status).toBe(status);
    expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(answer.text).toContain('I typed all this &amp; &lt;b&gt;that&lt;/b&gt;');
    expect(answer.text).toContain('action="/api/votes"');
  });

  test('a problem names its request, and holds no path, no SQL and no stack', async () => {
    const answer = await voter.post('/api/votes', exampleVote({ article: 'no-such-article' }));
    const problem = problemOf(answer);
    expect(problem).toMatchObject({
      type: '/api/#unknown-article',
      status: 404,
      requestId: answer.headers['x-request-id'],
    });
    expect(answer.text).not.toMatch(/select |insert |node_modules|at async|\/src\//i);
  });
});

test('V8: what sendBeacon sends is taken whole as JSON, and not at all as text', async () => {
  const before = votes();
  const vote = JSON.stringify(exampleVote({ comment: 'by beacon' }));
  for (const type of [
    'text/plain;charset=UTF-8',
    'text/plain',
    'multipart/form-data; boundary=x',
  ]) {
    expect((await postText(type, vote)).status).toBe(415);
  }
  expect(votes()).toBe(before);
  expect((await postText('application/json', vote)).status).toBe(201);
  expect(server.rows('select comment from votes where comment is not null')).toEqual([
    { comment: 'by beacon' },
  ]);
});

test('an article that exists takes a vote: the example itself is valid', async () => {
  const before = votes();
  const answer = await voter.post('/api/votes', exampleVote({ comment: LONGEST }));
  expect([answer.status, votes()]).toEqual([201, before + 1]);
  expect(server.rows('select comment from votes where article = ?', ARTICLE)).toContainEqual({
    comment: LONGEST,
  });
});
