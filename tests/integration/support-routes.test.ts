import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exampleRequest, NO_LIMITS } from '../support/examples.ts';
import { problemOf } from '../support/http.ts';
import { addMember, linkIn, signIn } from '../support/people.ts';
import { newReader, type Reader } from '../support/reader.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

/** One rule decides who may write to the team: page, form and API agree for everybody. */
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ env: { LIMITS: NO_LIMITS } });
});
afterAll(async () => {
  await server.stop();
});

const DAY_MS = 86_400_000;
const inDays = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString();

type Who = { plan?: string; validUntil?: string | null; signedIn: boolean };

async function someone(name: string, { plan, validUntil = null, signedIn }: Who): Promise<Reader> {
  const email = `${name.replaceAll(/\W/g, '.')}@example.com`;
  if (plan !== undefined) addMember(server.dataDir, email, plan, validUntil);
  const reader = newReader(server, email);
  if (signedIn) await signIn(server, reader, email);
  return reader;
}

function stored(table: 'requests' | 'drafts'): number {
  return server.rows<{ n: number }>(`select count(*) as n from ${table}`)[0]?.n ?? -1;
}

const PEOPLE: [string, Who, { page: [number, string]; refusal: [number, string] | null }][] = [
  [
    'signed out',
    { signedIn: false },
    { page: [303, '/sign-in/?return_to=%2Fsupport%2Fnew%2F'], refusal: [401, 'sign-in-required'] },
  ],
  [
    'a member who did not sign in',
    { plan: 'professional', signedIn: false },
    { page: [303, '/sign-in/?return_to=%2Fsupport%2Fnew%2F'], refusal: [401, 'sign-in-required'] },
  ],
  [
    'without an account',
    { signedIn: true },
    { page: [303, '/support/'], refusal: [403, 'plan-without-support'] },
  ],
  [
    'on the free plan',
    { plan: 'free', signedIn: true },
    { page: [303, '/support/'], refusal: [403, 'plan-without-support'] },
  ],
  [
    'on a plan nobody described',
    { plan: 'gold', signedIn: true },
    { page: [303, '/support/'], refusal: [403, 'plan-without-support'] },
  ],
  [
    'on a plan that lapsed',
    { plan: 'professional', validUntil: inDays(-1), signedIn: true },
    { page: [303, '/support/'], refusal: [403, 'plan-without-support'] },
  ],
  [
    'on a commercial plan',
    { plan: 'basic', validUntil: inDays(1), signedIn: true },
    { page: [200, ''], refusal: null },
  ],
];

test.each(PEOPLE)('%s: page, form and API agree', async (name, who, { page, refusal }) => {
  const reader = await someone(name, who);
  const form = await reader.get('/support/new/');
  expect([form.status, form.headers.location ?? '']).toEqual(page);

  // What a search engine may keep is the page of whoever is signed out.
  const landing = await reader.get('/support/');
  expect(landing.text.includes('content="noindex"')).toBe(who.signedIn);

  const before = stored('requests');
  const byApi = await reader.post('/api/requests', exampleRequest());
  const byForm = await reader.submit('/api/requests', exampleRequest());
  if (refusal === null) {
    expect([byApi.status, byForm.status]).toEqual([201, 303]);
    expect(byForm.headers.location).toMatch(/^\/support\/requests\/WM-\w{8}\/\?sent=1$/);
    expect(stored('requests')).toBe(before + 2);
  } else {
    expect([byApi.status, problemOf(byApi).code]).toEqual(refusal);
    expect([byForm.status, byForm.headers['content-type']]).toEqual([
      refusal[0],
      'text/html; charset=utf-8',
    ]);
    expect(stored('requests')).toBe(before);
  }
});

test('a plan without support: 403 names the ways that are open, and the page keeps the text', async () => {
  const reader = await someone('refused', { plan: 'free', signedIn: true });
  const before = stored('drafts');
  const byApi = await reader.post('/api/requests', exampleRequest());
  const routes = problemOf(byApi).routes ?? [];
  expect(routes.map(({ kind }) => kind)).toEqual([
    'articles',
    'manuals',
    'videos',
    'webinars',
    'partners',
  ]);
  for (const { url } of routes) expect((await reader.get(url)).status).toBe(200);

  const byForm = await reader.submit('/api/requests', exampleRequest());
  expect(byForm.text).toContain('although I have one profile.');
  expect(byForm.text).toContain('your plan does not include support');
  expect(stored('drafts')).toBe(before);
});

test('a plan that ends while the form is open: refused by the same rule at the moment of sending', async () => {
  const email = 'ending@example.com';
  const reader = newReader(server, email);
  addMember(server.dataDir, email, 'professional');
  await signIn(server, reader, email);
  expect((await reader.get('/support/new/')).status).toBe(200);
  addMember(server.dataDir, email, 'professional', inDays(-1));
  expect((await reader.post('/api/requests', exampleRequest())).status).toBe(403);
});

function hiddenFields(page: string): Record<string, string> {
  const fields = page.matchAll(/type="hidden" name="(\w+)" value="([^"]*)"/g);
  return Object.fromEntries(
    Array.from(fields, ([, name = '', value = '']): [string, string] => [name, value]),
  );
}

describe('typed before signing in', () => {
  const TYPED = exampleRequest({
    description: 'Typed & <b>kept</b>\nfor a day',
    query: 'new login',
  });

  test('by the API: the draft is kept, and offered after signing in', async () => {
    const reader = await someone('early api', { plan: 'professional', signedIn: false });
    const refused = await reader.post('/api/requests', TYPED);
    const { draft = '', continue: next = '' } = problemOf(refused);
    expect([refused.status, next]).toEqual([401, `/support/new/?draft=${draft}`]);
    expect(JSON.stringify(server.rows('select * from drafts'))).not.toContain(draft);

    await signIn(server, reader, 'early.api@example.com');
    const form = await reader.get(next);
    expect([
      form.status,
      form.text.includes('Typed &amp; &lt;b&gt;kept&lt;/b&gt;\nfor a day'),
    ]).toEqual([200, true]);
  });

  test('by a form: the way leads through the mail back to the text, and sending deletes the draft', async () => {
    const email = 'early.form@example.com';
    const reader = await someone('early form', { plan: 'professional', signedIn: false });
    const before = stored('drafts');
    const page = await reader.submit('/api/requests', TYPED);
    expect([page.status, stored('drafts')]).toEqual([401, before + 1]);
    expect(page.text).toContain('Your request is kept for 24 hours');
    const returnTo = /name="return_to" value="([^"]+)"/.exec(page.text)?.[1] ?? '';
    await reader.submit('/api/sign-in', { email, return_to: returnTo });
    const link = new URL(linkIn(await server.mailTo(email)));
    const confirmed = await reader.submit(
      '/api/sign-in/confirm',
      Object.fromEntries(link.searchParams),
    );
    expect([confirmed.status, confirmed.headers.location]).toEqual([303, returnTo]);

    const form = await reader.get(returnTo);
    expect(form.text).toContain('Typed &amp; &lt;b&gt;kept&lt;/b&gt;');
    const hidden = hiddenFields(form.text);
    // A mistake on the way must not make the draft be forgotten.
    const mistaken = await reader.submit('/api/requests', { ...hidden, ...TYPED, subject: '' });
    expect(mistaken.text).toContain(`name="draft" value="${hidden['draft'] ?? 'none'}"`);
    const sent = await reader.submit('/api/requests', { ...hidden, ...TYPED });
    expect([sent.status, stored('drafts')]).toEqual([303, before]);
  });

  test('another token leads to nothing, and a signed-out reader is sent to sign in', async () => {
    const reader = await someone('guessing', { plan: 'professional', signedIn: true });
    const form = await reader.get(`/support/new/?draft=${'x'.repeat(22)}`);
    expect([form.status, form.text.includes('for a day')]).toEqual([200, false]);
    const signedOut = await newReader(server, 'nobody').get('/support/new/?draft=abc');
    expect(signedOut.headers.location).toBe(
      '/sign-in/?return_to=%2Fsupport%2Fnew%2F%3Fdraft%3Dabc',
    );
  });

  test('so many drafts an hour and no more from one address', async () => {
    const limited = await startTestServer({ env: { LIMITS: 'requestsPerPersonPerHour=2' } });
    const statuses: number[] = [];
    for (let n = 0; n < 3; n++) {
      statuses.push((await newReader(limited, `draft/${n}`).post('/api/requests', TYPED)).status);
    }
    expect(statuses).toEqual([401, 401, 429]);
    expect(limited.rows('select * from drafts')).toHaveLength(2);
    await limited.stop();
  });
});
