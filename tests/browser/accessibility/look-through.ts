import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { runAxe, takeLook, type Look } from '../../support/axe.ts';
import { openState, type PageState } from '../../support/page-states.ts';
import type { Stage } from '../../support/stage.ts';

/** What axe may leave undecided: a rule, and what its selector holds. ../README.md says why. */
const UNDECIDED = Array.from(
  readFileSync('tests/browser/README.md', 'utf8').matchAll(/^\| `([\w-]+)` +\| `([^`]+)`/gm),
  ([, rule = '', selector = '']) => ({ rule, selector }),
);

function isExplained(line: string): boolean {
  return UNDECIDED.some(
    ({ rule, selector }) => line.startsWith(`${rule}: `) && line.includes(selector),
  );
}

/** Opens a state once and lets axe look at it in each of these looks. */
export async function lookThrough(
  stage: Stage,
  state: PageState,
  { javaScript, looks }: { javaScript: boolean; looks: Look[] },
): Promise<void> {
  const page = await openState(stage, state, javaScript);
  for (const look of looks) {
    await takeLook(page, look);
    const { violations, incomplete } = await runAxe(page, javaScript);
    const undecided = incomplete.filter((line) => !isExplained(line));
    expect.soft({ look, violations, undecided }).toEqual({ look, violations: [], undecided: [] });
  }
}
