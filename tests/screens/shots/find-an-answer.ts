import { en } from '../../../src/config/words/en.ts';
import { ERROR } from './people.ts';
import type { ArticleShots } from './shot.ts';

/** Pictures of "Find an answer". */
export const findAnAnswer: ArticleShots = {
  category: 'using',
  article: 'find-an-answer',
  async take(stage, snap) {
    const page = await stage.newPage();
    await page.goto('/');
    const field = page.getByRole('main').getByRole('searchbox');
    await field.fill(ERROR);
    await snap('1-paste-the-message.png', {
      page,
      height: 300,
      from: page.getByRole('heading', { level: 1 }),
      shows: [field],
    });

    await field.press('Enter');
    const problem = page.getByRole('link', { name: `${en.search.problem}: ${ERROR}` });
    await problem.hover();
    await snap('2-open-the-problem.png', {
      page,
      height: 430,
      from: page.getByRole('heading', { level: 1 }),
      shows: [problem],
    });

    await problem.click();
    await page.waitForURL(/#/);
    const opened = page.locator('summary', { hasText: ERROR });
    await snap('3-read-the-way-out.png', {
      page,
      height: 515,
      from: opened,
      above: 8,
      shows: [opened],
    });
  },
};
