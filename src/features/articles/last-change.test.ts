import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { lastChanges } from './last-change.ts';

let folder: string;
let content: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'waymark-git-'));
  content = join(folder, 'site', 'content');
  for (const name of ['old', 'new', 'drawn', 'öl 1']) {
    mkdirSync(join(content, name), { recursive: true });
    writeFileSync(join(content, name, 'index.mdx'), name);
  }
  git(join(folder, 'site'), 'init', '--quiet');
  commit('2026-01-10T12:00:00Z');
  appendFileSync(join(content, 'new', 'index.mdx'), '!');
  writeFileSync(join(content, 'drawn', '1.png'), 'picture');
  commit('2026-02-20T23:30:00-05:00');
  mkdirSync(join(content, 'not-committed'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function git(cwd: string, ...args: string[]): void {
  execFileSync('git', args, { cwd, stdio: 'ignore' });
}

function commit(date: string): void {
  const site = join(folder, 'site');
  git(site, 'add', '.');
  execFileSync(
    'git',
    ['-c', 'user.name=Ana', '-c', 'user.email=ana@example.com', 'commit', '-qm', 'x'],
    { cwd: site, env: { ...process.env, GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date } },
  );
}

test.each([
  ['old', '2026-01-10'],
  ['new', '2026-02-21'],
  ['drawn', '2026-02-21'],
  ['öl 1', '2026-01-10'],
  ['not-committed', undefined],
])('%s: %s', (name, day) => {
  expect(lastChanges(content)(join(content, name))).toBe(day);
});

test('in a shallow clone, what its oldest commit seems to have made is not known', () => {
  const clone = join(folder, 'clone');
  git(folder, 'clone', '--quiet', '--depth', '1', `file://${join(folder, 'site')}`, clone);
  const dayOf = lastChanges(join(clone, 'content'));
  expect(['old', 'new'].map((name) => dayOf(join(clone, 'content', name)))).toEqual([
    undefined,
    undefined,
  ]);
});

test('outside of git nothing is known', () => {
  const outside = mkdtempSync(join(tmpdir(), 'waymark-no-git-'));
  expect(lastChanges(outside)(outside)).toBeUndefined();
  rmSync(outside, { recursive: true });
});
