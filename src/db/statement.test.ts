import { expect, test } from 'vitest';
import { isRead, keywordOf, prepare } from './statement.ts';

test.each([
  ['SELECT 1', true],
  ['  \n\tselect 1', true],
  ['-- a note\n/* and\n another */ SELECT 1', true],
  ['EXPLAIN QUERY PLAN SELECT 1', true],
  ['WITH x AS (SELECT 1) DELETE FROM t', false],
  ['WITH x AS (SELECT 1) SELECT * FROM x', false],
  ['/* SELECT */ INSERT INTO t VALUES (1)', false],
  ['-- SELECT\nUPDATE t SET a = 1', false],
  ['', false],
  ['-- SELECT', false],
])('%j is a read: %s', (sql, expected) => {
  expect(isRead(sql)).toBe(expected);
});

test('a long run of blanks is read in no time', () => {
  expect(keywordOf(`${' '.repeat(100_000)}1`)).toBe('');
});

test.each(['BEGIN', 'commit', 'End', 'ROLLBACK', 'SAVEPOINT a', 'ATTACH x', 'VACUUM', 'PRAGMA a'])(
  '%s is refused',
  (sql) => expect(() => prepare(sql)).toThrow(/does not go through the database door/),
);

test('U+0000 is refused in every place a text can stand, and no value is repeated', () => {
  for (const refused of [
    () => prepare({ sql: 'SELECT ?', args: ['secret\u0000'] }),
    () => prepare({ sql: 'SELECT :a', args: { a: 'secret\u0000' } }),
    () => prepare(['SELECT ?', [1, 'secret\u0000']]),
    () => prepare("SELECT 'secret\u0000'"),
  ]) {
    expect(refused).toThrow(TypeError);
    expect(refused).not.toThrow('secret');
  }
  expect(prepare('SELECT ?', [Buffer.from([0])]).sql).toBe('SELECT ?');
});
