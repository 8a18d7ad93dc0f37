import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { NO_LIMITS } from '../support/examples.ts';
import { problemOf, send, type Answer } from '../support/http.ts';
import { encodeForm, type Fields, type Reader } from '../support/reader.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { allRows, allWrites, type Write } from '../support/writes.ts';

/** What no address that writes may take, whoever sends it: its status, and not one row changed. */
let server: TestServer;
let reader: Reader;
let writes: Write[];
beforeAll(async () => {
  server = await startTestServer({ env: { LIMITS: NO_LIMITS } });
  ({ reader, writes } = await allWrites(server));
  // Mails that are still leaving would change rows meanwhile.
  const due = () => server.rows("select id from outbox where state <> 'delivered'").length;
  await vi.waitUntil(() => due() === 0, { timeout: 5000 });
});
afterAll(async () => {
  await server.stop();
});

const JSON_TYPE = 'application/json';
const FORM_TYPE = 'application/x-www-form-urlencoded';

type Attack = { type?: string; body: string | Buffer; headers?: Record<string, string> };

function attack(
  { method, path, ...write }: Write,
  { type, body, headers }: Attack,
): Promise<Answer> {
  const cookie = [...reader.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const own = {
    Origin: server.url,
    Cookie: cookie,
    'User-Agent': 'writes',
    ...write.headers,
    ...headers,
  };
  const typed = type === undefined ? own : { ...own, 'Content-Type': type };
  return send(server, path, { method, headers: typed, body });
}

/** Sends each attack to each address; every answer must be this one, and all rows as before. */
async function expectRefused(
  code: string,
  status: number,
  attacksOn: (write: Write) => Attack[],
): Promise<void> {
  const before = allRows(server);
  let sent = 0;
  for (const write of writes) {
    for (const one of attacksOn(write)) {
      sent++;
      const name = `${write.method} ${write.path} ${one.type} ${String(one.body).slice(0, 200)}`;
      const answer = await attack(write, one);
      expect([name, answer.status, problemOf(answer).code]).toEqual([name, status, code]);
      expect(problemOf(answer).requestId).toBe(answer.headers['x-request-id']);
      expect(answer.text).not.toMatch(/sqlite|node_modules|\/src\/|\bat \w+ \(/i);
    }
  }
  expect(sent).toBeGreaterThan(writes.length);
  expect(allRows(server)).toBe(before);
}

const asJson = (fields: Fields) => ({ type: JSON_TYPE, body: JSON.stringify(fields) });
const json = (write: Write) => JSON.stringify(write.fields);

describe('C1: another method', () => {
  const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND'];

  test('of the API is 405 with Allow', async () => {
    const before = allRows(server);
    const document = JSON.parse((await send(server, '/api/openapi.json')).text) as {
      paths: Record<string, Record<string, unknown>>;
    };
    const paths = Object.entries(document.paths);
    expect(paths.length).toBeGreaterThan(7);
    for (const [path, operations] of paths) {
      const described = METHODS.filter((method) => method.toLowerCase() in operations);
      const allowed = described.includes('GET') ? [...described, 'HEAD'] : described;
      for (const method of METHODS.filter((other) => !allowed.includes(other))) {
        const answer = await send(server, path.replaceAll(/\{\w+\}/g, 'x'), { method });
        expect([method, path, answer.status]).toEqual([method, path, 405]);
        const allow = answer.headers.allow?.split(', ').sort();
        expect([path, allow]).toEqual([path, allowed.toSorted()]);
      }
    }
    expect(allRows(server)).toBe(before);
  });

  test('of a page is 405 too', async () => {
    const before = allRows(server);
    for (const path of ['/', '/support/', '/support/new/', '/sign-in/', '/nowhere', '/icon.svg']) {
      for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) {
        const answer = await send(server, path, { method, headers: { Origin: server.url } });
        expect([path, answer.status, answer.headers.allow]).toEqual([path, 405, 'GET, HEAD']);
      }
    }
    expect(allRows(server)).toBe(before);
  });

  test('GET and HEAD with every field in the address write nothing, nor do prefetches', async () => {
    const before = allRows(server);
    for (const { path, fields } of writes) {
      for (const method of ['GET', 'HEAD']) {
        const headers = { 'Sec-Purpose': 'prefetch', 'Sec-Fetch-Site': 'same-origin' };
        const answer = await send(server, `${path}?${encodeForm(fields)}`, { method, headers });
        expect([path, [303, 405].includes(answer.status)]).toEqual([path, true]);
      }
    }
    expect(allRows(server)).toBe(before);
  });
});

test('C2: another type or charset is 415', () =>
  expectRefused('unsupported-media-type', 415, (write) =>
    [
      ...['text/plain', 'text/plain;charset=UTF-8', 'application/xml', 'application/jsonp'],
      ...['application/json; charset=iso-8859-1', `${FORM_TYPE}; charset=utf-16`],
      ...[undefined, 'application/json, text/html'],
      ...(write.multipart ? [] : ['multipart/form-data; boundary=x']),
    ].map((type) => ({ ...(type !== undefined && { type }), body: json(write).padEnd(3) })),
  ));

describe('C3: a body over the limit', () => {
  test('is 413, with its length announced and in chunks', () =>
    expectRefused('too-large', 413, (write) => {
      const body = json(write).padEnd(write.limit + 1);
      return [
        { type: JSON_TYPE, body },
        { type: FORM_TYPE, body },
        { type: JSON_TYPE, body, headers: { 'Transfer-Encoding': 'chunked' } },
      ];
    }));
});

describe('C4: a damaged body is 400', () => {
  test('as JSON', () =>
    expectRefused('malformed', 400, (write) =>
      [
        ...[
          '['.repeat(900) + ']'.repeat(900),
          `${json(write)}x`,
          '{',
          'null',
          '"text"',
          `[${json(write)}]`,
          'NaN',
          `{"a":1,}`,
        ],
        Buffer.from('{"a":"\xff"}', 'latin1'),
        ...(write.takesNothing ? [] : ['']),
      ].map((body) => ({ type: JSON_TYPE, body })),
    ));

  test('as a form', () =>
    expectRefused('malformed', 400, () =>
      ['a=%', 'a=%4', 'a=%zz', '%=1', 'a=%ff', 'a=%ED%A0%80', Buffer.from('a=\xff', 'latin1')].map(
        (body) => ({ type: FORM_TYPE, body }),
      ),
    ));

  test('as multipart, and the process lives on', async () => {
    const part = '--b\r\nContent-Disposition: form-data; name="subject"\r\n\r\n';
    await expectRefused('malformed', 400, (write) =>
      write.multipart
        ? [
            ...['--b', '--b\r\n\r\n', '--c\r\n--c--', 'x'.repeat(1000), part, `${part}x`],
            `${part}x\r\n--b`,
            Buffer.from(`${part}\xff\r\n--b--\r\n`, 'latin1'),
          ].map((body) => ({ type: 'multipart/form-data; boundary=b', body }))
        : [],
    );
    expect(server.process.exitCode).toBe(null);
    expect((await send(server, '/healthz')).status).toBe(200);
  });
});

describe('C5: fields that are not ours are 422', () => {
  const typed = (attacksOn: (write: Write) => Attack[]) =>
    expectRefused('invalid', 422, (write) => (write.takesNothing ? [] : attacksOn(write)));

  test('names nobody knows, and columns of the row', () =>
    typed(({ fields }) =>
      [
        ...['id', 'status', 'state', 'plan', 'is_staff', 'role', 'requester', 'voter_key'],
        ...['createdAt', 'constructor', 'toString', 'colour'],
      ]
        .filter((name) => !Object.hasOwn(fields, name))
        .flatMap((name) => [
          asJson({ ...fields, [name]: 'mine' }),
          { type: FORM_TYPE, body: encodeForm({ ...fields, [name]: 'mine' }) },
        ]),
    ));

  test('__proto__', () =>
    typed((write) => [
      { type: JSON_TYPE, body: `{"__proto__":{"role":"admin"},${json(write).slice(1)}` },
      { type: FORM_TYPE, body: `__proto__=x&${encodeForm(write.fields)}` },
      { type: FORM_TYPE, body: `__proto__[role]=admin&${encodeForm(write.fields)}` },
    ]));

  test('a list, an object or a number of levels for a text', () =>
    typed(({ fields }) =>
      Object.keys(fields).flatMap((name) => {
        const deep = JSON.parse('['.repeat(50) + ']'.repeat(50)) as unknown;
        const values = [[fields[name]], { $ne: '' }, deep, true, null];
        return values.map((value) => asJson({ ...fields, [name]: value }));
      }),
    ));

  test('a name that comes twice', () =>
    typed(({ fields }) =>
      Object.keys(fields).map((name) => ({
        type: FORM_TYPE,
        body: `${encodeForm(fields)}&${encodeForm({ [name]: fields[name] })}`,
      })),
    ));
});

test('C11: U+0000 and half a character are 422', () =>
  expectRefused('invalid', 422, ({ fields }) =>
    Object.keys(fields)
      .filter((name) => typeof fields[name] === 'string')
      .flatMap((name) => [
        asJson({ ...fields, [name]: `${String(fields[name])}\u0000` }),
        asJson({ ...fields, [name]: `${String(fields[name])}\ud83d` }),
        {
          type: FORM_TYPE,
          body: encodeForm({ ...fields, [name]: `${String(fields[name])}\u0000` }),
        },
      ]),
  ));

test('and what was attacked takes the same fields when nothing is wrong with them', async () => {
  const before = allRows(server);
  for (const write of writes) {
    const answer = await attack(write, { type: JSON_TYPE, body: json(write) });
    const name = `${write.method} ${write.path}`;
    expect([name, answer.status]).toEqual([name, write.status]);
  }
  expect(allRows(server)).not.toBe(before);
});
