import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { NO_LIMITS } from '../support/examples.ts';
import { problemOf } from '../support/http.ts';
import { signIn } from '../support/people.ts';
import { newReader, type Reader } from '../support/reader.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { PRODUCT, SSO_ENV, ssoClaims, ssoToken } from '../support/sso.ts';
import { allRows } from '../support/writes.ts';

/** Arriving from the product with a token (CONTRACTS, `POST /sso`). */
let server: TestServer;
const LOGIN = 'https://app.example.com/login?to=help';
beforeAll(async () => {
  server = await startTestServer({ env: { LIMITS: NO_LIMITS, ...SSO_ENV, SSO_LOGIN_URL: LOGIN } });
});
afterAll(async () => {
  await server.stop();
});

let people = 0;
const FROM_PRODUCT = { Origin: PRODUCT, 'Sec-Fetch-Site': 'cross-site' };

function someone(changed: Record<string, unknown> = {}) {
  const email = `sso${++people}@example.com`;
  return { reader: newReader(server, email), email, claims: ssoClaims({ email, ...changed }) };
}

function arrive(reader: Reader, token: unknown, more: Record<string, unknown> = {}) {
  return reader.submit('/sso', { token, ...more }, FROM_PRODUCT);
}

const sessions = () => server.rows('select id from identity_sessions').length;

describe('a token that is wholly right', () => {
  test('leads to the support page with a session, a name and an account', async () => {
    const { reader, email, claims } = someone({ account: 'acme-1', role: 'manager' });
    const before = sessions();
    const { status, headers } = await arrive(reader, ssoToken(claims));
    expect([status, headers.location, sessions()]).toEqual([303, '/support/', before + 1]);
    expect((await reader.get('/support/requests/')).text).toContain(email);
    expect(server.rows(`select name from identity_users where email = '${email}'`)).toEqual([
      { name: 'Ana Example' },
    ]);
    expect(server.rows("select plan from accounts where id = 'acme-1'")).toEqual([
      { plan: 'professional' },
    ]);
    expect(server.rows("select email, role from members where account = 'acme-1'")).toEqual([
      { email, role: 'manager' },
    ]);
  });

  test.each([
    ['de', undefined, '/de/support/'],
    ['xx', undefined, '/support/'],
    [undefined, '/support/new/?article=a', '/support/new/?article=a'],
    ['de', '/search/?q=a', '/de/search/?q=a'],
    [undefined, '//evil.example', '/support/'],
    [undefined, '/\\evil.example', '/support/'],
    [undefined, 'https://evil.example/', '/support/'],
  ])('of locale %j with return_to %j leads to %s', async (locale, return_to, to) => {
    const { reader, claims } = someone({ locale });
    const more = return_to === undefined ? {} : { return_to };
    const { status, headers } = await arrive(reader, ssoToken(claims), more);
    expect([status, headers.location]).toEqual([303, to]);
  });

  test('works as JSON too', async () => {
    const { reader, email, claims } = someone();
    const answer = await reader.post('/sso', { token: ssoToken(claims) }, FROM_PRODUCT);
    expect([answer.status, JSON.parse(answer.text)]).toEqual([200, { email }]);
  });

  test('works once, also of ten at once, and what it wrote stays', async () => {
    const { claims } = someone();
    const token = ssoToken(claims);
    const before = sessions();
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => arrive(newReader(server, 'double'), token)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([
      303,
      ...Array<number>(9).fill(401),
    ]);
    expect(sessions()).toBe(before + 1);
    const rows = allRows(server);
    expect((await arrive(newReader(server, 'later'), token)).status).toBe(401);
    const sameId = ssoToken({ ...claims, name: 'Eve' });
    expect((await arrive(newReader(server, 'later'), sameId)).status).toBe(401);
    expect(allRows(server)).toBe(rows);
  });

  test('newer than what is known of the account wins, older does not', async () => {
    const iat = Math.floor(Date.now() / 1000);
    const plan = async (name: string, at: number) => {
      const { reader, claims } = someone({ account: 'acme-2', plan: name, iat: at, exp: iat + 60 });
      expect((await arrive(reader, ssoToken(claims))).status).toBe(303);
      return server.rows("select plan from accounts where id = 'acme-2'")[0];
    };
    expect(await plan('standard', iat - 20)).toEqual({ plan: 'standard' });
    expect(await plan('free', iat - 30)).toEqual({ plan: 'standard' });
    expect(await plan('enterprise', iat - 10)).toEqual({ plan: 'enterprise' });
    expect(server.rows("select count(*) as n from members where account = 'acme-2'")).toEqual([
      { n: 2 },
    ]);
  });
});

describe('somebody else is signed in', () => {
  test('the page asks first, staying is a link, and the button ends the other session', async () => {
    const { reader, email } = someone();
    await signIn(server, reader, email);
    const kept = reader.cookies.get('waymark_session');
    const { claims, email: arriving } = someone();
    const before = sessions();
    const asked = await arrive(reader, ssoToken(claims), { return_to: '/support/requests/' });
    expect(asked.status).toBe(303);
    expect([sessions(), reader.cookies.get('waymark_session')]).toEqual([before, kept]);
    const url = new URL(asked.headers.location ?? '', server.url);
    expect([url.origin, url.pathname]).toEqual([server.url, '/sign-in/confirm/']);
    const page = await reader.get(url.pathname + url.search);
    expect(page.text).toContain(`You came here signed in as ${arriving}.`);
    expect(page.text).toContain(`Stay signed in as ${email}`);
    expect(sessions()).toBe(before);
    const fields = { token: url.searchParams.get('token'), return_to: '/support/requests/' };
    const confirmed = await reader.submit('/api/sign-in/confirm', fields);
    expect([confirmed.status, confirmed.headers.location]).toEqual([303, '/support/requests/']);
    expect((await reader.get('/support/requests/')).text).toContain(arriving);
    // One came, one ended: the cookie of before opens nothing.
    expect(sessions()).toBe(before);
    const old = newReader(server, 'old cookie');
    old.cookies.set('waymark_session', kept ?? '');
    expect((await old.get('/support/requests/')).status).not.toBe(200);
  });

  test('the same person is not asked, and gets a new session in place of the old', async () => {
    const { reader, email, claims } = someone();
    await signIn(server, reader, email);
    const before = reader.cookies.get('waymark_session');
    const count = sessions();
    expect((await arrive(reader, ssoToken(claims))).headers.location).toBe('/support/');
    expect(reader.cookies.get('waymark_session')).not.toBe(before);
    expect(sessions()).toBe(count);
  });
});

describe('refused', () => {
  test('with a page that says what to do, and not one row', async () => {
    const { reader, claims } = someone();
    const before = allRows(server);
    const page = await arrive(reader, ssoToken(claims, undefined, 'a secret of somebody else'));
    expect(page.status).toBe(401);
    expect(page.text).toContain('open the help center from there again');
    expect(page.text).toContain('action="/api/sign-in"');
    expect([allRows(server), reader.cookies.size]).toEqual([before, 0]);
  });

  test.each([
    ['no token', {}],
    ['an empty one', { token: '' }],
    ['two', { token: ['a', 'b'] }],
    ['100 kB', { token: 'a.b.'.padEnd(102_400, 'x') }],
    ['text', { token: 'x' }],
  ])('%s: 401', async (_, fields) => {
    const before = allRows(server);
    const answer = await newReader(server, 'bad').post('/sso', fields, FROM_PRODUCT);
    expect([answer.status, problemOf(answer).code]).toEqual([401, 'token-refused']);
    expect(allRows(server)).toBe(before);
  });

  test('a token in the address is none', async () => {
    const path = `/sso?token=${ssoToken(someone().claims)}`;
    const before = allRows(server);
    expect((await newReader(server, 'query').submit(path, {}, FROM_PRODUCT)).status).toBe(401);
    expect((await newReader(server, 'query').get(path)).status).toBe(405);
    expect(allRows(server)).toBe(before);
  });

  test.each([
    ['our own pages', undefined],
    ['another site', 'https://evil.example'],
    ['a page without origin', 'null'],
    ['a site of nearly that name', 'https://app.example.com.evil.example'],
    ['the product over http', 'http://app.example.com'],
  ])('from %s: 403', async (_, origin) => {
    const before = allRows(server);
    const token = ssoToken(someone().claims);
    const from = { Origin: origin ?? server.url };
    expect((await newReader(server, 'origin').post('/sso', { token }, from)).status).toBe(403);
    expect(allRows(server)).toBe(before);
  });

  test('by a server that was told of no product: there is no such address', async () => {
    const plain = await startTestServer();
    const answer = await newReader(plain, 'plain').post('/sso', { token: 'x' }, FROM_PRODUCT);
    expect(answer.status).toBe(404);
    await plain.stop();
  });
});

test('the sign-in page leads to the product, and back to where the reader was going', async () => {
  const page = await newReader(server, 'login').get('/sign-in/?return_to=%2Fsupport%2Fnew%2F');
  const to = 'https://app.example.com/login?to=help&#38;return_to=%2Fsupport%2Fnew%2F';
  expect(page.text.replaceAll('&amp;', '&#38;')).toContain(`href="${to}"`);
});

test('the API document names the address, its failures and its words', async () => {
  const document = await newReader(server, 'document').get('/api/openapi.json');
  const { paths } = JSON.parse(document.text) as { paths: Record<string, { post?: object }> };
  expect(JSON.stringify(paths['/sso']?.post)).toContain('token-refused');
  expect((await newReader(server, 'document').get('/api/')).text).toContain('/sso');
});
