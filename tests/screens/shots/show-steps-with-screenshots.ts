import type { ArticleShots } from './shot.ts';
import { ARTICLE } from './people.ts';

/** Pictures of "Show steps with screenshots". */
export const showStepsWithScreenshots: ArticleShots = {
  category: 'authoring',
  article: 'show-steps-with-screenshots',
  async take(stage, snap) {
    const page = await stage.newPage();
    await page.goto(ARTICLE);
    const picture = page.locator('#step-1 img').first();
    await picture.scrollIntoViewIfNeeded();
    await snap('1-a-step-as-readers-see-it.png', {
      page,
      height: 455,
      from: page.locator('#step-1'),
      shows: [picture],
    });
  },
};
