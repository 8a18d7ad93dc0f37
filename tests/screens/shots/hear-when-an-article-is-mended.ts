import { en } from '../../../src/config/words/en.ts';
import { ANA, ARTICLE } from './people.ts';
import type { ArticleShots } from './shot.ts';

/** Pictures of "Hear when an article is mended". */
export const hearWhenAnArticleIsMended: ArticleShots = {
  category: 'using',
  article: 'hear-when-an-article-is-mended',
  async take(stage, snap) {
    const page = await stage.newPage();
    const button = (name: string) => page.getByRole('button', { name, exact: true });
    const heading = (name: string) => page.getByRole('heading', { name, exact: true });
    await page.goto(ARTICLE);
    await button(en.vote.down).click();
    const reason = button(en.reasons['screenshots-do-not-match']);
    await reason.hover();
    await snap('1-say-what-is-wrong.png', {
      page,
      height: 410,
      from: heading(en.feedback.sorry),
      shows: [reason],
    });

    await reason.click();
    const email = page.getByLabel(en.feedback.email.label);
    await email.fill(ANA);
    const send = button(en.feedback.comment.button).last();
    await send.hover();
    await snap('2-leave-your-address.png', {
      page,
      height: 640,
      from: heading(en.nextStep.thanks.title),
      shows: [email, send],
    });

    await send.click();
    const asked = page.getByText(en.feedback.email.asked);
    await page.mouse.move(0, 0);
    await snap('3-a-mail-is-on-its-way.png', {
      page,
      height: 200,
      from: heading(en.nextStep.thanks.title),
      shows: [asked],
    });

    await page.goto(await stage.linkInMail(ANA, '/watch/confirm'));
    const yes = button(en.watch.confirm.button);
    await yes.hover();
    await snap('4-say-yes.png', {
      page,
      height: 230,
      from: heading(en.watch.confirm.title),
      shows: [yes],
    });

    await yes.click();
    await page.mouse.move(0, 0);
    await snap('5-we-will-write-to-you.png', {
      page,
      height: 210,
      from: heading(en.watch.confirm.doneTitle),
      shows: [page.getByRole('link', { name: en.watch.backToArticle })],
    });
  },
};
