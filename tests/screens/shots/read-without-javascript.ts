import { en } from '../../../src/config/words/en.ts';
import { ARTICLE } from './people.ts';
import type { ArticleShots } from './shot.ts';

/** Pictures of "Read without JavaScript or on paper". */
export const readWithoutJavascript: ArticleShots = {
  category: 'using',
  article: 'read-without-javascript',
  async take(stage, snap) {
    const page = await stage.newPage({ javaScript: false });
    await page.goto('/search/');
    // Playwright finds no text inside <noscript>.
    const notice = page.locator('noscript p');
    await snap('1-search-needs-javascript.png', {
      page,
      height: 420,
      from: page.getByRole('heading', { level: 1 }),
      shows: [notice],
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
