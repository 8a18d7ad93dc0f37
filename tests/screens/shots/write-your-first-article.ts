import type { ArticleShots } from './shot.ts';
import { ARTICLE } from './people.ts';

/** Pictures of "Write your first article". */
export const writeYourFirstArticle: ArticleShots = {
  category: 'authoring',
  article: 'write-your-first-article',
  async take(stage, snap) {
    const page = await stage.newPage();
    await page.goto('/categories/security/');
    const entry = page.getByRole('main').getByRole('link', { name: 'Reset my Bitrix24 password' });
    await snap('1-title-and-description.png', {
      page,
      height: 300,
      from: page.getByRole('heading', { level: 1 }),
      shows: [entry],
    });

    await page.goto(ARTICLE);
    const question = page.getByRole('heading', { level: 1 });
    await snap('2-question-as-the-heading.png', {
      page,
      height: 170,
      from: question,
      shows: [question],
    });
  },
};
