import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ARTICLE, exampleVote, voteAnswerOf } from '../support/examples.ts';
import { faultsOf, send } from '../support/http.ts';
import { encodeForm, newReader } from '../support/reader.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import {
  askAll,
  exampleAsk,
  folderWithMendedArticle,
  mailsTo,
  runFixed,
  tokenOf,
  watchLinkIn,
} from '../support/watches.ts';

/** "Tell me when it is mended", from the wish to the mail, on a real server. */
const CONFIRM = '/watch/confirm';
const UNSUBSCRIBE = '/watch/unsubscribe';
const API = '/api/watches/unsubscribe';
const FORM = { 'Content-Type': 'application/x-www-form-urlencoded' };
const ONE_CLICK = 'List-Unsubscribe=One-Click';
const MENDED = [ARTICLE, '--reason', 'did-not-work'];

let dataDir: string;
let server: TestServer | undefined;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'waymark-watches-'));
});
afterEach(async () => {
  await server?.stop();
  server = undefined;
  rmSync(dataDir, { recursive: true });
});

async function serve(): Promise<TestServer> {
  return (server = await startTestServer({ dataDir }));
}

function watchRows(): Record<string, unknown>[] {
  return server?.rows('select email, confirmed_at, revision from watches order by email') ?? [];
}

test('from the wish to the mail: one mail for a yes, none without, and no address is left', async () => {
  const [yes, silent] = ['yes.reader@example.com', 'silent.reader@example.com'];
  await askAll(dataDir, [exampleAsk({ email: yes }), exampleAsk({ email: silent })]);
  const first = await serve();
  const link = watchLinkIn(await first.mailTo(yes), CONFIRM);
  const reader = newReader(first, 'watcher/1');

  const before = watchRows();
  expect((await reader.get(link)).text).toContain(
    '<form method="post" action="/api/watches/confirm"',
  );
  await send(first, link, { method: 'HEAD' });
  expect(watchRows()).toEqual(before);

  const answer = await reader.submit('/api/watches/confirm', { token: tokenOf(link) });
  expect([answer.status, answer.headers.location]).toEqual([303, `${CONFIRM}?done=${ARTICLE}`]);
  const done = await reader.get(answer.headers.location ?? '');
  expect(done.text).toContain('We will write to you');
  expect(done.text).toContain(`href="/articles/${ARTICLE}/"`);
  const answers = watchRows().map((row) => [row['email'], row['confirmed_at'] !== null]);
  expect(answers).toEqual([
    [silent, false],
    [yes, true],
  ]);

  const tooEarly = await runFixed(dataDir, MENDED);
  expect(tooEarly).toMatchObject({ code: 1 });
  expect(tooEarly.output).toMatch(/^Nothing was sent\. .*1 reader waits/);
  await first.stop();

  const mended = folderWithMendedArticle();
  const dry = await runFixed(dataDir, [...MENDED, '--dry-run'], mended);
  expect(dry.output).toMatch(/^1 reader would get a mail: .*\nNothing was sent or deleted/);
  const told = await runFixed(dataDir, MENDED, mended);
  expect(told).toMatchObject({ code: 0 });
  expect(told.output).toMatch(/^1 reader gets a mail: “.+” was mended\.\n$/);
  const again = await runFixed(dataDir, MENDED, mended);
  expect(again).toMatchObject({ code: 0 });
  expect(again.output).toMatch(/^Nobody waits/);
  rmSync(mended, { recursive: true });

  const second = await serve();
  expect(watchRows()).toMatchObject([{ email: silent }]);
  await expect.poll(() => mailsTo(dataDir, yes).length).toBe(2);
  const mail = mailsTo(dataDir, yes)[1] ?? '';
  expect(mail).toContain(`/articles/${ARTICLE}/`);
  expect(mail).toMatch(
    /\r\nList-Unsubscribe: <http:\/\/localhost:\d+\/api\/watches\/unsubscribe\?token=/,
  );
  expect(mail).toContain('\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n');
  expect(mailsTo(dataDir, silent)).toHaveLength(1);
  const destinations = () =>
    second.rows('select destination from outbox where destination <> ?', '');
  await expect.poll(destinations).toEqual([]);

  const logs = first.log() + second.log();
  await second.stop();
  const files = readdirSync(dataDir).filter((name) => name.startsWith('waymark.db'));
  const bytes = files.map((name) => readFileSync(join(dataDir, name), 'latin1')).join('\n');
  expect(bytes.includes('silent.reader')).toBe(true);
  expect(bytes.includes('yes.reader')).toBe(false);
  expect(logs).not.toMatch(/(yes|silent)\.reader|_[\w-]{22}\b/);
});

test('the running server tells those who failed on an older page, once', async () => {
  await askAll(dataDir, [exampleAsk({ revision: 'feedface0000' })]);
  const running = await serve();
  const link = watchLinkIn(await running.mailTo('ana@example.com'), CONFIRM);
  const unanswered = await runFixed(dataDir, MENDED);
  expect(unanswered.output).toMatch(/^Nobody waits/);
  const reader = newReader(running, 'watcher/2');
  expect((await reader.post('/api/watches/confirm', { token: tokenOf(link) })).status).toBe(200);
  const runs = await Promise.all([runFixed(dataDir, MENDED), runFixed(dataDir, MENDED)]);
  expect(runs.map(({ output }) => output.slice(0, 6)).sort()).toEqual(['1 read', 'Nobody']);
  await expect.poll(() => mailsTo(dataDir, 'ana@example.com').length).toBe(2);
  expect(watchRows()).toEqual([]);
});

test('C9: nobody’s mailbox is flooded, whoever asks', async () => {
  const strangers = Array.from({ length: 20 }, (_, n) =>
    exampleAsk({ address: `192.0.2.${n}`, revision: `abcdef${n}` }),
  );
  const codes = await askAll(dataDir, strangers);
  expect(codes).toEqual(['asked', ...Array<string>(19).fill('too-many-requests')]);
  await serve();
  await expect.poll(() => mailsTo(dataDir, 'ana@example.com').length).toBe(1);
  expect(watchRows()).toHaveLength(1);
});

test('by a vote, with and without JavaScript: the vote stands, the mail comes once', async () => {
  const running = await serve();
  const reader = newReader(running, 'voter');
  const email = 'by.vote@example.com';
  const said = exampleVote({ reason: 'did-not-work', email });
  const key = { 'Idempotency-Key': crypto.randomUUID() };
  const first = await reader.post('/api/votes', said, key);
  const again = await reader.post('/api/votes', said, key);
  expect([first.status, again.status]).toEqual([201, 201]);
  expect(again.text).toBe(first.text);
  expect(watchRows()).toMatchObject([{ email, confirmed_at: null }]);

  const { token } = voteAnswerOf(first).vote;
  const other = 'by.form@example.com';
  const form = { action: 'amend', email: other };
  for (const answer of [
    await reader.submit(`/api/votes/${token}`, form),
    await reader.submit(`/api/votes/${token}`, form),
  ]) {
    expect(answer.status).toBe(303);
  }
  const link = watchLinkIn(await running.mailTo(other), CONFIRM);
  expect((await reader.post('/api/watches/confirm', { token: tokenOf(link) })).status).toBe(200);
  expect([mailsTo(dataDir, email).length, mailsTo(dataDir, other).length]).toEqual([1, 1]);

  const elsewhere = await reader.post(`/api/votes/${token}`, {
    ...form,
    email: 'x'.repeat(70) + '@example.com',
  });
  expect([elsewhere.status, faultsOf(elsewhere)]).toEqual([422, ['email: not-an-email']]);
  expect(running.rows('select value, reason from votes')).toEqual([
    { value: 'down', reason: 'did-not-work' },
  ]);
  expect(
    running.rows('select * from votes where comment like ? or query like ?', '%@%', '%@%'),
  ).toEqual([]);
});

describe('the command', () => {
  const cases: [string, string[], number, RegExp][] = [
    [
      'a mistyped article',
      ['change-my-login', '--reason', 'other'],
      1,
      /^There is no article "change-my-login"\. Did you mean: .*change-my-bitrix24-login/,
    ],
    [
      'an unknown reason',
      [ARTICLE, '--reason', 'other,bad'],
      1,
      /^Unknown reason: bad\. There are: .*did-not-work/,
    ],
    ['an unknown locale', [...MENDED, '--locale', 'xx'], 1, /^Unknown locale: xx\. There are: en/],
    ['no reason', [ARTICLE], 2, /^Name what was mended/],
    ['no article', ['--reason', 'other'], 2, /^Name the article/],
    ['two articles', [...MENDED, 'another'], 2, /^Name one article only/],
    ['an unknown option', [...MENDED, '--all'], 2, /Unknown option '--all'/],
    ['--help', ['--help'], 0, /^npm run fixed/],
  ];
  test('refuses what is wrong with it in one sentence', async () => {
    await serve();
    const runs = await Promise.all(cases.map(([, args]) => runFixed(dataDir, args)));
    for (const [index, [name, , code, sentence]] of cases.entries()) {
      expect([name, runs[index]?.code]).toEqual([name, code]);
      expect(runs[index]?.output, name).toMatch(sentence);
      expect(runs[index]?.output, name).not.toContain('    at ');
    }
  });
});

describe('the links', () => {
  const email = 'ana@example.com';
  let folder: string;
  let running: TestServer;
  let confirm: string;
  let unsubscribe: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'waymark-links-'));
    await askAll(folder, [exampleAsk({ email })]);
    running = await startTestServer({ dataDir: folder });
    const mail = await running.mailTo(email);
    confirm = tokenOf(watchLinkIn(mail, CONFIRM));
    unsubscribe = tokenOf(watchLinkIn(mail, UNSUBSCRIBE));
    expect(tokenOf(watchLinkIn(mail, API))).toBe(unsubscribe);
  });
  afterAll(async () => {
    await running.stop();
    rmSync(folder, { recursive: true });
  });

  const rows = () => running.rows('select * from watches');
  const oneClick = (token: string, change: { headers?: object; body?: string } = {}) =>
    send(running, `${API}?token=${token}`, {
      method: 'POST',
      headers: { ...FORM, ...change.headers },
      body: change.body ?? ONE_CLICK,
    });

  test('a wrong token is 404 everywhere, and no answer tells more', async () => {
    const reader = newReader(running, 'prober');
    const known = confirm.slice(0, -22);
    const wrong = ['x', 'x'.repeat(59), `${known}${'A'.repeat(22)}`, unsubscribe, confirm.slice(1)];
    const said = new Set<string>();
    for (const token of wrong) {
      const answer = await reader.post('/api/watches/confirm', { token });
      expect(answer.status).toBe(404);
      said.add(answer.text.replace(/"requestId":"[^"]+"/, ''));
      if (token !== unsubscribe) expect((await oneClick(token)).status).toBe(404);
      const page = await reader.submit('/api/watches/confirm', { token });
      expect(page.status).toBe(404);
      expect(page.text).toContain('This link does not work any more');
    }
    expect(said.size).toBe(1);
    // The page is the same for every token until its button is pressed.
    const pages = [confirm, 'x'].map(async (token) => {
      const page = await reader.get(`${CONFIRM}?token=${token}`);
      return [page.status, page.text.replaceAll(token, '')];
    });
    const [right, invented] = await Promise.all(pages);
    expect(right?.[0]).toBe(200);
    expect(String(invented?.[1]).length).toBeGreaterThan(500);
    expect((await reader.get(CONFIRM)).status).toBe(404);
    expect((await reader.post('/api/watches/confirm', {})).status).toBe(422);
    expect(rows()).toMatchObject([{ confirmed_at: null }]);
  });

  test('without an origin nothing but a one-click unsubscribe is taken', async () => {
    const json = { 'Content-Type': 'application/json' };
    const foreign = { Origin: 'https://evil.example' };
    const asJson = JSON.stringify({ 'List-Unsubscribe': 'One-Click' });
    const refused: [string, ReturnType<typeof send>][] = [
      ['another body', oneClick(unsubscribe, { body: 'List-Unsubscribe=Yes' })],
      ['a body with more', oneClick(unsubscribe, { body: `${ONE_CLICK}&token=${unsubscribe}` })],
      ['the page’s own body', oneClick(unsubscribe, { body: `token=${unsubscribe}` })],
      ['no body', oneClick(unsubscribe, { body: '' })],
      ['JSON', oneClick(unsubscribe, { headers: json, body: asJson })],
      ['too much', oneClick(unsubscribe, { body: `${ONE_CLICK}&x=${'x'.repeat(4000)}` })],
      ['another origin', oneClick(unsubscribe, { headers: foreign })],
      ['Origin: null', oneClick(unsubscribe, { headers: { Origin: 'null' } })],
      ['cross-site', oneClick(unsubscribe, { headers: { 'Sec-Fetch-Site': 'cross-site' } })],
      ['no site', oneClick(unsubscribe, { headers: { 'Sec-Fetch-Site': 'none' } })],
      ...['/api/watches/confirm', '/api/votes', '/api/sign-out'].map(
        (path): [string, ReturnType<typeof send>] => [
          path,
          send(running, `${path}?token=${confirm}`, {
            method: 'POST',
            headers: FORM,
            body: ONE_CLICK,
          }),
        ],
      ),
    ];
    for (const [name, answer] of refused)
      expect([name, (await answer).status]).toEqual([name, 403]);
    expect(rows()).toHaveLength(1);
  });

  test('opening the address of the one-click button shows the page and ends nothing', async () => {
    const answer = await send(running, `${API}?token=${unsubscribe}`);
    expect([answer.status, answer.headers.location]).toEqual([
      303,
      `${UNSUBSCRIBE}?token=${unsubscribe}`,
    ]);
    const page = await newReader(running, 'opener').get(answer.headers.location ?? '');
    expect(page.text).toContain('action="/api/watches/unsubscribe"');
    expect(page.headers['cache-control']).toBe('private, no-store');
    expect(page.text).toContain('<meta name="robots" content="noindex"');
    expect(
      (await send(running, API, { method: 'DELETE', headers: { Origin: running.url } })).status,
    ).toBe(405);
    expect(rows()).toHaveLength(1);
  });

  test('one click without Origin deletes the address, and again is no error', async () => {
    // A provider may name any types it accepts; RFC 8058 forbids a redirect.
    const answer = await oneClick(unsubscribe, { headers: { Accept: 'text/html' } });
    expect([answer.status, JSON.parse(answer.text)]).toEqual([200, { status: 'unsubscribed' }]);
    expect(rows()).toEqual([]);
    const body = `--b\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--b--\r\n`;
    const headers = { 'Content-Type': 'multipart/form-data; boundary=b' };
    expect((await oneClick(unsubscribe, { headers, body })).status).toBe(200);
    const byPage = await newReader(running, 'late').submit(API, { token: unsubscribe });
    expect([byPage.status, byPage.headers.location]).toEqual([303, `${UNSUBSCRIBE}?done`]);
    const gone = await newReader(running, 'late').post('/api/watches/confirm', { token: confirm });
    expect(gone.status).toBe(404);
  });

  test('an address that forges a header is refused with the vote', async () => {
    const forged = 'ana@example.com\r\nBcc: eve@example.net';
    const reader = newReader(running, 'forger');
    for (const answer of [
      await reader.post('/api/votes', exampleVote({ email: forged })),
      await send(running, '/api/votes', {
        method: 'POST',
        headers: { ...FORM, Origin: running.url },
        body: encodeForm(exampleVote({ email: forged })),
      }),
    ]) {
      expect([answer.status, faultsOf(answer)]).toEqual([422, ['email: not-an-email']]);
    }
    expect(rows()).toEqual([]);
  });

  test.each([
    ['of a script that filled in everything', { website: 'https://example.net' }],
    ['left with a vote that it helped', { value: 'up', reason: undefined }],
  ])('an address %s gets no mail; the vote stands', async (_, change) => {
    const reader = newReader(running, `no mail ${JSON.stringify(change)}`);
    const email = 'ana@example.com';
    const mails = () => running.rows('select 1 from outbox').length;
    const before = mails();
    const answer = await reader.post('/api/votes', exampleVote({ email, ...change }));
    expect(answer.status).toBe(201);
    expect([rows(), mails()]).toEqual([[], before]);
  });
});
