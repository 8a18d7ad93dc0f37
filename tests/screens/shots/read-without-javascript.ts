import { en } from '../../../src/config/words/en.ts';
import { ARTICLE } from './people.ts';
import type { ArticleShots } from './shot.ts';

/** Pictures of "Read without JavaScript or on paper". */
export const readWithoutJavascript: ArticleShots = {
  category: 'using',
  article: 'read-without-javascript',
  async take(stage, snap) {
    const page = await stage.newPage({ javaScript: false });
    await page.goto('/search/?q=forgot+password');
    await snap('1-search-on-its-page.png', {
      page,
      height: 520,
      from: page.getByRole('heading', { level: 1 }),
      shows: [page.getByRole('link', { name: 'Reset my Bitrix24 password' })],
    });

    await page.goto(ARTICLE);
    await page.getByRole('button', { name: en.vote.up, exact: true }).click();
    await snap('2-a-page-of-its-own.png', {
      page,
      height: 420,
      from: page.getByRole('heading', { name: en.feedback.title }),
      shows: [page.getByRole('button', { name: en.reasons['easy-to-follow'] })],
    });
  },
};
