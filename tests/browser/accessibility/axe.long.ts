import { afterAll, beforeAll, test } from 'vitest';
import { OPENINGS } from '../../support/page-states.ts';
import { openStage, type Stage } from '../../support/stage.ts';
import { lookThrough } from './look-through.ts';
import { allLooks } from './views.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(async () => {
  await stage.close();
});

test.each(OPENINGS)('%s, in both colours at both widths', async (_, state, javaScript) => {
  await lookThrough(stage, state, { javaScript, looks: allLooks(javaScript) });
});
