import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseLogLine, readLines } from './access-log.ts';

const LINE =
  '203.0.113.7 - - [22/Nov/2026:13:55:36 +0000] "GET /articles/x/?q=a HTTP/1.1" 200 2326 "https://www.example.com/" "Mozilla/5.0 (X11) Firefox/150.0"';
const ENTRY = {
  at: new Date('2026-11-22T13:55:36Z'),
  method: 'GET',
  address: '/articles/x/?q=a',
  status: 200,
  userAgent: 'Mozilla/5.0 (X11) Firefox/150.0',
};
const COMMON = LINE.split(' "https')[0] ?? '';

describe('a line is read', () => {
  test.each<[string, string, object]>([
    ['as nginx and Apache write it', LINE, {}],
    ['with fields after those known', `${LINE} 0.012 "-" upstream=1`, {}],
    ['with a name of a user', LINE.replace('- -', '- Ana Maria'), {}],
    ['with the name of the host first', `help.example.com:443 ${LINE}`, {}],
    ['of an IPv6 address', LINE.replace('203.0.113.7', '2001:db8::1'), {}],
    ['with a line end of Windows', `${LINE}\r`, {}],
    ['with a size left out', LINE.replace('200 2326', '304 -'), { status: 304 }],
    [
      'of another time zone, on its UTC day',
      LINE.replace('22/Nov/2026:13:55:36 +0000', '23/Nov/2026:00:30:00 +0130'),
      { at: new Date('2026-11-22T23:00:00Z') },
    ],
    [
      'with quotes in the name of the program',
      LINE.replace('(X11)', String.raw`(\"X11\")`),
      { userAgent: String.raw`Mozilla/5.0 (\"X11\") Firefox/150.0` },
    ],
    [
      'that is not HTTP',
      LINE.replace('GET /articles/x/?q=a HTTP/1.1', String.raw`\x16\x03`),
      {
        method: String.raw`\x16\x03`,
        address: '',
      },
    ],
  ])('%s', (_, line, change) => {
    expect(parseLogLine(line, 'combined')).toEqual({ ...ENTRY, ...change });
  });

  test('of the common format, which names no program', () => {
    const entry = { ...ENTRY, userAgent: undefined };
    expect(parseLogLine(COMMON, 'common')).toEqual(entry);
    expect(parseLogLine(LINE, 'common')).toEqual(entry);
  });
});

describe('a line is none', () => {
  test.each([
    ['the common format where the combined one is expected', COMMON],
    ['a month that is none', LINE.replace('Nov', 'Now')],
    ['a day that is none', LINE.replace('22/Nov', '32/Nov')],
    ['an hour that is none', LINE.replace(':13:', ':24:')],
    ['a status of two digits', LINE.replace(' 200 ', ' 20 ')],
    ['an open quote', LINE.slice(0, -1)],
    ['JSON', '{"request":"GET /articles/x/ HTTP/1.1","status":200}'],
    ['nothing', ''],
  ])('%s', (_, line) => {
    expect(parseLogLine(line, 'combined')).toBeUndefined();
  });
});

const token = fc.stringMatching(/^[\w.:-]{1,20}$/);
const quotable = fc
  .string({ unit: 'binary' })
  .map((text) => text.replace(/[\r\n\u2028\u2029]/g, '').replaceAll(/[\\"]/g, '\\$&'));

test('whatever a server writes is read back', () => {
  fc.assert(
    fc.property(
      token,
      fc.date({ min: new Date('1970-01-02'), max: new Date('2099-12-30'), noInvalidDate: true }),
      fc.integer({ min: -12 * 60, max: 14 * 60 }),
      fc.stringMatching(/^\/[\w/%?=&.-]*$/),
      fc.integer({ min: 100, max: 599 }),
      quotable,
      quotable,
      (host, instant, offset, address, status, referer, userAgent) => {
        instant.setUTCMilliseconds(0);
        const line = `${host} - - [${logTime(instant, offset)}] "GET ${address} HTTP/1.1" ${status} 5 "${referer}" "${userAgent}"`;
        const entry = { at: instant, method: 'GET', address, status, userAgent };
        expect(parseLogLine(line, 'combined')).toEqual(entry);
      },
    ),
    { numRuns: 10_000 },
  );
});

function logTime(instant: Date, offsetMinutes: number): string {
  const local = new Date(instant.getTime() + offsetMinutes * 60_000).toUTCString();
  const [, day, month, year, time] = local.split(' ');
  const size = Math.abs(offsetMinutes);
  const zone = [Math.floor(size / 60), size % 60].map((n) => String(n).padStart(2, '0')).join('');
  return `${day}/${month}/${year}:${time} ${offsetMinutes < 0 ? '-' : '+'}${zone}`;
}

test('no line makes it fail, however it is broken', () => {
  const pieces = fc.constantFrom(...LINE.split(/(?<=[ [\]"])/), '"', '\\', '[', ']', '\0', ' ');
  fc.assert(
    fc.property(fc.array(fc.oneof(pieces, fc.string({ unit: 'binary' }))), (parts) => {
      const entry = parseLogLine(parts.join(''), 'combined');
      if (entry) expect(entry.at.getTime()).not.toBeNaN();
    }),
    { numRuns: 10_000 },
  );
});

async function linesOf(...chunks: (string | Buffer)[]): Promise<(string | undefined)[]> {
  async function* stream() {
    for (const chunk of chunks) yield await Promise.resolve(Buffer.from(chunk));
  }
  const lines: (string | undefined)[] = [];
  for await (const line of readLines(stream())) lines.push(line);
  return lines;
}

describe('the lines of a stream', () => {
  test('however it was cut, also within a character', () => {
    const bytes = Buffer.from('äö\n\nü\r\n  \nlast');
    return fc.assert(
      fc.asyncProperty(fc.array(fc.nat(bytes.length)), async (cuts) => {
        const at = [0, ...cuts.sort((a, b) => a - b), bytes.length];
        const chunks = at.slice(1).map((end, n) => bytes.subarray(at[n], end));
        expect(await linesOf(...chunks)).toEqual(['äö', 'ü\r', 'last']);
      }),
    );
  });

  test.each([
    ['a line of 64 Ki characters', 'x'.repeat(65_536), ['x'.repeat(65_536), 'b']],
    ['one more', 'x'.repeat(65_537), [undefined, 'b']],
  ])('%s', async (_, line, lines) => {
    expect(await linesOf(`${line}\nb`)).toEqual(lines);
    expect(await linesOf(line.slice(0, 40_000), `${line.slice(40_000)}\nb`)).toEqual(lines);
  });

  test('a stream without any line end is one line too long, and not kept in memory', async () => {
    const chunks = Array.from({ length: 50 }, () => 'x'.repeat(20_000));
    expect(await linesOf(...chunks)).toEqual([undefined]);
    expect(await linesOf(...chunks, '\nb\n')).toEqual([undefined, 'b']);
  });
});
