import { expect, test } from 'vitest';
import { findPartners, readPartnerFilter } from './find-partners.ts';
import type { Partner } from './resources.ts';

const partner = (
  id: string,
  country: string,
  languages: string[],
  services: Partner['services'],
): Partner => ({ id, country, languages, services, name: id, url: `https://example.com/${id}` });
const PARTNERS = [
  partner('berlin', 'DE', ['de', 'en'], ['training', 'setup']),
  partner('vienna', 'AT', ['de'], ['setup']),
  partner('madrid', 'ES', ['es', 'en'], ['training']),
  partner('osaka', 'JP', ['ja'], ['assistance']),
];
const READER = { locale: 'en', acceptLanguage: null };
const ANY = { country: null, language: null, service: null };
const ids = (partners: Partner[]) => partners.map(({ id }) => id);

test.each([
  [
    'anything: who speaks the language of the page first',
    ANY,
    READER,
    [],
    ['berlin', 'madrid', 'vienna', 'osaka'],
  ],
  [
    'in the German pages',
    ANY,
    { ...READER, locale: 'de' },
    [],
    ['berlin', 'vienna', 'madrid', 'osaka'],
  ],
  [
    'a browser in Austria',
    ANY,
    { ...READER, acceptLanguage: 'de-AT' },
    [],
    ['vienna', 'berlin', 'madrid', 'osaka'],
  ],
  [
    'a country: those in it, and then the others',
    { ...ANY, country: 'ES' },
    READER,
    ['madrid'],
    ['berlin', 'vienna', 'osaka'],
  ],
  [
    'a service is a must',
    { ...ANY, service: 'training' as const },
    READER,
    [],
    ['berlin', 'madrid'],
  ],
  ['a language is a must', { ...ANY, language: 'ja' }, READER, [], ['osaka']],
  [
    'country and service: the next ones are still named',
    { country: 'JP', language: null, service: 'setup' as const },
    READER,
    [],
    ['berlin', 'vienna'],
  ],
  ['nobody', { country: null, language: 'ja', service: 'setup' as const }, READER, [], []],
])('%s', (_, filter, reader, near, far) => {
  const found = findPartners(PARTNERS, filter, reader);
  expect([ids(found.near), ids(found.far)]).toEqual([near, far]);
});

test.each([
  ['country=ES&language=de&service=setup', { country: 'ES', language: 'de', service: 'setup' }],
  ['country=XX&language=<b>&service=magic', ANY],
  ['country=&language=&service=', ANY],
  ['', ANY],
])('the address ?%s asks for %j', (query, filter) => {
  expect(readPartnerFilter(PARTNERS, new URLSearchParams(query))).toEqual(filter);
});
