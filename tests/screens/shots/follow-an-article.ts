import { en } from '../../../src/config/words/en.ts';
import { ARTICLE } from './people.ts';
import type { ArticleShots } from './shot.ts';

/** Pictures of "Follow an article step by step". */
export const followAnArticle: ArticleShots = {
  category: 'using',
  article: 'follow-an-article',
  async take(stage, snap) {
    const page = await stage.newPage();
    await page.goto(ARTICLE);
    const title = page.getByRole('heading', { level: 1 });
    await snap('1-what-you-need.png', { page, height: 408, from: title, shows: [title] });

    const picture = page.locator('#step-3 img').first();
    await picture.scrollIntoViewIfNeeded();
    await snap('2-one-step-at-a-time.png', {
      page,
      height: 490,
      from: page.locator('#step-3'),
      shows: [picture],
    });

    const stuck = page.getByRole('button', { name: en.vote.stuckAtStep('3') });
    await stuck.hover();
    await snap('3-say-where-you-are-stuck.png', {
      page,
      height: 248,
      from: stuck,
      above: 200,
      shows: [stuck],
    });
  },
};
