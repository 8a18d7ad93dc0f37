import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCli } from '../support/cli.ts';
import { API_KEY, exampleAccount, exampleRequest, NO_LIMITS } from '../support/examples.ts';
import { faultsOf, problemOf, send, type Answer } from '../support/http.ts';
import { signIn } from '../support/people.ts';
import { newReader } from '../support/reader.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

/** Who bought what: told by a program or by a command, and believed by the rule at once. */
let server: TestServer;
let folder: string;
beforeAll(async () => {
  server = await startTestServer({ env: { LIMITS: NO_LIMITS } });
  folder = mkdtempSync(join(tmpdir(), 'waymark-'));
});
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true });
});

const BY_KEY = { Authorization: `Bearer ${API_KEY}` };

function put(
  id: string,
  fields: Record<string, unknown>,
  headers: Record<string, string> = BY_KEY,
): Promise<Answer> {
  const typed = { 'Content-Type': 'application/json', ...headers };
  const body = JSON.stringify(fields);
  return send(server, `/api/accounts/${id}`, { method: 'PUT', headers: typed, body });
}

const accounts = () => server.rows('select * from accounts order by id');

async function mayWrite(email: string): Promise<boolean> {
  const reader = newReader(server, email);
  await signIn(server, reader, email);
  const { status } = await reader.post('/api/requests', exampleRequest());
  return status === 201;
}

describe('PUT /api/accounts/<id>', () => {
  test.each([
    ['no key', {}],
    ['a wrong key', { Authorization: `Bearer ${API_KEY}x` }],
    ['an empty one', { Authorization: 'Bearer ' }],
    ['another scheme', { Authorization: `Basic ${API_KEY}` }],
  ])('with %s is 401 and writes nothing', async (_, headers) => {
    const before = accounts();
    const answer = await put('nobody', exampleAccount(), headers);
    expect([answer.status, problemOf(answer).code]).toEqual([401, 'wrong-key']);
    expect(answer.headers['www-authenticate']).toBe('Bearer');
    expect(accounts()).toEqual(before);
  });

  test('from another site is 403, whatever the key', async () => {
    const answer = await put('x', exampleAccount(), { ...BY_KEY, Origin: 'https://evil.example' });
    expect([answer.status, problemOf(answer).code]).toEqual([403, 'cross-site']);
  });

  test('stores all it says, and again replaces it; members left out stay', async () => {
    const first = await put('acme', exampleAccount());
    expect(first.status).toBe(201);
    expect(JSON.parse(first.text)).toMatchObject({
      account: {
        id: 'acme',
        domains: ['company.example'],
        validUntil: '2099-12-31T23:59:59.999Z',
        members: [{ email: 'ana@company.example', role: 'manager' }],
        source: 'api',
      },
      warnings: [],
    });
    const { members: _, ...rest } = exampleAccount({ plan: 'basic', domains: [] });
    const again = await put('acme', rest);
    expect(again.status).toBe(200);
    expect(JSON.parse(again.text)).toMatchObject({
      account: { plan: 'basic', domains: [], members: [{ email: 'ana@company.example' }] },
    });
    expect(server.rows("select * from account_domains where account = 'acme'")).toEqual([]);
  });

  test('an unknown plan is stored, warned of, and has no support', async () => {
    const email = 'gold@gold.example';
    const members = [{ email, role: 'member' }];
    const answer = await put('gold', exampleAccount({ plan: 'gold', domains: [], members }));
    expect([answer.status, JSON.parse(answer.text)]).toMatchObject([
      201,
      { warnings: [{ code: 'unknown-plan', found: 'gold' }] },
    ]);
    expect(await mayWrite(email)).toBe(false);
  });

  test.each([
    ['a public mail domain', { domains: ['GMail.com'] }, ['domains.0: public-mail-domain']],
    ['no domain', { domains: ['ok.example', 'a@b'] }, ['domains.1: not-a-domain']],
    ['no instant', { validUntil: '2027-02-30' }, ['validUntil: not-an-instant']],
    [
      'no address',
      { members: [{ email: 'x', role: 'boss' }] },
      ['members.0.email: not-an-email', 'members.0.role: not-in-list'],
    ],
    ['no name', { name: ' ' }, ['name: required']],
  ])('%s is 422 with its field', async (_, change, faults) => {
    const before = accounts();
    const answer = await put('refused', exampleAccount(change));
    expect([answer.status, faultsOf(answer)]).toEqual([422, faults]);
    expect(accounts()).toEqual(before);
  });

  test('counts from the next request on: by domain, by member before domain, until its end', async () => {
    const domains = ['matched.example'];
    await put('matched', exampleAccount({ domains, members: [] }));
    expect(await mayWrite('someone@matched.example')).toBe(true);
    expect(await mayWrite('someone@sub.matched.example')).toBe(false);

    const members = [{ email: 'intern@matched.example', role: 'member' }];
    await put('trial', exampleAccount({ plan: 'free', domains: [], members }));
    expect(await mayWrite('intern@matched.example')).toBe(false);

    await put('matched', exampleAccount({ domains, members: [], validUntil: '2020-01-01' }));
    expect(await mayWrite('another@matched.example')).toBe(false);
  });
});

describe('npm run accounts', () => {
  function csv(name: string, ...lines: string[]): string {
    const file = join(folder, name);
    writeFileSync(file, `\ufeff${lines.join('\r\n')}\r\n`);
    return file;
  }
  const run = (...args: string[]) => runCli('accounts', args, { DATA_DIR: server.dataDir });

  test('imports what is right in the running server, and names what is not', async () => {
    const file = csv(
      'mixed.csv',
      'id,name,plan,domains,validUntil,members,managers',
      'north,"North, Ltd",basic,north.example north-2.example,2099-01-31,a@north.example,',
      'south,South,professional,gmail.com,,,',
      'north,Twice,free,,,,',
      'west,West,platinum,,,b@west.example;c@west.example,boss@west.example',
      'east,"Two\nlines",basic,,soon,nobody,',
    );
    const dry = await run('import', file, '--dry-run');
    expect(server.rows("select id from accounts where id in ('north', 'west')")).toEqual([]);
    const done = await run('import', file);
    expect([done.code, done.stderr]).toEqual([1, '']);
    expect(done.stdout).toBe(
      [
        'Made       2',
        'Changed    0',
        'Unchanged  0',
        'Refused    3',
        '  line 3: domains: found "gmail.com", expected a domain of the company’s own; there anybody can have an address',
        '  line 4: id: found "north", expected an account that no line before names; line 2 does',
        '  line 7: validUntil: found "soon", expected a day or an instant such as 2027-01-31 or 2027-01-31T12:00:00Z',
        '  line 7: members: found "nobody", expected an e-mail address',
        '  line 5: plan "platinum" is none of site.yml; it counts as one without support',
        '',
      ].join('\n'),
    );
    expect(dry.stdout).toBe(`${done.stdout}Nothing was written (--dry-run).\n`);
    expect(
      server.rows("select email, role from members where account = 'west' order by email"),
    ).toEqual([
      { email: 'b@west.example', role: 'member' },
      { email: 'boss@west.example', role: 'manager' },
      { email: 'c@west.example', role: 'member' },
    ]);
    expect(await mayWrite('anyone@north-2.example')).toBe(true);

    const again = await run(
      'import',
      csv('same.csv', 'id,name,plan,domains,validUntil', 'north,"North, Ltd",free,north.example,'),
    );
    expect([again.code, again.stdout]).toEqual([0, expect.stringContaining('Changed    1')]);
    expect(server.rows("select email from members where account = 'north'")).toHaveLength(1);
    expect(await mayWrite('a@north.example')).toBe(false);
  });

  test.each([
    [
      'columns nobody knows',
      ['id,name,tariff', 'a,A,free'],
      'found "tariff", expected columns of id',
    ],
    ['a column that is missing', ['id,name', 'a,A'], 'found "id,name", expected columns of id'],
    ['a row that is too long', ['id,name,plan', 'a,A,free,x'], 'line 2'],
    ['a quote that stays open', ['id,name,plan', 'a,"A,free'], 'Quote Not Closed'],
  ])('a file with %s is refused whole', async (name, lines, message) => {
    const before = accounts();
    const { code, stdout, stderr } = await run('import', csv(`${name}.csv`, ...lines));
    expect([code, stdout, stderr]).toEqual([1, '', expect.stringContaining(message)]);
    expect(stderr).not.toContain('    at ');
    expect(accounts()).toEqual(before);
  });

  test('lists and shows them, and says what holds now', async () => {
    await put('shown', exampleAccount({ validUntil: '2020-01-31', domains: ['shown.example'] }));
    const list = await run('list');
    expect(list.stdout).toMatch(
      /^shown +professional +2020-01-31T23:59:59.999Z +1 +1 +api +Example/m,
    );
    const shown = await run('show', 'shown');
    expect(shown.stdout).toContain('Holds now   free, without support');
    const missing = await run('show', 'nowhere');
    expect([missing.code, missing.stderr]).toEqual([
      1,
      expect.stringContaining('no account "nowhere"'),
    ]);
  });

  test.each([
    [[]],
    [['import']],
    [['list', 'x']],
    [['show']],
    [['list', '--dry-run']],
    [['drop', 'x']],
  ])('%j is answered with the usage', async (args) => {
    const { code, stderr } = await run(...args);
    expect([code, stderr]).toEqual([2, expect.stringContaining('Usage: npm run accounts')]);
  });

  test('works the same when no server runs', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'waymark-'));
    const file = csv('stopped.csv', 'id,name,plan', 'alone,Alone,basic');
    const done = await runCli('accounts', ['import', file], { DATA_DIR: dataDir });
    expect([done.code, done.stdout]).toEqual([0, expect.stringContaining('Made       1')]);
    const list = await runCli('accounts', ['list'], { DATA_DIR: dataDir });
    expect(list.stdout).toMatch(/^alone +basic/m);
    rmSync(dataDir, { recursive: true });
  });
});
