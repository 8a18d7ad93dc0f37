import { en } from '../../../src/config/words/en.ts';
import { ARTICLE, ERROR } from './people.ts';
import type { ArticleShots } from './shot.ts';

/** Pictures of "Explain error messages". */
export const explainErrorMessages: ArticleShots = {
  category: 'authoring',
  article: 'explain-error-messages',
  async take(stage, snap) {
    const page = await stage.newPage();
    await page.goto(`${ARTICLE}#a-user-with-that-email-already-exists`);
    const problem = page.locator('summary', { hasText: ERROR });
    await snap('1-a-problem-as-readers-see-it.png', {
      page,
      height: 590,
      from: page.getByRole('heading', { name: en.article.troubleshooting }),
      shows: [problem],
    });

    await page.goto(`/search/?q=${encodeURIComponent(ERROR)}`);
    const found = page.getByRole('link', { name: `${en.search.problem}: ${ERROR}` });
    await found.hover();
    await snap('2-found-by-its-message.png', {
      page,
      height: 430,
      from: page.getByRole('heading', { level: 1 }),
      shows: [found],
    });
  },
};
