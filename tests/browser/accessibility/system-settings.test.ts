import { afterAll, beforeAll, expect, test } from 'vitest';
import { openState, STATES } from '../../support/page-states.ts';
import { openStage, type Stage } from '../../support/stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(async () => {
  await stage.close();
});

test.each(STATES)('$name: edges under forced colours, and nothing moves', async (state) => {
  const page = await openState(stage, state, true);
  await page.emulateMedia({ forcedColors: 'active' });
  const bare = await page.evaluate(() => {
    const hasEdge = (element: Element) => {
      const { borderTopWidth, borderTopStyle, borderTopColor } = getComputedStyle(element);
      const isDrawn = Number.parseFloat(borderTopWidth) >= 1 && borderTopStyle !== 'none';
      return isDrawn && !/^rgba\(.*, 0\)$/.test(borderTopColor);
    };
    // Boxes to tick are the system's own drawing.
    const CONTROLS = 'button, input:not([type=hidden], [type=checkbox]), select, textarea, .button';
    return Array.from(document.querySelectorAll<HTMLElement>(CONTROLS))
      .filter((one) => one.checkVisibility() && !one.closest('.visually-hidden'))
      .filter((one) => {
        const isUnderlined = getComputedStyle(one).textDecorationLine.includes('underline');
        // The field and the button of a search stand in one frame.
        const frame = one.closest('.search-form');
        return !isUnderlined && !hasEdge(one) && !(frame && hasEdge(frame));
      })
      .map(({ outerHTML }) => outerHTML.slice(0, 80));
  });
  await page.emulateMedia({ forcedColors: 'none' });
  expect(bare).toEqual([]);

  // The stage asks for less movement.
  const moving = await page.evaluate(
    () =>
      Array.from(document.querySelectorAll('*')).filter((element) => {
        const { animationName, transitionDuration, scrollBehavior } = getComputedStyle(element);
        const isGliding = transitionDuration
          .split(', ')
          .some((time) => Number.parseFloat(time) > 0);
        return animationName !== 'none' || isGliding || scrollBehavior === 'smooth';
      }).length,
  );
  expect(moving).toBe(0);
});
