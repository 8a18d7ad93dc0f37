import { expect, test } from 'vitest';
import { ConfigError } from '../env.ts';
import { checkWords } from './check-words.ts';

const en = { home: { title: 'Home', count: (n: number) => `${n} articles` }, close: 'Close' };
const count = (n: number) => `${n} Artikel`;
const de = { home: { title: 'Start', count }, close: 'Schließen' };

test('our own dictionaries are whole', () => {
  expect(() => checkWords(['en', 'de', 'ar', 'ja'])).not.toThrow();
});

test.each<[string, string[], Record<string, object>, string]>([
  [
    'a language without a dictionary',
    ['en', 'fr'],
    { en, de },
    'site.yml: locales: found fr, expected a dictionary for it in src/config/words/index.ts, where there are: en, de',
  ],
  [
    'a key that is missing',
    ['en', 'de'],
    { en, de: { ...de, home: { count } } },
    'src/config/words/de.ts: home.title: found nothing, expected a text, as in en.ts',
  ],
  [
    'a whole group that is missing',
    ['en', 'de'],
    { en, de: { close: 'Schließen' } },
    'src/config/words/de.ts: home: found nothing, expected several texts, as in en.ts',
  ],
  [
    'a key too many',
    ['en', 'de'],
    { en, de: { ...de, open: 'Öffnen' } },
    'src/config/words/de.ts: open: found a text, expected nothing, as in en.ts',
  ],
  [
    'a text that takes no values',
    ['en', 'de'],
    { en, de: { ...de, home: { title: 'Start', count: 'Artikel' } } },
    'src/config/words/de.ts: home.count: found a text, expected a text with values in it, as in en.ts',
  ],
])('refused is %s', (_what, locales, dictionaries, mistake) => {
  expect(() => checkWords(locales, dictionaries)).toThrow(new ConfigError(mistake));
});

test('all mistakes are told at once', () => {
  expect(() => checkWords(['en', 'fr'], { en, de: { home: { count } } })).toThrow(
    /found fr.*\n.*home\.title.*\n.*close: found nothing/,
  );
});
