import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exampleRequest, NO_LIMITS } from '../support/examples.ts';
import { problemOf } from '../support/http.ts';
import { addMember, signIn } from '../support/people.ts';
import { newReader, type Reader } from '../support/reader.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

/** Who, on which plan, about what: page, form and API agree on every combination. */
let server: TestServer;
const readers = new Map<string, Reader>();
beforeAll(async () => {
  server = await startTestServer({ env: { LIMITS: NO_LIMITS } });
  for (const [name, who] of Object.entries(PEOPLE)) {
    const email = `${name.replaceAll(/\W/g, '.')}@example.com`;
    const reader = newReader(server, email);
    if (who?.plan !== undefined) addMember(server.dataDir, email, who.plan, who.until ?? null);
    if (who) await signIn(server, reader, email);
    readers.set(name, reader);
  }
});
afterAll(async () => {
  await server.stop();
});

const PEOPLE: Record<string, { plan?: string; until?: string } | null> = {
  'signed out': null,
  'no account': {},
  'free plan': { plan: 'free' },
  'plan nobody described': { plan: 'gold' },
  'lapsed plan': { plan: 'professional', until: '2020-01-01T00:00:00.000Z' },
  'paid plan': { plan: 'basic', until: '2099-01-01T00:00:00.000Z' },
};
const TOPICS = ['', 'using', 'billing', 'sign-in', 'security', 'abuse', 'setup', 'training'];
const OPEN = ['billing', 'sign-in', 'security', 'abuse'];
const OF_PARTNERS = ['setup', 'training'];

const ALL = Object.keys(PEOPLE).flatMap((who) =>
  TOPICS.map((topic): [string, string] => [who, topic]),
);

function expectedRoute(who: string, topic: string): string {
  if (who === 'signed out') return 'sign-in';
  if (who === 'paid plan' || OPEN.includes(topic)) return 'request';
  return OF_PARTNERS.includes(topic) ? 'partner' : 'self-support';
}

const READER_OF = (who: string): Reader => {
  const reader = readers.get(who);
  if (!reader) throw new Error(who);
  return reader;
};
const requests = () => server.rows('select topic from requests order by created_at, id');

describe('every combination', () => {
  test.each(ALL)('%s, topic %j', async (who, topic) => {
    const reader = READER_OF(who);
    const route = expectedRoute(who, topic);
    const query = topic === '' ? '' : `?topic=${topic}`;

    const page = await reader.get(`/support/${query}`);
    expect(page.status).toBe(200);
    expect({
      signIn: page.text.includes('href="/sign-in/?return_to='),
      request: page.text.includes(`href="/support/new/${query}"`),
      partner: page.text.includes('These are the nearest to you.'),
    }).toEqual({
      signIn: route === 'sign-in',
      request: route === 'request',
      partner: route === 'partner',
    });

    const form = await reader.get(`/support/new/${query}`);
    expect(form.status).toBe(route === 'request' ? 200 : 303);
    if (route === 'sign-in') expect(form.headers.location).toMatch(/^\/sign-in\//);
    if (route === 'request' && topic !== '') expect(form.text).toContain(`value="${topic}"`);
    if (route === 'partner' || route === 'self-support') {
      expect(form.headers.location).toBe(`/support/${query}`);
    }

    const before = requests();
    const sent = await reader.post('/api/requests', exampleRequest(topic === '' ? {} : { topic }));
    const refusals: Record<string, [number, string]> = {
      'sign-in': [401, 'sign-in-required'],
      'self-support': [403, 'plan-without-support'],
      partner: [403, 'plan-without-support'],
    };
    const refused = refusals[route];
    if (refused) {
      expect([sent.status, problemOf(sent).code]).toEqual(refused);
      expect(requests()).toEqual(before);
    } else {
      expect(sent.status).toBe(201);
      expect(requests()).toEqual([...before, { topic: topic === '' ? null : topic }]);
    }
  });

  test('is 48 of them', () => {
    expect(ALL).toHaveLength(48);
  });
});

test('a topic there is not opens nothing: 403 on a free plan, 422 on a paid one', async () => {
  const sent = exampleRequest({ topic: 'billing2' });
  const free = await READER_OF('free plan').post('/api/requests', sent);
  expect([free.status, problemOf(free).code]).toEqual([403, 'plan-without-support']);
  const paid = await READER_OF('paid plan').post('/api/requests', sent);
  expect([paid.status, problemOf(paid).errors]).toMatchObject([
    422,
    [{ field: 'topic', code: 'not-in-list' }],
  ]);
});

test.each([
  ['no account', 'We know of no paid plan for your address'],
  ['free plan', 'Your plan, Free, includes all you find here.'],
  ['plan nobody described', 'We found your account'],
  ['lapsed plan', 'The paid time of your plan has ended'],
  ['paid plan', 'Your plan: Basic'],
  ['paid plan', 'within 24 hours, counted in business hours'],
  ['paid plan', 'Monday to Friday'],
])('%s: the page says “%s”', async (who, sentence) => {
  expect((await READER_OF(who).get('/support/')).text).toContain(sentence);
});

describe('the directory of partners', () => {
  const found = (text: string) =>
    Array.from(text.matchAll(/partners\/([a-z-]+)"/g), ([, id]) => id);

  test('is filtered by its address alone, and names who is elsewhere after who is near', async () => {
    const { text } = await READER_OF('signed out').get(
      '/support/partners/?country=ES&language=es&service=training',
    );
    expect(found(text)).toEqual(['madrid', 'rio']);
    expect(text.indexOf('In Spain')).toBeLessThan(text.indexOf('In other countries'));
    expect(text).toMatch(/<option value="ES" selected[^>]*>\s*Spain/);
  });

  test('says when nobody fits, and then names all', async () => {
    const { text } = await READER_OF('signed out').get(
      '/support/partners/?language=fr&service=assistance&country=JP',
    );
    const fits = found(text);
    expect(fits).toContain('toronto');
    const none = await READER_OF('signed out').get('/support/partners/?language=ja&service=x');
    expect(found(none.text)).toEqual(['tokyo', 'osaka']);
  });

  test('has at least 12 partners in 6 countries', async () => {
    const { text } = await READER_OF('signed out').get('/support/partners/');
    expect(new Set(found(text)).size).toBeGreaterThanOrEqual(12);
    const countries = /<select id="country"[^]*?<\/select>/.exec(text)?.[0] ?? '';
    expect(countries.match(/<option/g)?.length).toBeGreaterThan(6);
  });
});
