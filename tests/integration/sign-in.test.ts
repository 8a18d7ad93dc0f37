import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { NO_LIMITS } from '../support/examples.ts';
import { faultsOf, problemOf, type Answer } from '../support/http.ts';
import { linkIn, mailedCode, mailedLink, signIn } from '../support/people.ts';
import { newReader, type Reader } from '../support/reader.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

/** Signing in by a mailed link, from the form to the session and out again. */
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ env: { LIMITS: NO_LIMITS } });
});
afterAll(async () => {
  await server.stop();
});

let people = 0;

function someone(): { reader: Reader; email: string } {
  const email = `person${++people}@example.com`;
  return { reader: newReader(server, email), email };
}

async function mailedToken(reader: Reader, email: string): Promise<string> {
  return (await mailedLink(server, reader, email)).searchParams.get('token') ?? '';
}

async function isSignedIn(reader: Reader): Promise<boolean> {
  return (await reader.get('/support/requests/')).status === 200;
}

function sessions(): number {
  return server.rows<{ n: number }>('select count(*) as n from identity_sessions')[0]?.n ?? -1;
}

describe('the way in', () => {
  test('form, mail, page, one more tap, and back to where it began', async () => {
    const { reader, email } = someone();
    const asked = await reader.submit('/api/sign-in', { email, return_to: '/support/requests/' });
    const { status, headers } = asked;
    const goesOn = 'return_to=%2Fsupport%2Frequests%2F';
    expect([status, headers.location]).toEqual([303, `/sign-in/?sent=1&${goesOn}`]);
    const sent = await reader.get(headers.location ?? '');
    expect(sent.text).toContain('Look into your inbox');
    // A second link must lead to the same place.
    expect(sent.text).toContain(`href="/sign-in/?${goesOn}"`);

    const link = new URL(linkIn(await server.mailTo(email)));
    expect([link.origin, link.pathname]).toEqual([server.url, '/sign-in/confirm']);
    const page = await reader.get(link.pathname + link.search);
    expect(page.text).toContain('action="/api/sign-in/confirm"');
    // Whose link it is, so that nobody is signed in as somebody else unnoticed.
    expect(page.text).toContain(`This link signs you in as ${email}.`);
    const confirmed = await reader.submit(
      '/api/sign-in/confirm',
      Object.fromEntries(link.searchParams),
    );
    expect([confirmed.status, confirmed.headers.location]).toEqual([303, '/support/requests/']);
    expect(await isSignedIn(reader)).toBe(true);
  });

  test('answers the same whoever the address belongs to', async () => {
    const { reader, email } = someone();
    await signIn(server, reader, email);
    const [known, unknown] = await Promise.all(
      [email, 'never.seen@example.com'].map((address) =>
        newReader(server, 'asking').post('/api/sign-in', { email: address }),
      ),
    );
    expect([known?.status, known?.text]).toEqual([202, unknown?.text]);
  });

  test.each([
    ['', 'email: required'],
    ['ana', 'email: not-an-email'],
    ['ana@example.com, eve@example.com', 'email: not-an-email'],
    ['ana@example.com\r\nBcc: eve@example.com', 'email: not-an-email'],
    ['"a"@b>,<c@example.com', 'email: not-an-email'],
    ['ana\u0000@example.com', 'email: has-null-character'],
    [`${'a'.repeat(250)}@example.com`, 'email: too-long'],
    [['ana@example.com', 'eve@example.com'], 'email: not-text'],
  ])('takes one address and no other text: %j', async (email, fault) => {
    const before = server.rows('select id from outbox').length;
    const answer = await newReader(server, 'typo').post('/api/sign-in', { email });
    expect([answer.status, faultsOf(answer)]).toEqual([422, [fault]]);
    expect(server.rows('select id from outbox')).toHaveLength(before);
  });

  test('the form comes back with what was typed', async () => {
    const fields = { email: 'ana@@example', return_to: '/support/new/?vote=abc' };
    const page = await newReader(server, 'typo').submit('/api/sign-in', fields);
    expect(page.status).toBe(422);
    expect(page.text).toContain('value="ana@@example"');
    expect(page.text).toContain('value="/support/new/?vote=abc"');
  });
});

describe('the link', () => {
  test('is not used up by reading: scanners and previews burn nothing', async () => {
    const { reader, email } = someone();
    const link = await mailedLink(server, reader, email);
    const before = sessions();
    for (let n = 0; n < 3; n++) {
      expect((await newReader(server, 'scanner').get(link.pathname + link.search)).status).toBe(
        200,
      );
      const api = `/api/sign-in/confirm${link.search}`;
      expect((await newReader(server, 'scanner').get(api)).status).toBe(405);
    }
    expect(sessions()).toBe(before);
    const token = link.searchParams.get('token');
    expect((await reader.post('/api/sign-in/confirm', { token })).status).toBe(200);
  });

  test('works once: the second time 410, no session, and the page offers another', async () => {
    const { reader, email } = someone();
    const token = await mailedToken(reader, email);
    await reader.post('/api/sign-in/confirm', { token });
    const before = sessions();
    const thief = newReader(server, 'thief');
    const ended = await thief.get(`/sign-in/confirm?token=${token}`);
    expect(ended.text).toContain('This link does not work any more');
    expect(ended.text).not.toContain('action="/api/sign-in/confirm"');
    const again = await thief.post('/api/sign-in/confirm', { token });
    expect([again.status, problemOf(again).code]).toEqual([410, 'link-used']);
    const page = await thief.submit('/api/sign-in/confirm', { token });
    expect([page.status, page.text.includes('action="/api/sign-in"')]).toEqual([410, true]);
    expect([sessions(), thief.cookies.size]).toEqual([before, 0]);
  });

  test('works once also when it is used ten times at once', async () => {
    const { reader, email } = someone();
    const token = await mailedToken(reader, email);
    const before = sessions();
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => reader.post('/api/sign-in/confirm', { token })),
    );
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses).toEqual([200, ...Array<number>(9).fill(410)]);
    expect(sessions()).toBe(before + 1);
  });

  test.each([
    ['invented', 'x'.repeat(22), 410],
    ['the hash of one', 'a'.repeat(64), 410],
    ['with U+0000', 'a\u0000b', 422],
    ['far too long', 'x'.repeat(201), 422],
    ['missing', undefined, 422],
  ])('%s signs nobody in', async (_, token, status) => {
    const reader = newReader(server, 'guessing');
    const before = sessions();
    expect((await reader.post('/api/sign-in/confirm', { token })).status).toBe(status);
    expect([sessions(), reader.cookies.size]).toEqual([before, 0]);
  });
});

describe('the code', () => {
  const CODE = '/api/sign-in/code';

  test('typed without scripts on the page that says to look signs in and leads back', async () => {
    const { reader, email } = someone();
    const code = await mailedCode(server, reader, email, '/support/requests/');
    const page = await reader.get('/sign-in/?sent=1&return_to=%2Fsupport%2Frequests%2F');
    expect(page.text).toContain(`action="${CODE}"`);
    expect(page.text).toMatch(/<input[^>]*autocomplete="one-time-code"[^>]*inputmode="numeric"/);
    const before = sessions();
    const confirmed = await reader.submit(CODE, { code, return_to: '/support/requests/' });
    expect([confirmed.status, confirmed.headers.location]).toEqual([303, '/support/requests/']);
    expect([sessions(), await isSignedIn(reader)]).toEqual([before + 1, true]);
    expect(reader.cookies.has('waymark_sign_in')).toBe(false);
  });

  test('wrong: 422 beside the field, no session, and the next try may be right', async () => {
    const { reader, email } = someone();
    const code = await mailedCode(server, reader, email);
    const wrong = code === '000000' ? '000001' : '000000';
    const before = sessions();
    const refused = await reader.post(CODE, { code: wrong });
    expect([refused.status, faultsOf(refused)]).toEqual([422, ['code: wrong-code']]);
    const page = await reader.submit(CODE, { code: wrong, return_to: '/support/new/' });
    expect(page.status).toBe(422);
    expect(page.text).toContain(`action="${CODE}"`);
    expect(page.text).toContain('value="/support/new/"');
    expect(sessions()).toBe(before);
    expect((await reader.post(CODE, { code })).status).toBe(200);
  });

  test('of five wrong tries the sixth is not looked at, and the link still works', async () => {
    const { reader, email } = someone();
    const code = await mailedCode(server, reader, email);
    const wrong = code === '000000' ? '000001' : '000000';
    for (let n = 0; n < 5; n++) expect((await reader.post(CODE, { code: wrong })).status).toBe(422);
    const before = sessions();
    const ended = await reader.post(CODE, { code });
    expect([ended.status, problemOf(ended).code]).toEqual([410, 'code-ended']);
    const page = await reader.submit(CODE, { code });
    expect([page.status, page.text.includes('action="/api/sign-in"')]).toEqual([410, true]);
    expect(sessions()).toBe(before);
    const token = new URL(linkIn(await server.mailTo(email))).searchParams.get('token');
    expect((await reader.post('/api/sign-in/confirm', { token })).status).toBe(200);
  });

  test('is of no use to whoever did not ask', async () => {
    const { reader, email } = someone();
    const code = await mailedCode(server, reader, email);
    const before = sessions();
    const thief = newReader(server, 'thief');
    expect((await thief.post(CODE, { code })).status).toBe(410);
    const eve = someone();
    await mailedCode(server, eve.reader, eve.email);
    expect((await eve.reader.post(CODE, { code })).status).toBe(422);
    expect(sessions()).toBe(before);
  });

  test.each([[undefined], [''], ['x'.repeat(21)], [['1', '2']], [{}], [123456], ['1\u0000']])(
    '%j is no code, and counts as no try',
    async (code) => {
      const { reader, email } = someone();
      await reader.post('/api/sign-in', { email });
      const tries = 'select sum(tries) as n from sign_in_codes';
      const before = server.rows(tries);
      expect((await reader.post(CODE, { code })).status).toBe(422);
      expect(server.rows(tries)).toEqual(before);
    },
  );
});

describe('where it leads back to', () => {
  test.each([
    '//evil.example',
    '/\\evil.example',
    '/%5cevil.example',
    'https://evil.example/',
    'https:evil.example',
    'javascript:alert(1)',
    '/\t/evil.example',
    '/%2f/evil.example',
    '/.//evil.example',
    'evil.example',
    `/${'x'.repeat(3000)}`,
    '/\r\nSet-Cookie: x=1',
  ])('%j stays on the site', async (return_to) => {
    const { reader, email } = someone();
    const link = await mailedLink(server, reader, email, return_to);
    expect(link.searchParams.get('return_to')).toBe('/support/');
    const token = link.searchParams.get('token');
    const confirmed = await reader.submit('/api/sign-in/confirm', { token, return_to });
    expect([confirmed.status, confirmed.headers.location]).toEqual([303, '/support/']);
    const page = await reader.get(`/sign-in/?${new URLSearchParams({ return_to }).toString()}`);
    expect(page.text).toContain('name="return_to" value="/support/"');
  });
});

describe('the session', () => {
  function sessionCookie(answer: Answer): string {
    return answer.headers['set-cookie']?.find((cookie) => cookie.includes('waymark_session')) ?? '';
  }

  test('is a cookie out of reach of scripts, and the database holds only its hash', async () => {
    const { reader, email } = someone();
    const token = await mailedToken(reader, email);
    const cookie = sessionCookie(await reader.post('/api/sign-in/confirm', { token }));
    const [pair = '', ...attributes] = cookie.split('; ');
    expect(attributes.sort()).toEqual(['HttpOnly', 'Max-Age=34560000', 'Path=/', 'SameSite=Lax']);
    const plain = decodeURIComponent(pair.replace('waymark_session=', '')).split('.')[0] ?? '';
    expect(plain.length).toBeGreaterThanOrEqual(22);
    for (const table of ['identity_sessions', 'identity_verifications', 'identity_users']) {
      expect(JSON.stringify(server.rows(`select * from ${table}`))).not.toContain(plain);
    }
  });

  test('on https has the __Host- prefix and is secure', async () => {
    const SITE_URL = 'https://help.example.com';
    const secure = await startTestServer({ env: { SITE_URL, LIMITS: NO_LIMITS } });
    const reader = newReader(secure, 'https');
    const ours = { Origin: SITE_URL };
    await reader.post('/api/sign-in', { email: 'ana@example.com' }, ours);
    const token = new URL(linkIn(await secure.mailTo('ana@example.com'))).searchParams.get('token');
    const cookie = sessionCookie(await reader.post('/api/sign-in/confirm', { token }, ours));
    expect(cookie).toMatch(/^__Host-waymark_session=/);
    expect(cookie.split('; ')).toEqual(expect.arrayContaining(['Secure', 'HttpOnly', 'Path=/']));
    expect(cookie).not.toContain('Domain');
    expect(await isSignedIn(reader)).toBe(true);
    await secure.stop();
  });

  test('is a new one at each sign-in, whatever cookie came along', async () => {
    const { reader, email } = someone();
    reader.cookies.set('waymark_session', 'planted-by-somebody');
    await signIn(server, reader, email);
    const first = reader.cookies.get('waymark_session');
    expect(first).not.toBe('planted-by-somebody');
    await signIn(server, reader, email);
    expect(reader.cookies.get('waymark_session')).not.toBe(first);
  });

  test('ends on the server when its reader signs out: a kept cookie opens nothing', async () => {
    const { reader, email } = someone();
    await signIn(server, reader, email);
    const kept = reader.cookies.get('waymark_session') ?? '';
    const before = sessions();
    const out = await reader.submit('/api/sign-out', {});
    expect([out.status, out.headers.location, sessions()]).toEqual([303, '/', before - 1]);
    expect(reader.cookies.has('waymark_session')).toBe(false);
    reader.cookies.set('waymark_session', kept);
    expect(await isSignedIn(reader)).toBe(false);
  });

  test.each([
    ['invented', () => 'abc.def'],
    ['with its signature cut', (cookie: string) => cookie.slice(0, -4)],
    [
      'with another token',
      (cookie: string) => (cookie.startsWith('x') ? 'y' : 'x') + cookie.slice(1),
    ],
    ['not even text', () => '%ff%00'],
  ])('%s is none', async (_, forge) => {
    const { reader, email } = someone();
    await signIn(server, reader, email);
    reader.cookies.set('waymark_session', forge(reader.cookies.get('waymark_session') ?? ''));
    expect(await isSignedIn(reader)).toBe(false);
    expect((await reader.submit('/api/sign-out', {})).status).toBe(303);
  });
});

describe('C9: limits', () => {
  test('so many mails an hour to one mailbox: 429, no mail, and the form keeps the address', async () => {
    const limited = await startTestServer({ env: { LIMITS: 'signInMailsPerEmailPerHour=2' } });
    const email = 'ana@example.com';
    for (const typed of [email, 'ANA@example.com ']) {
      const asked = await newReader(limited, typed).post('/api/sign-in', { email: typed });
      expect(asked.status).toBe(202);
    }
    const refused = await newReader(limited, 'third').submit('/api/sign-in', { email });
    expect(refused.status).toBe(429);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect(refused.text).toContain(`value="${email}"`);
    expect(refused.text).toContain('type="email"');
    expect(limited.rows('select id from outbox')).toHaveLength(2);
    const other = await newReader(limited, 'other').post('/api/sign-in', {
      email: 'b@example.com',
    });
    expect(other.status).toBe(202);
    await limited.stop();
  });

  test('so many from one address, and a mailbox that is full does not count', async () => {
    const LIMITS = 'signInMailsPerAddressPerHour=3,signInMailsPerEmailPerHour=1';
    const limited = await startTestServer({ env: { LIMITS } });
    const ask = async (email: string) =>
      (await newReader(limited, email).post('/api/sign-in', { email })).status;
    expect(await ask('a@example.com')).toBe(202);
    for (let n = 0; n < 4; n++) expect(await ask('a@example.com')).toBe(429);
    expect(await ask('not an address')).toBe(422);
    expect(await ask('b@example.com')).toBe(202);
    expect(await ask('c@example.com')).toBe(202);
    expect(await ask('d@example.com')).toBe(429);
    expect(limited.rows('select id from outbox')).toHaveLength(3);
    await limited.stop();
  });
});
