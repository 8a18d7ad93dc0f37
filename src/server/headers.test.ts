import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readPagePolicies, SEARCH_WORKER, securityHeaders } from './headers.ts';

describe('every answer', () => {
  test('forbids all that it does not need', () => {
    expect(securityHeaders(false, [])).toEqual({
      'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
      'Referrer-Policy': 'same-origin',
      'X-Content-Type-Options': 'nosniff',
      'X-Frame-Options': 'DENY',
    });
  });

  test('on https says that there is no other way in, and on http nothing of it', () => {
    const name = 'Strict-Transport-Security';
    expect(securityHeaders(true, [])[name]).toBe('max-age=31536000; includeSubDomains');
    expect(securityHeaders(false, [])).not.toHaveProperty(name);
  });

  test('names who may show it in a frame, in the one header that can', () => {
    const headers = securityHeaders(true, ["'self'", 'https://app.example.com']);
    expect(headers['Content-Security-Policy']).toBe(
      "default-src 'none'; frame-ancestors 'self' https://app.example.com",
    );
    expect(headers).not.toHaveProperty('X-Frame-Options');
  });

  test('allows no inline code, and WebAssembly to the search worker alone', () => {
    const policies = [...Object.values(securityHeaders(true, [])), SEARCH_WORKER.policy].join();
    expect(policies).not.toMatch(/'unsafe-inline'|'unsafe-eval'/);
    expect(SEARCH_WORKER.policy).toContain("'wasm-unsafe-eval'");
  });
});

describe('the policy of a page', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'waymark-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const read = (text: string) => {
    writeFileSync(join(folder, '_headers.json'), text);
    return readPagePolicies(join(folder, '_headers.json'));
  };
  const page = (pathname: string, ...headers: [string, string][]) => ({
    pathname,
    headers: headers.map(([key, value]) => ({ key, value })),
  });

  test('is what the build wrote, under its address with a slash', () => {
    const written = [
      page('/', ['Content-Security-Policy', 'a']),
      page('/articles/login', ['content-security-policy', 'b'], ['X-Other', 'x']),
      page('/search/', ['content-security-policy', 'c']),
      page('/plain/', ['X-Other', 'x']),
    ];
    expect([...read(JSON.stringify(written))]).toEqual([
      ['/', 'a'],
      ['/articles/login/', 'b'],
      ['/search/', 'c'],
    ]);
  });

  test.each([['{}'], ['[{"pathname":"/"}]'], ['nonsense'], ['']])(
    'stops the start when it is %j',
    (text) => {
      expect(() => read(text)).toThrow();
    },
  );

  test('that was never built stops the start and says what to do', () => {
    const file = join(folder, 'missing.json');
    expect(() => readPagePolicies(file)).toThrow(`${file} is missing: run npm run build.`);
  });
});
