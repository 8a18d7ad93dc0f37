import { expect, test } from 'vitest';
import type { CatalogArticle } from '#features/articles/index.ts';
import { reportOf, showReport } from './translation-report.ts';

const article = (id: string, change: Partial<CatalogArticle>) =>
  ({
    ...{ id, locale: 'en', revision: 'now', change: 'medium', linksTo: [], problems: [] },
    ...change,
  }) as unknown as CatalogArticle;
const translation = (id: string, follows: string, locale = 'de') =>
  article(id, { locale, follows, revision: 'own' });

const CATALOG = {
  categories: [],
  articles: [
    article('login', {}),
    article('password', { change: 'major' }),
    article('typo', { change: 'minor' }),
    article('same', { change: 'major' }),
    article('new', {}),
    article('hidden', { unlisted: true }),
    translation('login', 'old'),
    translation('password', 'old'),
    translation('typo', 'old'),
    translation('same', 'now'),
    article('only-german', { locale: 'de' }),
  ],
};

test('each language has what is behind by medium or more, the weightiest first, and what is missing', () => {
  expect(reportOf(CATALOG, ['en', 'de', 'ar'], [])).toEqual([
    {
      locale: 'de',
      translated: 5,
      stale: [
        { id: 'password', level: 'major', follows: 'old', current: 'now' },
        { id: 'login', level: 'medium', follows: 'old', current: 'now' },
      ],
      missing: ['new'],
    },
    {
      locale: 'ar',
      translated: 0,
      stale: [],
      missing: ['login', 'password', 'typo', 'same', 'new'],
    },
  ]);
});

test('a change in between counts, as the server saw it', () => {
  const at = (day: number) => `2026-11-0${day}T00:00:00.000Z`;
  const served = [
    { article: 'typo', revision: 'old', level: 'minor', firstSeenAt: at(1) },
    { article: 'typo', revision: 'between', level: 'major', firstSeenAt: at(2) },
  ] as const;
  const [german] = reportOf(CATALOG, ['en', 'de'], [...served]);
  expect(german?.stale.map(({ id, level }) => `${id} ${level}`)).toEqual([
    'password major',
    'typo major',
    'login medium',
  ]);
});

test('it is told in a line for each, with counts', () => {
  expect(showReport(reportOf(CATALOG, ['en', 'de'], []))).toBe(`\
German (de): 5 translated, 2 behind, 1 not translated
  major   password  follows old, now now
  medium  login     follows old, now now
  missing  new`);
  expect(showReport(reportOf(CATALOG, ['en'], []))).toMatch(/one language/);
});
