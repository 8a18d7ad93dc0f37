import { en } from '../../../src/config/words/en.ts';
import { ARTICLE } from './people.ts';
import type { ArticleShots } from './shot.ts';

/** Pictures of "Say whether an article helped". */
export const sayWhetherAnArticleHelped: ArticleShots = {
  category: 'using',
  article: 'say-whether-an-article-helped',
  async take(stage, snap) {
    const page = await stage.newPage();
    const button = (name: string) => page.getByRole('button', { name, exact: true });
    const heading = (name: string) => page.getByRole('heading', { name, exact: true });
    await page.goto(`${ARTICLE}?q=merge%20two%20profiles`);

    const down = button(en.vote.down);
    await down.hover();
    await snap('1-choose-an-answer.png', {
      page,
      height: 170,
      from: heading(en.vote.question),
      shows: [button(en.vote.up), down],
    });

    await down.click();
    const reason = button(en.reasons['not-what-i-was-looking-for']);
    await reason.hover();
    await snap('2-choose-a-reason.png', {
      page,
      height: 410,
      from: heading(en.feedback.sorry),
      shows: [reason, button(en.reasons['screenshots-do-not-match'])],
    });

    await reason.click();
    const next = heading(en.nextStep.search.title);
    await page.mouse.move(0, 0);
    await snap('3-take-the-next-step.png', { page, height: 420, from: next, shows: [next] });

    const withdraw = button(en.feedback.withdraw);
    await withdraw.hover();
    await snap('4-change-your-mind.png', {
      page,
      height: 140,
      from: withdraw,
      above: 92,
      shows: [withdraw, button(en.feedback.toUp)],
    });
  },
};
