import { randomUUID } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  API_KEY,
  exampleAccount,
  exampleRequest,
  exampleVote,
  NO_LIMITS,
  voteAnswerOf,
} from '../support/examples.ts';
import { problemOf, send, type Answer } from '../support/http.ts';
import { startLocker } from '../support/locker.ts';
import { codesOf, faultsBy, promisesOf, readContract, type Contract } from '../support/open-api.ts';
import { addMember, mailedCode, mailedLink, signIn } from '../support/people.ts';
import { encodeForm, newReader, type Fields, type Reader } from '../support/reader.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { tokenOf, watchLinkIn } from '../support/watches.ts';

/**
 * Every answer and every failure of the document is asked for once, and what comes is checked by the
 * document: it can neither promise what does not happen nor hide what does.
 */
let server: TestServer;
let contract: Contract;
/** Somebody whose plan includes support, signed in. */
let customer: Reader;
/** A vote of theirs, to change. */
let token: string;
let watch: { confirm: string; unsubscribe: string };

const EMAIL = 'ana@example.com';
const SEARCHED = { query: 'x', locale: 'en', results: 1 };
const WATCHER = 'watcher@example.com';

beforeAll(async () => {
  server = await startTestServer({ env: { LIMITS: NO_LIMITS } });
  contract = await readContract(server);
  customer = newReader(server, 'contract/1');
  addMember(server.dataDir, EMAIL, 'professional');
  await signIn(server, customer, EMAIL);
  token = await newVote(customer);
  await customer.call('PATCH', `/api/votes/${token}`, { email: WATCHER });
  const mail = await server.mailTo(WATCHER);
  watch = {
    confirm: tokenOf(watchLinkIn(mail, '/watch/confirm')),
    unsubscribe: tokenOf(watchLinkIn(mail, '/watch/unsubscribe')),
  };
});
afterAll(async () => {
  await server.stop();
});

async function newVote(reader: Reader): Promise<string> {
  return voteAnswerOf(await reader.post('/api/votes', exampleVote())).vote.token;
}

/** A token for signing in that nobody used yet. */
async function linkToken(): Promise<string> {
  const reader = newReader(server, 'contract/link');
  return (await mailedLink(server, reader, EMAIL)).searchParams.get('token') ?? '';
}

/** Types the code of a mail in the browser that asked for it. */
async function tryCode(how: 'post' | 'submit'): Promise<Answer> {
  const reader = stranger();
  const code = await mailedCode(server, reader, `code-${randomUUID()}@example.com`);
  return reader[how]('/api/sign-in/code', { code });
}

/** Sends as a page does, but with any method and any bytes. */
function raw(method: string, path: string, type: string, body: string, origin = server.url) {
  const cookie = [...customer.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const headers = { Origin: origin, 'Content-Type': type, Cookie: cookie, ...WITH_KEY };
  return send(server, path, { method, headers, body });
}

/** As a page does whose reader wants to see a page next. */
function asForm(method: string, path: string, fields: Fields): Promise<Answer> {
  const type = 'application/x-www-form-urlencoded';
  const headers = { Origin: server.url, 'Content-Type': type, Accept: 'text/html' };
  return send(server, path, { method, headers, body: encodeForm(fields) });
}

const WITH_KEY = { Authorization: `Bearer ${API_KEY}` };

/** As a program does that holds the key: no cookie, no origin. */
function put(fields: Fields, headers: Record<string, string> = WITH_KEY): Promise<Answer> {
  const body = JSON.stringify(fields);
  const typed = { 'Content-Type': 'application/json', ...headers };
  return send(server, '/api/accounts/contract', { method: 'PUT', headers: typed, body });
}

const once = (key: string) => ({ 'Idempotency-Key': key });
const stranger = () => newReader(server, `contract/${randomUUID()}`);
const vote = () => `/api/votes/${token}`;

type Case = [promise: string, ask: () => Promise<Answer>];

const ANSWERS: Case[] = [
  ['get /api/openapi.json 200', () => send(server, '/api/openapi.json')],
  ['get /healthz 200', () => send(server, '/healthz')],
  ['get /readyz 200', () => send(server, '/readyz')],
  ['get /api/watches/unsubscribe 303', () => send(server, '/api/watches/unsubscribe?token=x')],
  ['post /api/votes 201', () => stranger().post('/api/votes', exampleVote())],
  [
    'post /api/votes 200',
    () => customer.post('/api/votes', exampleVote({ reason: 'other', comment: 'x', query: 'y' })),
  ],
  ['post /api/votes 303', () => asForm('POST', '/api/votes', exampleVote({ stuck: 'step-1' }))],
  ['post /api/votes/{token} 200', () => customer.post(vote(), { action: 'amend', anchor: 'a' })],
  ['post /api/votes/{token} 303', () => asForm('POST', vote(), { website: '', value: 'down' })],
  ['patch /api/votes/{token} 200', () => customer.call('PATCH', vote(), { comment: 'y' })],
  ['patch /api/votes/{token} 303', () => asForm('PATCH', vote(), { comment: 'z' })],
  ['delete /api/votes/{token} 200', () => customer.call('DELETE', vote())],
  ['delete /api/votes/{token} 303', () => asForm('DELETE', vote(), {})],
  ['post /api/searches 204', () => customer.post('/api/searches', { ...SEARCHED, position: 1 })],
  [
    'post /api/searches 303',
    () => asForm('POST', '/api/searches', { ...SEARCHED, kind: 'missed-need' }),
  ],
  ['post /api/sign-in 202', () => stranger().post('/api/sign-in', { email: EMAIL })],
  ['post /api/sign-in 303', () => asForm('POST', '/api/sign-in', { email: EMAIL })],
  [
    'post /api/sign-in/confirm 200',
    async () => stranger().post('/api/sign-in/confirm', { token: await linkToken() }),
  ],
  [
    'post /api/sign-in/confirm 303',
    async () => asForm('POST', '/api/sign-in/confirm', { token: await linkToken() }),
  ],
  ['post /api/sign-in/code 200', async () => tryCode('post')],
  ['post /api/sign-in/code 303', async () => tryCode('submit')],
  ['post /api/sign-out 200', () => stranger().post('/api/sign-out', {})],
  ['post /api/sign-out 303', () => asForm('POST', '/api/sign-out', {})],
  ['put /api/accounts/{id} 201', () => put(exampleAccount())],
  ['put /api/accounts/{id} 200', () => put(exampleAccount({ plan: 'gold' }))],
  ['post /api/requests 201', () => customer.post('/api/requests', exampleRequest())],
  ['post /api/requests 303', () => customer.submit('/api/requests', exampleRequest())],
  [
    'post /api/watches/confirm 200',
    () => customer.post('/api/watches/confirm', { token: watch.confirm }),
  ],
  [
    'post /api/watches/confirm 303',
    () => asForm('POST', '/api/watches/confirm', { token: watch.confirm }),
  ],
  [
    'post /api/watches/unsubscribe 200',
    () => customer.post('/api/watches/unsubscribe', { token: watch.unsubscribe }),
  ],
  [
    'post /api/watches/unsubscribe 303',
    () => asForm('POST', '/api/watches/unsubscribe', { token: watch.unsubscribe }),
  ],
];

const INVALID: Case[] = [
  ['post /api/votes', '/api/votes'],
  ['post /api/votes/{token}', '/api/votes/x'],
  ['patch /api/votes/{token}', '/api/votes/x'],
  ['post /api/searches', '/api/searches'],
  ['post /api/sign-in', '/api/sign-in'],
  ['post /api/sign-in/confirm', '/api/sign-in/confirm'],
  ['post /api/sign-in/code', '/api/sign-in/code'],
  ['post /api/requests', '/api/requests'],
  ['post /api/watches/confirm', '/api/watches/confirm'],
  ['post /api/watches/unsubscribe', '/api/watches/unsubscribe'],
].map(([name = '', path = '']) => {
  const [method = ''] = name.split(' ');
  return [`${name} invalid`, () => customer.call(method.toUpperCase(), path, { value: 'x' })];
});

INVALID.push(['put /api/accounts/{id} invalid', () => put({ value: 'x' })]);

const MISSING: Case[] = [
  ['post /api/votes/{token} not-found', () => customer.post('/api/votes/x', { value: 'up' })],
  ['patch /api/votes/{token} not-found', () => customer.call('PATCH', '/api/votes/x', {})],
  ['delete /api/votes/{token} not-found', () => customer.call('DELETE', '/api/votes/x')],
  [
    'post /api/watches/confirm not-found',
    () => customer.post('/api/watches/confirm', { token: 'x' }),
  ],
  [
    'post /api/watches/unsubscribe not-found',
    () => customer.post('/api/watches/unsubscribe', { token: 'x' }),
  ],
  [
    'post /api/votes unknown-article',
    () => customer.post('/api/votes', exampleVote({ article: 'none' })),
  ],
  [
    'post /api/requests unknown-article',
    () => customer.post('/api/requests', exampleRequest({ article: 'none' })),
  ],
  ['post /api/votes/{token} unknown-article', () => watchGone('POST')],
  ['patch /api/votes/{token} unknown-article', () => watchGone('PATCH')],
  [
    'post /api/sign-in/confirm link-used',
    () => customer.post('/api/sign-in/confirm', { token: 'x' }),
  ],
  ['post /api/sign-in/code code-ended', () => codeOfNoMail()],
];

/** From a browser that seems to have asked for a mail. */
function codeOfNoMail(): Promise<Answer> {
  const reader = stranger();
  reader.cookies.set('waymark_sign_in', 'x');
  return reader.post('/api/sign-in/code', { code: '123456' });
}

/** Asks to hear of an article that was removed after the vote. */
async function watchGone(method: string): Promise<Answer> {
  const reader = stranger();
  const { id, token: gone } = voteAnswerOf(await reader.post('/api/votes', exampleVote())).vote;
  const database = new DatabaseSync(join(server.dataDir, 'waymark.db'), { timeout: 2000 });
  database.prepare("update votes set article = 'gone' where id = ?").run(id);
  database.close();
  return reader.call(method, `/api/votes/${gone}`, { email: EMAIL });
}

const REFUSED: Case[] = [
  ['post /api/requests sign-in-required', () => stranger().post('/api/requests', exampleRequest())],
  ['put /api/accounts/{id} wrong-key', () => put(exampleAccount(), {})],
  ['post /api/requests plan-without-support', () => withoutSupport()],
  [
    'post /api/votes idempotency-mismatch',
    async () => {
      const key = once(randomUUID());
      await customer.post('/api/votes', exampleVote(), key);
      return customer.post('/api/votes', exampleVote({ value: 'up' }), key);
    },
  ],
  [
    'post /api/requests idempotency-mismatch',
    async () => {
      const key = once(randomUUID());
      await customer.post('/api/requests', exampleRequest(), key);
      return customer.post('/api/requests', exampleRequest({ subject: 'Other' }), key);
    },
  ],
];

async function withoutSupport(): Promise<Answer> {
  const reader = stranger();
  await signIn(server, reader, 'free@example.com');
  return reader.post('/api/requests', exampleRequest());
}

const LIMITED: Case[] = [
  [
    'post /api/votes too-many-requests',
    () => beyond('votesPerVoterPerMinute', (reader) => reader.post('/api/votes', exampleVote())),
  ],
  ['post /api/votes/{token} too-many-requests', () => beyond(...askingToHear('POST'))],
  ['patch /api/votes/{token} too-many-requests', () => beyond(...askingToHear('PATCH'))],
  [
    'post /api/sign-in too-many-requests',
    () =>
      beyond('signInMailsPerEmailPerHour', (reader) =>
        reader.post('/api/sign-in', { email: 'eve@example.com' }),
      ),
  ],
  [
    'post /api/requests too-many-requests',
    () =>
      beyond('requestsPerPersonPerHour', async (reader, at) => {
        addMember(at.dataDir, EMAIL, 'professional');
        if (reader.cookies.size === 0) await signIn(at, reader, EMAIL);
        return reader.post('/api/requests', exampleRequest());
      }),
  ],
];

type Ask = (reader: Reader, at: TestServer) => Promise<Answer>;

function askingToHear(method: string): [string, Ask] {
  let addresses = 0;
  return [
    'watchMailsPerAddressPerHour',
    async (reader) =>
      reader.call(method, `/api/votes/${await newVote(reader)}`, {
        email: `reader.${++addresses}@example.com`,
      }),
  ];
}

/** Does it twice on a server that allows it once. */
async function beyond(limit: string, ask: Ask): Promise<Answer> {
  const limited = await startTestServer({ env: { LIMITS: `${limit}=1` } });
  try {
    const reader = newReader(limited, 'contract/limited');
    expect((await ask(reader, limited)).status).toBeLessThan(300);
    return await ask(reader, limited);
  } finally {
    await limited.stop();
  }
}

/** What every write refuses, in the same way. */
const WRITES = [
  'post /api/votes',
  'post /api/votes/{token}',
  'patch /api/votes/{token}',
  'delete /api/votes/{token}',
  'post /api/searches',
  'post /api/sign-in',
  'post /api/sign-in/confirm',
  'post /api/sign-in/code',
  'post /api/sign-out',
  'post /api/requests',
  'post /api/watches/confirm',
  'post /api/watches/unsubscribe',
  'put /api/accounts/{id}',
];
const JSON_TYPE = 'application/json';
const OF_EVERY_WRITE: Case[] = WRITES.flatMap((name): Case[] => {
  const [method = '', template = ''] = name.split(' ');
  const path = template.replace(/\{\w+\}/, 'x');
  const ask = (type: string, body: string, origin?: string) => () =>
    raw(method.toUpperCase(), path, type, body, origin);
  return [
    [`${name} cross-site`, ask(JSON_TYPE, '{}', 'https://evil.example')],
    [`${name} too-large`, ask(JSON_TYPE, JSON.stringify({ x: 'x'.repeat(300_000) }))],
    [`${name} unsupported-media-type`, ask('text/plain', 'x')],
    [`${name} malformed`, ask(JSON_TYPE, '{')],
  ];
});

/** What cannot be answered while another process holds the database. */
const LOCKED: Case[] = [
  ['get /readyz 503', () => send(server, '/readyz')],
  ['post /api/votes unavailable', () => stranger().post('/api/votes', exampleVote())],
  ['post /api/votes/{token} unavailable', () => customer.post(vote(), { value: 'up' })],
  ['patch /api/votes/{token} unavailable', () => customer.call('PATCH', vote(), { value: 'up' })],
  ['delete /api/votes/{token} unavailable', () => customer.call('DELETE', vote())],
  ['post /api/sign-in unavailable', () => stranger().post('/api/sign-in', { email: EMAIL })],
  [
    'post /api/sign-in/confirm unavailable',
    () => stranger().post('/api/sign-in/confirm', { token: unused }),
  ],
  ['post /api/sign-in/code unavailable', () => codeOfNoMail()],
  ['post /api/sign-out unavailable', () => customer.post('/api/sign-out', {})],
  ['put /api/accounts/{id} unavailable', () => put(exampleAccount())],
  ['post /api/requests unavailable', () => customer.post('/api/requests', exampleRequest())],
  [
    'post /api/watches/confirm unavailable',
    () => customer.post('/api/watches/confirm', { token: watch.confirm }),
  ],
  [
    'post /api/watches/unsubscribe unavailable',
    () => customer.post('/api/watches/unsubscribe', { token: watch.unsubscribe }),
  ],
];
let unused = '';

/** A code where there is one, else the status. */
function whatCame(answer: Answer): string {
  const isProblem = answer.headers['content-type'] === 'application/problem+json';
  return isProblem ? problemOf(answer).code : String(answer.status);
}

function expectKept(promise: string, answer: Answer): void {
  const name = promise.slice(0, promise.lastIndexOf(' '));
  expect(`${name} ${whatCame(answer)}`).toBe(promise);
  expect(faultsBy(contract, name, answer)).toEqual([]);
}

const ASKED_ONE_BY_ONE = [
  ...ANSWERS,
  ...INVALID,
  ...MISSING,
  ...REFUSED,
  ...LIMITED,
  ...OF_EVERY_WRITE,
];

test('all that the document promises is asked for here', () => {
  const unexpected = WRITES.map((name) => `${name} unexpected`);
  const asked = [...ASKED_ONE_BY_ONE, ...LOCKED].map(([promise]) => promise);
  expect([...asked, ...unexpected].sort()).toEqual(promisesOf(contract));
});

describe('the document is kept', () => {
  test.each(ASKED_ONE_BY_ONE)('%s', async (promise, ask) => {
    expectKept(promise, await ask());
  });

  test('while another process holds the database', async () => {
    unused = await linkToken();
    const locker = startLocker(server.dataDir);
    await locker.tell('hold');
    const answers = await Promise.all(LOCKED.map(([, ask]) => ask()));
    await locker.tell('release');
    await locker.end();
    LOCKED.forEach(([promise], n) => {
      const answer = answers[n];
      if (answer) expectKept(promise, answer);
    });
    expect(answers).toHaveLength(LOCKED.length);
  });

  test('by a failure of ours, which every write can meet', async () => {
    const database = new DatabaseSync(join(server.dataDir, 'waymark.db'), { timeout: 2000 });
    database.exec('alter table votes rename to votes_away');
    const answer = await stranger().post('/api/votes', exampleVote());
    database.exec('alter table votes_away rename to votes');
    database.close();
    expectKept('post /api/votes unexpected', answer);
  });

  test('by a failure on a page', async () => {
    const page = await asForm('POST', '/api/votes', {});
    expect(faultsBy(contract, 'post /api/votes', page)).toEqual([]);
    expect([page.status, page.headers['content-type']]).toEqual([422, 'text/html; charset=utf-8']);
  });
});

test('what an address does not take is 405 with what it takes, and no operation', async () => {
  const described = contract.document.components.responses['MethodNotAllowed'];
  expect(described && codesOf(described)).toEqual(['method-not-allowed']);
  for (const path of Object.keys(contract.document.paths)) {
    const answer = await send(server, path.replace(/\{\w+\}/, 'x'), { method: 'OPTIONS' });
    expect([path, answer.status, problemOf(answer).code]).toEqual([
      path,
      405,
      'method-not-allowed',
    ]);
    const taken = [...contract.operations.keys()]
      .filter((name) => name.endsWith(` ${path}`))
      .map((name) => name.split(' ')[0]?.toUpperCase());
    const allow = answer.headers.allow?.split(', ').filter((method) => method !== 'HEAD');
    expect([path, allow?.sort()]).toEqual([path, taken.sort()]);
  }
});
