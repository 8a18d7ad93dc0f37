import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { ConfigError } from './env.ts';
import { GROUNDS } from './brand.ts';
import { localized, readSite } from './site.ts';

const LIMITS = {
  votesPerVoterPerMinute: 10,
  votesPerVoterPerHour: 60,
  votesPerAddressPerMinute: 60,
  votesPerAddressPerHour: 600,
  requestsPerPersonPerHour: 20,
  signInMailsPerAddressPerHour: 30,
  signInMailsPerEmailPerHour: 5,
  searchesPerAddressPerMinute: 120,
  watchMailsPerAddressPerHour: 30,
};
const SITE = {
  name: 'Help Center',
  product: 'Example',
  team: 'support team',
  locales: ['en', 'pt-BR'],
  plans: [
    { id: 'free', title: { en: 'Free' }, support: false },
    { id: 'pro', title: { en: 'Pro' }, support: true },
  ],
  defaultPlan: 'free',
  links: { product: 'https://example.com/', plans: 'http://example.com/plans' },
  limits: LIMITS,
};

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'waymark-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function read(site: object, overrides?: Record<string, number>) {
  writeFileSync(join(folder, 'site.yml'), stringify(site));
  return readSite(folder, overrides);
}

/** The message without the path of the folder. */
function failure(site: object, overrides?: Record<string, number>): string {
  try {
    read(site, overrides);
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    return (error as Error).message.replaceAll(`${folder}/`, '');
  }
  return 'nothing was wrong';
}

test('a site without a word about frames may be shown in none', () => {
  expect(read(SITE).frameAncestors).toEqual([]);
});

test('a site without a word about retention forgets after the usual times', () => {
  expect(read(SITE).retention).toEqual({ voterKeyDays: 180, searchDays: 90 });
  const retention = { voterKeyDays: 30 };
  expect(read({ ...SITE, retention }).retention).toEqual({ voterKeyDays: 30, searchDays: 90 });
});

test('the site that comes along is a right one', () => {
  expect(readSite('content').locales).toContain('en');
});

describe('site.yml is refused with line, found and expected', () => {
  test.each([
    [
      'a time that is none',
      { retention: { voterKeyDays: 0 }, ...SITE },
      '2: retention.voterKeyDays: found 0, expected number to be >0',
    ],
    [
      'a time beyond ten years',
      { retention: { searchDays: 3651 }, ...SITE },
      '2: retention.searchDays: found 3651, expected at most 3650 days',
    ],
    ['no name', { ...SITE, name: '' }, '1: name: found "", expected string to have >=1 characters'],
    [
      'no locale',
      { ...SITE, locales: [] },
      '4: locales: found [], expected array to have >=1 items',
    ],
    [
      'a locale written otherwise',
      { ...SITE, locales: ['en', 'pt_BR'] },
      '6: locales.1: found "pt_BR", expected e.g. en or pt-BR',
    ],
    [
      'a plan with capitals in its id',
      { ...SITE, plans: [{ ...SITE.plans[0], id: 'Free' }], defaultPlan: 'Free' },
      '8: plans.0.id: found "Free", expected lower-case letters, digits and hyphens',
    ],
    [
      'a plan that does not say whether it has support',
      { ...SITE, plans: [{ id: 'free', title: { en: 'Free' } }] },
      '8: plans.0.support: found nothing, expected boolean',
    ],
    [
      'a default that is no plan',
      { ...SITE, defaultPlan: 'gold' },
      '16: defaultPlan: found "gold", expected the id of one of the plans',
    ],
    [
      'a link that is none',
      { ...SITE, links: { ...SITE.links, plans: 'javascript:alert(1)' } },
      '19: links.plans: found "javascript:alert(1)", expected an http(s) address',
    ],
    [
      'a limit of zero',
      { ...SITE, limits: { ...LIMITS, votesPerVoterPerHour: 0 } },
      '22: limits.votesPerVoterPerHour: found 0, expected number to be >0',
    ],
    [
      'half a vote',
      { ...SITE, limits: { ...LIMITS, votesPerVoterPerHour: 0.5 } },
      '22: limits.votesPerVoterPerHour: found 0.5, expected int',
    ],
  ])('%s', (_what, site, message) => {
    expect(failure(site)).toBe(`site.yml:${message}`);
  });
});

describe('LIMITS', () => {
  test('replaces the limits it names and no other', () => {
    const { limits } = read(SITE, { votesPerVoterPerHour: 1, searchesPerAddressPerMinute: 9999 });
    expect(limits).toEqual({
      ...LIMITS,
      votesPerVoterPerHour: 1,
      searchesPerAddressPerMinute: 9999,
    });
  });

  test.each([
    ['a name that is no limit', { votesPerVoter: 5 }, 'votesPerVoter'],
    ['zero', { votesPerVoterPerHour: 0 }, 'votesPerVoterPerHour'],
    ['more than a number can hold', { votesPerVoterPerHour: 1e300 }, 'votesPerVoterPerHour'],
  ])('is refused with %s', (_what, overrides, found) => {
    const expected = Object.keys(LIMITS).join(', ');
    expect(failure(SITE, overrides)).toBe(
      `LIMITS: found ${found}, expected positive numbers for: ${expected}`,
    );
  });
});

test.each([
  ['de', 'Frei'],
  ['en', 'Free'],
  ['fr', 'Free'],
])('a text is told in %s as %j', (locale, expected) => {
  expect(localized({ de: 'Frei', en: 'Free' }, locale)).toBe(expected);
});

test('a text without English is told in its first language', () => {
  expect(localized({ de: 'Frei', fr: 'Gratuit' }, 'it')).toBe('Frei');
  expect(localized({}, 'it')).toBe('');
});

describe('the accent', () => {
  const branded = (light: string, dark = '#82c4b5') =>
    failure({ ...SITE, brand: { accent: { light, dark } } });

  test('is ours when the site names none', () => {
    expect(read(SITE).brand.accent).toEqual({ light: '#0b6157', dark: '#82c4b5' });
  });

  test.each([
    // Both sides of the limit, on the darkest of the grounds it stands on.
    ['#65675f', 'nothing was wrong'],
    ['#757575', 'found "#757575", expected a contrast of at least 4.5:1 with #f3f5f1'],
    ['#ffcc00', 'with #fdfdfb, which it stands on (it has 1.48:1)'],
    ['teal', 'found "teal", expected a colour such as #0b6157'],
  ])('%s: %s', (light, said) => {
    expect(branded(light)).toContain(said);
  });

  test('is also looked at in the dark, with its line', () => {
    expect(branded('#0b6157', '#0b6157')).toMatch(
      /^site\.yml:\d+: brand\.accent\.dark: found "#0b6157", expected a contrast .* #141819/,
    );
  });

  test('is checked against the grounds that the style sheet has', () => {
    const tokens = readFileSync('src/ui/tokens.css', 'utf8');
    const { light, dark } = GROUNDS;
    expect(tokens).toContain(`--ground: light-dark(${light.ground}, ${dark.ground});`);
    expect(tokens).toContain(`--ground-quiet: light-dark(${light.quiet}, ${dark.quiet});`);
  });
});

test.each([
  ['https://example.com/', true],
  ['mailto:help@example.com', true],
  ['tel:+491234567', true],
  ['/articles/', true],
  ['//evil.example/', false],
  ['javascript:alert(1)', false],
  ['data:text/html,x', false],
])('a link of the site to %s: %s', (href, isTaken) => {
  const said = failure({
    ...SITE,
    links: { ...SITE.links, footer: [{ title: { en: 'X' }, href }] },
  });
  expect(said === 'nothing was wrong').toBe(isTaken);
});

test('an incident has a text, and times that are instants', () => {
  const text = { en: 'Sign-in is slow.' };
  expect(read({ ...SITE, incident: { text } }).incident).toEqual({ text });
  expect(failure({ ...SITE, incident: { text, until: 'soon' } })).toContain(
    'incident.until: found "soon", expected an instant such as',
  );
});
