import { expect, test } from 'vitest';
import { en } from '#config/words/en.ts';
import { plural } from '#config/words/plural.ts';
import type { Answer } from './find-results.ts';
import { resultWords } from './result-words.ts';
import { summaryOf } from './results-html.ts';

const sixForms = plural('ar', {
  ...{ one: 'one', two: 'two', few: '# few', many: '# many', other: '# other' },
});
const search = {
  ...en.search,
  results: (n: number, query: string) => (n === 0 ? `none ${query}` : `${sixForms(n)} ${query}`),
};

test.each([
  [0, 'none $&'],
  [1, 'one $&'],
  [2, 'two $&'],
  [3, '3 few $&'],
  [11, '11 many $&'],
  [13, '13 many $&'],
  [100, '100 other $&'],
])('%i results are counted in the form of the language', (total, said) => {
  const words = resultWords({ ...en, search }, [], {
    locale: 'ar',
    source: 'en',
    page: '/ar/search/',
  });
  const answer: Answer = { total, articles: [], corrected: [], isUnsure: false };
  expect(summaryOf(answer, { query: '$&', exact: false }, words)).toBe(said);
});
