import { expect, test } from 'vitest';
import { asDomain, companyDomain } from './mail-domain.ts';
import { PUBLIC_MAIL_DOMAINS } from './public-mail-domains.ts';

test.each([
  ['example.com', 'example.com'],
  [' Mail.EXAMPLE.com ', 'mail.example.com'],
  ['bücher.example', 'xn--bcher-kva.example'],
  ['localhost', undefined],
  ['', undefined],
  ['a@example.com', undefined],
  ['example.com/path', undefined],
  ['*.example.com', undefined],
  ['127.0.0.1', undefined],
  ['-a.example', undefined],
  [`${'a'.repeat(63)}.example`, `${'a'.repeat(63)}.example`],
  [`${'a'.repeat(64)}.example`, undefined],
])('%j as a domain: %j', (text, domain) => {
  expect(asDomain(text)).toBe(domain);
});

test.each([
  ['ana@example.com', 'example.com'],
  ['ana@Example.COM', 'example.com'],
  ['ana@gmail.com', undefined],
  ['ana@GMX.de', undefined],
  ['ana', undefined],
])('the company of %s: %j', (email, domain) => {
  expect(companyDomain(email)).toBe(domain);
});

test('the list of public mail domains has domains alone, each as they are compared', () => {
  expect(PUBLIC_MAIL_DOMAINS.size).toBeGreaterThan(200);
  for (const domain of PUBLIC_MAIL_DOMAINS) expect(asDomain(domain)).toBe(domain);
});
