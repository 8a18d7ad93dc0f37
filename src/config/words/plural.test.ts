import { expect, test } from 'vitest';
import { plural } from './plural.ts';

const german = plural('de', { one: '# Artikel', other: '# Artikel insgesamt' });
// Every form of a language with six, told apart by its name.
const arabic = plural('ar', {
  ...{ zero: 'zero #', one: 'one #', two: 'two #', few: 'few #', many: 'many #', other: 'other #' },
});

test.each([
  [0, '0 Artikel insgesamt'],
  [1, '1 Artikel'],
  [2, '2 Artikel insgesamt'],
  [1234, '1.234 Artikel insgesamt'],
])('German says %i as %j', (n, said) => {
  expect(german(n)).toBe(said);
});

test.each([
  [0, 'zero'],
  [1, 'one'],
  [2, 'two'],
  [3, 'few'],
  [10, 'few'],
  [11, 'many'],
  [99, 'many'],
  [100, 'other'],
  [102, 'other'],
  [103, 'few'],
])('Arabic says %i in the form %j', (n, form) => {
  expect(arabic(n)).toBe(`${form} ${n.toLocaleString('ar')}`);
});

test('a form that is left out is said as other', () => {
  expect(plural('ar', { other: '#' })(2)).toBe((2).toLocaleString('ar'));
});
