import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runCli } from '../support/cli.ts';
import { exampleRequest, exampleVote, NO_LIMITS, voteAnswerOf } from '../support/examples.ts';
import { decodeHtml, MARKUP_TEXTS, packTexts, SQL_TEXTS } from '../support/hostile-text.ts';
import type { Answer } from '../support/http.ts';
import { addMember, signIn } from '../support/people.ts';
import { newReader, type Reader } from '../support/reader.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

/** V6: text that is program elsewhere is stored byte for byte, and is text wherever it is shown. */
const EMAIL = 'hostile@example.com';
const COMMENTS = packTexts(MARKUP_TEXTS, 2000);

let server: TestServer;
let customer: Reader;
beforeAll(async () => {
  server = await startTestServer({ env: { LIMITS: NO_LIMITS } });
  addMember(server.dataDir, EMAIL, 'professional');
  customer = newReader(server, 'customer');
  await signIn(server, customer, EMAIL);
});
afterAll(async () => {
  await server.stop();
});

test('there are more than 500 of markup and 200 of SQL', () => {
  expect(new Set(MARKUP_TEXTS).size).toBeGreaterThan(500);
  expect(new Set(SQL_TEXTS).size).toBeGreaterThan(200);
});

/** The page shows these texts, and has no tag of theirs. */
function expectShown(page: Answer, status: number, texts: string[]): void {
  expect(page.status).toBe(status);
  const read = decodeHtml(page.text);
  for (const text of texts) {
    expect([text, read.includes(text)]).toEqual([text, true]);
    if (/[<"]/.test(text)) expect([text, page.text.includes(text)]).toEqual([text, false]);
  }
  expect(page.text).not.toMatch(/<[^>]*\son\w+=|<script>(?:alert|window\.ran|top\.ran|fetch)/i);
}

describe('V6: markup', () => {
  test('in a comment: row, feedback page, page of a failure, amendment, CSV and JSON', async () => {
    const before = server.rows('select id from votes').length;
    for (const [n, comment] of COMMENTS.entries()) {
      const voter = newReader(server, `voter ${n}`);
      const answer = await voter.post('/api/votes', exampleVote({ reason: 'other', comment: 'x' }));
      const { id, token } = voteAnswerOf(answer).vote;
      const amended = await voter.submit(`/api/votes/${token}`, { comment });
      expect(amended.status).toBe(303);
      expect(server.rows('select comment from votes where id = ?', id)).toEqual([{ comment }]);
      const texts = comment.split('\n');
      expectShown(await voter.get(`/feedback/${token}/`), 200, texts);
      const failed = await voter.submit(`/api/votes/${token}`, { comment, value: 'x' });
      expectShown(failed, 422, texts);
    }
    expect(server.rows('select id from votes')).toHaveLength(before + COMMENTS.length);

    const ndjson = await runCli('export', ['votes', '--format', 'ndjson'], exportEnv());
    const exported = ndjson.stdout.split('\n').flatMap((line) => {
      const { comment } = JSON.parse(line || '{}') as { comment?: string };
      return comment === undefined ? [] : [comment];
    });
    expect(exported).toEqual(expect.arrayContaining(COMMENTS));
    const csv = await runCli('export', ['votes'], exportEnv());
    for (const comment of COMMENTS) {
      expect(csv.stdout).toContain(`"${comment.replaceAll('"', '""')}"`);
    }
  });

  test('in a request: rows, its page, the list, the form that failed, and not in its mail', async () => {
    for (const [n, text] of packTexts(MARKUP_TEXTS, 20_000).entries()) {
      const own = MARKUP_TEXTS[n * 40] ?? '';
      const fields = exampleRequest({ subject: own, description: text, query: own });
      const sent = await customer.submit('/api/requests', fields);
      const url = (sent.headers.location ?? '').replace('?sent=1', '');
      const reference = url.split('/').at(-2) ?? '';
      const [row] = server.rows<{ id: string }>(
        'select id, subject, query from requests where reference = ?',
        reference,
      );
      expect(row).toMatchObject({ subject: own, query: own });
      expect(server.rows('select body from messages where request = ?', row?.id ?? '')).toEqual([
        { body: text },
      ]);
      expectShown(await customer.get(url), 200, [own, ...text.split('\n')]);
      expectShown(await customer.get('/support/requests/'), 200, [own]);
    }
    const failed = exampleRequest({ subject: '', description: packTexts(MARKUP_TEXTS, 20_000)[0] });
    const page = await customer.submit('/api/requests', failed);
    expectShown(page, 422, String(failed['description']).split('\n'));

    await expect
      .poll(() => mails().filter((mail) => mail.includes('WM-')).length)
      .toBeGreaterThan(0);
    for (const mail of mails()) {
      expect(mail).not.toMatch(/alert\(1\)|window\.ran|evil\.example/i);
    }
  });

  test('in an address: search, sign-in, support and pages nobody has show it as text alone', async () => {
    for (const text of MARKUP_TEXTS.filter((_, n) => n % 5 === 0)) {
      const query = new URLSearchParams({ q: text, return_to: text, article: text, vote: text });
      for (const path of ['/search/', '/sign-in/', '/support/']) {
        const page = await customer.get(`${path}?${query.toString()}`);
        expect([path, text, page.status]).toEqual([path, text, 200]);
        // In a field's value, in quotes and with its own quotes escaped, it is text as well.
        const value = text.replaceAll('&', '&#38;').replaceAll('"', '&#34;');
        const rest = page.text.replaceAll(`value="${value}"`, '');
        expect([path, rest.includes(text) && /[<"]/.test(text)]).toEqual([path, false]);
      }
    }
  });
});

test('V6: SQL in a search, a comment and a request is text: one row each, all tables as before', async () => {
  const tables = () => server.rows('select sql from sqlite_master order by name');
  const before = tables();
  const searches = server.rows('select query from searches').length;
  const votes = server.rows('select id from votes').length;
  for (const query of SQL_TEXTS) {
    const answer = await customer.post('/api/searches', { query, locale: 'en', results: 0 });
    expect([query, answer.status]).toEqual([query, 204]);
  }
  const found = server.rows<{ query: string }>('select query from searches');
  expect(found).toHaveLength(searches + SQL_TEXTS.length);
  expect(found.map(({ query }) => query)).toEqual(expect.arrayContaining(SQL_TEXTS));
  for (const [n, comment] of packTexts(SQL_TEXTS, 2000).entries()) {
    const cast = await newReader(server, `sql ${n}`).post('/api/votes', exampleVote({ comment }));
    const { id } = voteAnswerOf(cast).vote;
    expect(server.rows('select comment from votes where id = ?', id)).toEqual([{ comment }]);
    const token = encodeURIComponent(SQL_TEXTS[n] ?? '');
    expect((await customer.call('PATCH', `/api/votes/${token}`, { value: 'up' })).status).toBe(404);
    expect((await customer.get(`/support/requests/${token}/`)).status).toBe(404);
  }
  expect(server.rows('select id from votes')).toHaveLength(
    votes + packTexts(SQL_TEXTS, 2000).length,
  );
  expect(server.rows("select id from votes where value not in ('up', 'down')")).toEqual([]);
  expect(tables()).toEqual(before);
});

const exportEnv = () => ({ DATA_DIR: server.dataDir });

function mails(): string[] {
  const folder = join(server.dataDir, 'mail');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.eml'))
    .map((name) => readFileSync(join(folder, name), 'utf8').replaceAll('=\r\n', ''));
}
